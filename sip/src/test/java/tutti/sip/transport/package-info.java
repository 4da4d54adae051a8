/// Tests of the package of the same name.
@NullMarked
package tutti.sip.transport;

import org.jspecify.annotations.NullMarked;
