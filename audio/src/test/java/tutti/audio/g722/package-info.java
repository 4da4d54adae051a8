/// Tests of G.722 against the sequences of the Recommendation and against another implementation.
@NullMarked
package tutti.audio.g722;

import org.jspecify.annotations.NullMarked;
