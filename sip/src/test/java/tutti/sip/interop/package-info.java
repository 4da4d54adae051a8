/// An endpoint on real sockets against an independent SIP stack, the JAIN SIP reference implementation.
@NullMarked
package tutti.sip.interop;

import org.jspecify.annotations.NullMarked;
