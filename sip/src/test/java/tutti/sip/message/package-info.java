/// Tests of the package of the same name.
@NullMarked
package tutti.sip.message;

import org.jspecify.annotations.NullMarked;
