/// SIP messages as values: reading them from bytes, asking them questions, writing them.
///
/// The door is [tutti.sip.message.SipParser]. Everything here is immutable and may be used from any thread;
/// nothing here keeps state between calls. Imports nothing of Tutti.
///
/// Source: RFC 3261 §7, §19, §20, §25.
@NullMarked
package tutti.sip.message;

import org.jspecify.annotations.NullMarked;
