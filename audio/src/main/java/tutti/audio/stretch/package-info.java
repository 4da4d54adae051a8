/// Time-scaling of speech by whole pitch periods, and the search for the period.
///
/// Runs on the thread that owns it, allocates nothing after construction. May import the JDK only.
@NullMarked
package tutti.audio.stretch;

import org.jspecify.annotations.NullMarked;
