/// Where a script is played: a real engine whose clock is a loop, a meeting, and a channel for each party.
///
/// Doors: [tutti.simulator.script.stage.Stage] and, for one who only wants to know whether a script can be
/// played, [tutti.simulator.script.stage.Rehearsal]. Thread: the caller's, no other is started. May import:
/// `tutti.engine`, `tutti.engine.roles`, `tutti.engine.feed`, `tutti.engine.play`, `tutti.engine.tones` and the
/// script's plan, sources and network.
@NullMarked
package tutti.simulator.script.stage;

import org.jspecify.annotations.NullMarked;
