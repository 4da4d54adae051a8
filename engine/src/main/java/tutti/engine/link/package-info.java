/// Cells between processors: [Crossings] makes an input heard in outputs of other processors.
///
/// Built from the primitives of `tutti.engine` and nothing else. Thread: any; inside
/// [tutti.engine.Engine#atomically] where several calls are one change. May import `tutti.engine`.
@NullMarked
package tutti.engine.link;

import org.jspecify.annotations.NullMarked;
