@NullMarked
package tutti.rtp;

import org.jspecify.annotations.NullMarked;
