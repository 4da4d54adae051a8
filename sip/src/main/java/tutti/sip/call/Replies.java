package tutti.sip.call;

import java.util.List;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeader;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.StatusReason;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.Flow;

/// Writes responses, and the headers our requests share with them.
final class Replies {
    private final CallSettings settings;

    Replies(CallSettings settings) {
        this.settings = settings;
    }

    void refuse(ServerTransaction transaction, Refusal refusal, String toTag) {
        SipHeaders headers = SipResponse.responseHeaders(transaction.request(), toTag)
                .addAll(refusal.more())
                .add("Server", settings.product())
                .build();
        transaction.respond(new SipResponse(refusal.status(), refusal.reason(), headers, SipMessage.noBody()));
    }

    /// Refuses somebody nobody has vouched for: once, without state, and over a datagram with no more than half
    /// as many bytes again as he sent, if leaving out the weaker challenges achieves that.
    void refuseStranger(ServerTransaction transaction, int status, List<SipHeader> more, String statelessTag) {
        SipRequest request = transaction.request();
        int allowed = transaction.flow().isReliable() ? Integer.MAX_VALUE : request.toBytes().length * 3 / 2;
        int count = more.size();
        SipResponse response = stranger(request, status, more, statelessTag);
        while (count > 1 && response.toBytes().length > allowed) {
            count--;
            response = stranger(request, status, more.subList(0, count), statelessTag);
        }
        transaction.respondAndForget(response);
    }

    private static SipResponse stranger(SipRequest request, int status, List<SipHeader> more, String tag) {
        SipHeaders headers =
                SipResponse.responseHeaders(request, tag).addAll(more).build();
        return new SipResponse(status, StatusReason.of(status), headers, SipMessage.noBody());
    }

    /// A plain 200, as BYE, CANCEL and INFO get.
    void confirm(ServerTransaction transaction, String toTag) {
        refuse(transaction, Refusal.of(200), toTag);
    }

    /// A provisional or final response that makes or refreshes a dialog: with Record-Route, Contact, Allow,
    /// Supported and `more` (RFC 3261 §12.1.1).
    SipResponse inDialog(ServerTransaction transaction, int status, String toTag, SipHeaders more, Body body) {
        SipRequest request = transaction.request();
        SipHeaders.Builder headers = SipResponse.responseHeaders(request, toTag)
                .copy("Record-Route", request.headers())
                .add("Contact", contact(ContactUser.answering(request), transaction.flow()))
                .add("Allow", Capabilities.ALLOW)
                .add("Supported", Capabilities.SUPPORTED)
                .addAll(more)
                .add("Server", settings.product());
        return new SipResponse(
                status, StatusReason.of(status), body.describe(headers).build(), body.bytes());
    }

    /// 200 to OPTIONS: what an INVITE could count on (RFC 3261 §11.2).
    void capabilities(ServerTransaction transaction, String toTag) {
        SipHeaders headers = SipResponse.responseHeaders(transaction.request(), toTag)
                .add("Contact", contact(ContactUser.answering(transaction.request()), transaction.flow()))
                .add("Allow", Capabilities.ALLOW)
                .add("Accept", String.join(", ", settings.bodyTypes()))
                .add("Supported", Capabilities.SUPPORTED)
                .add("Server", settings.product())
                .build();
        transaction.respond(new SipResponse(200, StatusReason.of(200), headers, SipMessage.noBody()));
    }

    /// Our Contact over `flow`.
    String contact(ContactUser user, Flow flow) {
        return new NameAddress("", user.over(flow).uri(), settings.contactParameters()).toString();
    }

    /// What every session-making request of ours carries besides its dialog's headers.
    SipHeaders.Builder sessionRequest(ContactUser user, Flow flow) {
        return SipHeaders.builder()
                .add("Contact", contact(user, flow))
                .add("Allow", Capabilities.ALLOW)
                .add("Supported", Capabilities.SUPPORTED)
                .add("User-Agent", settings.product());
    }
}
