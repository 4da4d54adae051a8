@NullMarked
package tutti.rtp.packet;

import org.jspecify.annotations.NullMarked;
