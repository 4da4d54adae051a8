/// From a YAML file to a [tutti.simulator.script.plan.Script], or to one sentence with a line number.
///
/// ```
///   file ─► nodes with lines ─► sections that know their keys ─► parties, actions ─► script
/// ```
/// Door: [tutti.simulator.script.reading.ScriptReader]; [tutti.simulator.script.reading.KeyTable] is also what
/// the reference in `docs/simulate.md` is made of. Blocks on the disk. May import: `tutti.server.yaml`,
/// `tutti.audio.wav`, `tutti.engine` and `tutti.audio` (limits and settings), `tutti.simulator.script.plan`,
/// `tutti.simulator.hearing` (frequencies).
@NullMarked
package tutti.simulator.script.reading;

import org.jspecify.annotations.NullMarked;
