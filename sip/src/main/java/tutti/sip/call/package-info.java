/// Calls: what an application does with dialogs. The doors are [tutti.sip.call.Call] for the application and
/// [tutti.sip.call.Calls] for the endpoint.
///
/// Thread: the endpoint's; listeners are called on it, synchronously. Imports `message`, `transport`, `time`,
/// `transaction`, `dialog`, `auth`, `registration`.
///
/// Source: RFC 3261 §8, §9, §11, §13, §14, §15; RFC 3311 (UPDATE); RFC 4028 (session timers); RFC 6086 (INFO); RFC 3262
/// (PRACK); RFC 3515, RFC 4488 (REFER); RFC 3891 (Replaces).
@NullMarked
package tutti.sip.call;

import org.jspecify.annotations.NullMarked;
