/// Small programs on the engine alone, to read and to change. Each prints what everybody hears and how loud, and
/// proves it. Door: [tutti.examples.Example], the list of them. Thread: the caller's, which is the tick as well.
/// May import: `tutti.engine`, `tutti.audio`.
@NullMarked
package tutti.examples;

import org.jspecify.annotations.NullMarked;
