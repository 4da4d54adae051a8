/// SIP without sockets, threads or clocks. The door is [tutti.sip.SipEndpoint]: bytes and the time go in, bytes
/// and events about calls come out.
///
/// ```
///   SipEndpoint ─► call ─► dialog ─► transaction ─► transport      message: what all of them talk about
/// ```
/// Thread: one, the caller's. Imports all packages below it.
@NullMarked
package tutti.sip;

import org.jspecify.annotations.NullMarked;
