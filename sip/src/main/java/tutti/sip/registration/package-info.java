/// Being reachable at a provider: the door is [tutti.sip.registration.Registration].
///
/// Thread: the endpoint's; listeners are called on it, synchronously. Imports `message`, `transport`, `time`,
/// `transaction`, `auth`.
///
/// Source: RFC 3261 §10.2; RFC 5626 §4.5 (back-off).
@NullMarked
package tutti.sip.registration;

import org.jspecify.annotations.NullMarked;
