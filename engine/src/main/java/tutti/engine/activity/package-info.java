/// Who is active now and how loud: measured by the tick, read and drained by control.
///
/// Doors: [ActivityReporter] with its [ActivityQueue] for reports of one output, [InputActivity] for one
/// input. The tick writes, control reads, and only these two classes are shared between them. May import
/// `tutti.audio.level`.
@NullMarked
package tutti.engine.activity;

import org.jspecify.annotations.NullMarked;
