package tutti.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request or a response. From, To, Call-ID and CSeq are there and well formed; Via is there in whatever was
/// received or is about to be sent.
///
/// The body is opaque bytes and is shared, not copied: nobody changes it.
///
/// Source: RFC 3261 §7, §8.1.1.
public abstract sealed class SipMessage permits SipRequest, SipResponse {
    private static final byte[] NO_BODY = {};

    private final SipHeaders headers;
    private final byte[] body;
    private final NameAddress from;
    private final NameAddress to;
    private final String callId;
    private final CSeq cSeq;

    /// @throws IllegalArgumentException if one of the four headers every message has is missing or malformed
    SipMessage(SipHeaders headers, byte[] body) {
        this.headers = headers;
        this.body = body;
        this.from = mandatory("From", headers.first("From").flatMap(NameAddress::parse));
        this.to = mandatory("To", headers.first("To").flatMap(NameAddress::parse));
        this.callId = mandatory("Call-ID", headers.first("Call-ID"));
        this.cSeq = mandatory("CSeq", headers.first("CSeq").flatMap(CSeq::parse));
    }

    private static <T> T mandatory(String name, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalArgumentException("A message needs a well-formed " + name));
    }

    public static byte[] noBody() {
        return NO_BODY;
    }

    public SipHeaders headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    public NameAddress from() {
        return from;
    }

    public NameAddress to() {
        return to;
    }

    public String callId() {
        return callId;
    }

    public CSeq cSeq() {
        return cSeq;
    }

    /// The Via of the hop the message came from, or will go from.
    ///
    /// @throws IllegalStateException if there is none yet
    public Via topVia() {
        List<String> vias = headers.elements("Via");
        return (vias.isEmpty() ? Optional.<Via>empty() : Via.parse(vias.getFirst()))
                .orElseThrow(() -> new IllegalStateException("No Via yet: send the message through a transaction"));
    }

    /// The well-formed addresses under `name` (Contact, Route, Record-Route), in order.
    public List<NameAddress> addresses(String name) {
        List<NameAddress> addresses = new ArrayList<>(2);
        for (String element : headers.elements(name)) {
            NameAddress.parse(element).ifPresent(addresses::add);
        }
        return addresses;
    }

    /// The first Contact, if it is an address.
    public Optional<NameAddress> contact() {
        List<NameAddress> contacts = addresses("Contact");
        return contacts.isEmpty() ? Optional.empty() : Optional.of(contacts.getFirst());
    }

    /// `type/subtype` of the body, lower case, without parameters; `""` if not given.
    public String contentType() {
        String value = headers.first("Content-Type").orElse("");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    abstract String startLine();

    /// The message as bytes, with the Content-Length of its body whatever its headers say.
    public byte[] toBytes() {
        StringBuilder text = new StringBuilder(512).append(startLine()).append("\r\n");
        for (SipHeader header : headers) {
            if (!header.name().equals("Content-Length")) {
                text.append(header.name()).append(": ").append(header.value()).append("\r\n");
            }
        }
        text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] head = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    @Override
    public String toString() {
        return startLine();
    }
}
