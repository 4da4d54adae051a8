package tutti.sip.message;

/// A response. `status` is 100…699.
public final class SipResponse extends SipMessage {
    private final int status;
    private final String reason;

    /// Control characters in `reason` become spaces.
    ///
    /// @throws IllegalArgumentException if status is no SIP status, or as [SipMessage] says
    public SipResponse(int status, String reason, SipHeaders headers, byte[] body) {
        super(headers, body);
        if (status < 100 || status > 699) {
            throw new IllegalArgumentException("Not a status: " + status + "; give 100…699");
        }
        this.status = status;
        this.reason = OneLine.of(reason);
    }

    /// A response to `request`: its Vias, From, To, Call-ID and CSeq, and no more (RFC 3261 §8.2.6.2). If
    /// `toTag` is not `""` and To has no tag, To gets it.
    public static SipResponse to(SipRequest request, int status, String reason, String toTag) {
        return new SipResponse(status, reason, responseHeaders(request, toTag).build(), SipMessage.noBody());
    }

    /// The headers [#to] begins with, for those who add more.
    public static SipHeaders.Builder responseHeaders(SipRequest request, String toTag) {
        SipHeaders source = request.headers();
        String to = source.first("To").orElse("");
        if (!toTag.isEmpty() && request.to().tag().isEmpty()) {
            to = to + ";tag=" + toTag;
        }
        return SipHeaders.builder()
                .copy("Via", source)
                .copy("From", source)
                .add("To", to)
                .copy("Call-ID", source)
                .copy("CSeq", source);
    }

    public int status() {
        return status;
    }

    /// The words after the status; may be empty.
    public String reason() {
        return reason;
    }

    public boolean isProvisional() {
        return status < 200;
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    public SipResponse withHeaders(SipHeaders headers) {
        return new SipResponse(status, reason, headers, body());
    }

    @Override
    String startLine() {
        return "SIP/2.0 " + status + " " + reason;
    }
}
