@NullMarked
package tutti.sip;

import org.jspecify.annotations.NullMarked;
