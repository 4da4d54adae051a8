package tutti.sip.call;

import tutti.sip.message.SipHeaders;
import tutti.sip.message.StatusReason;

/// A final response that says no, before it is addressed to anybody.
record Refusal(int status, String reason, SipHeaders more) {
    static Refusal of(int status) {
        return new Refusal(status, StatusReason.of(status), SipHeaders.builder().build());
    }

    static Refusal of(int status, String headerName, String headerValue) {
        SipHeaders more = SipHeaders.builder().add(headerName, headerValue).build();
        return new Refusal(status, StatusReason.of(status), more);
    }
}
