/// Tests of the endpoint as a whole, in virtual time, and the rigs they use.
@NullMarked
package tutti.sip;

import org.jspecify.annotations.NullMarked;
