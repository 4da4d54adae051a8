/// A script as values: who takes part, what he says, how he is connected, and what happens when.
///
/// Door: [tutti.simulator.script.plan.Script]. Thread: any, everything is immutable. May import:
/// `tutti.engine.roles` (origins of a mute), `tutti.engine` and `tutti.audio` (settings),
/// `tutti.simulator.script.network` (conditions).
@NullMarked
package tutti.simulator.script.plan;

import org.jspecify.annotations.NullMarked;
