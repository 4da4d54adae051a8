/// Lets the engine record a simulated conference, and writes the files while it is played.
///
/// Door: [tutti.simulator.script.recording.Recordings]. Thread: the stage's, between two ticks; blocks on the
/// disk. May import: `tutti.engine`, `tutti.engine.record`, `tutti.engine.roles`, the script's plan and stage.
@NullMarked
package tutti.simulator.script.recording;

import org.jspecify.annotations.NullMarked;
