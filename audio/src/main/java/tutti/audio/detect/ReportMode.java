package tutti.audio.detect;

/// When a recognised tone is reported. Source: Prosody `sm_listen_for`, whose two end modes are one here: a report of
/// an end always has the length.
public enum ReportMode {
    /// Once, as soon as it is recognised.
    START(true, false),
    /// Once, when it has ended.
    END(false, true),
    /// Twice.
    START_AND_END(true, true);

    private final boolean starts;
    private final boolean ends;

    ReportMode(boolean starts, boolean ends) {
        this.starts = starts;
        this.ends = ends;
    }

    boolean starts() {
        return starts;
    }

    boolean ends() {
        return ends;
    }
}
