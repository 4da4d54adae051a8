package tutti.server.call;

import java.nio.charset.StandardCharsets;
import tutti.rtp.sdp.OfferAnswer;
import tutti.rtp.sdp.OfferOutcome;
import tutti.rtp.sdp.Refused;
import tutti.sip.message.SipMessage;

/// What we say about media in reply to a request: a description, or why there is none. Thread: any.
sealed interface Description {
    /// The type of body that it is.
    String CONTENT_TYPE = "application/sdp";

    record Ours(String sdp) implements Description {
        byte[] octets() {
            return sdp.getBytes(StandardCharsets.UTF_8);
        }
    }

    record None(Refused refused) implements Description {}

    /// The answer to what `request` brings; an offer when it brings nothing.
    static Description replying(OfferAnswer negotiation, SipMessage request) {
        if (!request.hasBody()) return new Ours(negotiation.offer());
        return switch (negotiation.answer(sdp(request))) {
            case OfferOutcome.Accepted accepted -> new Ours(accepted.answerSdp());
            case Refused refused -> new None(refused);
        };
    }

    /// The description in `message`.
    static String sdp(SipMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }
}
