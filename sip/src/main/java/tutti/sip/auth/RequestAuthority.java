package tutti.sip.auth;

import tutti.sip.message.SipRequest;
import tutti.sip.transport.Flow;

/// Decides, before anything else is done for a request outside a dialog, whether its sender may ask at all. Every
/// method passes it but ACK and CANCEL, which cannot be challenged (RFC 3261 §22.1).
///
/// An application puts its own rule in front of a [DigestAuthenticator]: rooms open to everybody are granted
/// at once, for the rest it passes the question on. Called synchronously on the endpoint's thread; must not
/// block.
@FunctionalInterface
public interface RequestAuthority {
    /// Lets everybody ask.
    RequestAuthority EVERYBODY = (request, flow, nowNanos) -> Admission.ANONYMOUS;

    Admission admit(SipRequest request, Flow flow, long nowNanos);
}
