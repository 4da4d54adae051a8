package tutti.sip.dialog;

import tutti.sip.message.SipRequest;

/// What identifies a dialog to us. A peer of RFC 2543 has the tag `""`. Source: RFC 3261 §12.
public record DialogId(String callId, String localTag, String remoteTag) {

    /// The dialog a request of the peer's belongs to.
    public static DialogId ofReceived(SipRequest request) {
        return new DialogId(request.callId(), request.to().tag(), request.from().tag());
    }
}
