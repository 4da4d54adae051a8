/// What a simulation leaves behind: WAV files, events, the hearing matrix. Nothing in the files depends on when
/// or where they were written.
///
/// Doors: [tutti.simulator.script.report.ResultFolder] writes, [tutti.simulator.script.report.Summary]
/// tells a person. Blocks on the disk. May import: Jackson, `tutti.audio.wav`, `tutti.engine.roles`,
/// `tutti.engine.tones`, the script's plan, stage and ear.
@NullMarked
package tutti.simulator.script.report;

import org.jspecify.annotations.NullMarked;
