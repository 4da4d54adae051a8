/// Brings the exact sum of a conference output into 16 bits without clipping.
///
/// Door: {@link tutti.audio.limit.Limiter}. Thread: any, nothing here has state; the caller keeps one `int` per
/// output. May import: `java.lang`.
@NullMarked
package tutti.audio.limit;

import org.jspecify.annotations.NullMarked;
