package tutti.simulator.script.plan;

/// A recording that the engine makes of the script's conference. Parties go by name; `line` is that of the script.
public sealed interface RecordingPlan {
    /// Of its file or folder.
    String name();

    int line();

    /// What `recorder` hears while he is a recorder.
    record Mix(String name, String recorder, int line) implements RecordingPlan {}

    /// A file for each whom `recorder` can hear, and what he hears.
    record Stems(String name, String recorder, int line) implements RecordingPlan {}

    /// What two say, in a channel each, whoever hears it.
    record Stereo(String name, String left, String right, int line) implements RecordingPlan {}
}
