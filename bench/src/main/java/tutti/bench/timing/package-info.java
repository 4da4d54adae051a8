/// Times a piece of work: processor time and allocation of the calling thread, in rounds.
/// Door: [tutti.bench.timing.Rounds]. Thread: the one that runs the work. May import: the JDK.
@NullMarked
package tutti.bench.timing;

import org.jspecify.annotations.NullMarked;
