package tutti.sip.transaction;

import java.util.Locale;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.Via;

/// What makes a request the same transaction again. Source: RFC 3261 §17.1.3, §17.2.3.
///
/// @param identity the branch; for a request of RFC 2543, whose branch identifies nothing, the fields that do
/// @param sentBy where the request was sent from; `""` for our own
record TransactionKey(String identity, String sentBy, String method) {

    /// The server transaction `request` belongs to. ACK belongs to its INVITE.
    static TransactionKey ofServer(SipRequest request, Via topVia) {
        String method = request.is("ACK") ? "INVITE" : request.method();
        String sentBy = (topVia.host() + ":" + topVia.port().orElse(-1)).toLowerCase(Locale.ROOT);
        String identity = topVia.hasUniqueBranch() ? topVia.branch() : legacyIdentity(request, topVia);
        return new TransactionKey(identity, sentBy, method);
    }

    /// The To tag is left out: in an ACK it is ours, in its INVITE it is not there yet.
    private static String legacyIdentity(SipRequest request, Via topVia) {
        return String.join(
                "\n",
                request.uri().toString(),
                request.callId(),
                request.from().tag(),
                Long.toString(request.cSeq().number()),
                topVia.toString());
    }

    /// The INVITE a CANCEL with this key means (§9.2).
    TransactionKey ofInvite() {
        return new TransactionKey(identity, sentBy, "INVITE");
    }

    /// The client transaction a response belongs to, or of a request of ours.
    static TransactionKey ofClient(SipMessage message, Via topVia) {
        return new TransactionKey(topVia.branch(), "", message.cSeq().method());
    }
}
