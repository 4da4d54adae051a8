/// The hearing matrix of a script: what the meeting says that everybody hears, beside what is in his ear.
///
/// ```
///   every change ─► [RuleTrack]: stretches in which a rule and a gain held ─┐
///   every frame  ─► [ReferenceMeter]: what of a talker without a tone is in the ear
///   WAV files    ─► [Judge]: level and lateness of each talker's tone ──────┴─► [HeardStretch]
/// ```
/// Door: [tutti.simulator.script.ear.Judge]. Thread: the caller's. May import: `tutti.audio`,
/// `tutti.engine.roles`, the script's plan, sources and stage, `tutti.simulator.hearing` (what counts as
/// heard).
@NullMarked
package tutti.simulator.script.ear;

import org.jspecify.annotations.NullMarked;
