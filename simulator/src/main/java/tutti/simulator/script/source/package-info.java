/// What scripted parties say, sample by sample. Door: [tutti.simulator.script.source.SpokenSource]. Thread:
/// the stage's. May import: `tutti.audio.tone`, `tutti.audio.level`, `tutti.engine` (the end of a
/// datafeed), `tutti.engine.play`, `tutti.simulator.script.plan`.
@NullMarked
package tutti.simulator.script.source;

import org.jspecify.annotations.NullMarked;
