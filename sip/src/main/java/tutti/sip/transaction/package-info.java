/// Transactions: one request and all its responses, with the retransmissions that a lossy network needs. The
/// door is [tutti.sip.transaction.Transactions].
///
/// Sans-IO: bytes go out through a `SipOutput`, time comes from a `TimerQueue`. Thread: the endpoint's. Imports
/// `message`, `transport`, `time`.
///
/// Source: RFC 3261 §17, §18.2; RFC 6026; RFC 3581.
@NullMarked
package tutti.sip.transaction;

import org.jspecify.annotations.NullMarked;
