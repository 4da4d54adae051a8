package tutti.server.call;

import java.util.List;
import tutti.rtp.sdp.Refusal;
import tutti.rtp.sdp.Refused;
import tutti.sip.call.Call;
import tutti.sip.message.SipHeader;

/// How a call or a re-offer is refused: status, a reason that says what, and the headers that belong to it.
///
/// Source: RFC 3261 §21.4.26 (488), §21.5.4 (503), §20.33 (Retry-After), §20.43 (Warning).
final class CallRefusals {
    private static final int RETRY_AFTER_SECONDS = 10;

    private final CallCounters counters;

    CallRefusals(CallCounters counters) {
        this.counters = counters;
    }

    void refuse(Call call, int status, String reason) {
        refuse(call, status, reason, List.of());
    }

    /// There is no room now, there may be in a moment.
    void refuseFull(Call call, String reason) {
        SipHeader retryAfter = new SipHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        refuse(call, 503, reason, List.of(retryAfter));
    }

    /// No common ground about media.
    void refuseDescription(Call call, Refused refused) {
        refuse(call, status(refused), reason(refused), List.of(warning(refused)));
    }

    /// As [#refuseDescription], for a change of a call that goes on as it was.
    void refuseReoffer(Call call, Refused refused) {
        call.rejectReoffer(status(refused), reason(refused), call.nowNanos());
    }

    private void refuse(Call call, int status, String reason, List<SipHeader> headers) {
        counters.refused(status);
        call.reject(status, reason, headers, call.nowNanos());
    }

    private static int status(Refused refused) {
        return refused.refusal() == Refusal.MALFORMED ? 400 : 488;
    }

    private static String reason(Refused refused) {
        String status = refused.refusal() == Refusal.MALFORMED ? "Bad Request: " : "Not Acceptable Here: ";
        return status + refused.sentence();
    }

    private static SipHeader warning(Refused refused) {
        int code = switch (refused.refusal()) {
            case NO_AUDIO -> 304;
            case UNSUPPORTED_PROFILE, BAD_KEYING, SECURITY_LOWERED -> 302;
            case INCOMPATIBLE_ADDRESS -> 301;
            case NO_COMMON_CODEC -> 305;
            case MALFORMED, MEDIA_LINES_DIFFER, STREAM_REFUSED, NO_OFFER -> 399;
        };
        return new SipHeader("Warning", code + " tutti \"" + refused.sentence() + "\"");
    }
}
