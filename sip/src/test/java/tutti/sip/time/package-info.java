/// Tests of the package of the same name.
@NullMarked
package tutti.sip.time;

import org.jspecify.annotations.NullMarked;
