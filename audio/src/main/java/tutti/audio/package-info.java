@NullMarked
package tutti.audio;

import org.jspecify.annotations.NullMarked;
