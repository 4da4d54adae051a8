package tutti.sip.message;

import java.util.List;

/// A request. Methods are compared with regard to case, as RFC 3261 §7.1 says.
public final class SipRequest extends SipMessage {
    private final String method;
    private final SipUri uri;

    /// @throws IllegalArgumentException if method is no token, or as [SipMessage] says
    public SipRequest(String method, SipUri uri, SipHeaders headers, byte[] body) {
        super(headers, body);
        if (!TextCursor.isToken(method)) {
            throw new IllegalArgumentException("Not a method: give a token, such as INVITE");
        }
        this.method = method;
        this.uri = uri;
    }

    public String method() {
        return method;
    }

    public boolean is(String wanted) {
        return method.equals(wanted);
    }

    /// The Request-URI.
    public SipUri uri() {
        return uri;
    }

    public SipRequest withHeaders(SipHeaders headers) {
        return new SipRequest(method, uri, headers, body());
    }

    /// This request with its top Via replaced.
    public SipRequest withTopVia(Via via) {
        SipHeaders.Builder changed = SipHeaders.builder();
        boolean first = true;
        for (SipHeader line : headers()) {
            if (!first || !line.name().equals("Via")) {
                changed.add(line.name(), line.value());
                continue;
            }
            first = false;
            List<String> onLine =
                    SipHeaders.builder().add("Via", line.value()).build().elements("Via");
            changed.add("Via", via.toString());
            onLine.stream().skip(1).forEach(rest -> changed.add("Via", rest));
        }
        return withHeaders(changed.build());
    }

    @Override
    String startLine() {
        return method + " " + uri + " SIP/2.0";
    }
}
