/// Tests of comfort noise.
@NullMarked
package tutti.audio.noise;

import org.jspecify.annotations.NullMarked;
