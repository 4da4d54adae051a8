/// The mix: the matrix is the truth, the plan is derived from it, the mixer executes the plan.
///
/// [MixMatrix] and [PlanCompiler] belong to control, under the processor's control lock; [Mixer] belongs to the
/// tick. May import `tutti.audio.limit`.
@NullMarked
package tutti.engine.mix;

import org.jspecify.annotations.NullMarked;
