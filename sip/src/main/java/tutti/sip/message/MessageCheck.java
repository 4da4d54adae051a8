package tutti.sip.message;

import java.util.List;
import java.util.Optional;

/// Decides whether a head that was taken apart is a message: the start line and the headers no message goes
/// without.
final class MessageCheck {
    private static final int MAX_FORWARDS_MAX = 255;
    private static final List<String> ONCE = List.of("From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Type");
    private static final List<String> ADDRESSES = List.of("Contact", "Route", "Record-Route");
    private static final List<String> NEEDED_TO_ANSWER = List.of("Via", "From", "To", "Call-ID", "CSeq");

    private final HeadReader head;
    private final SipHeaders headers;

    MessageCheck(HeadReader head) {
        this.head = head;
        this.headers = head.headers();
    }

    ParseResult result(byte[] body) {
        String line = head.startLine();
        if (line.isEmpty()) {
            head.fault(400, "Empty message");
            return malformed(false);
        }
        return line.regionMatches(true, 0, "SIP/", 0, 4) ? response(line, body) : request(line, body);
    }

    private ParseResult request(String line, byte[] body) {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        String method = first < 0 ? line : line.substring(0, first);
        boolean mayAnswer = TextCursor.isToken(method) && !method.equals("ACK");
        if (!TextCursor.isToken(method) || first == last) {
            head.fault(400, "Request-Line is not method, URI, version");
            return malformed(mayAnswer);
        }
        checkVersion(line.substring(last + 1));
        Optional<SipUri> uri = requestUri(line.substring(first + 1, last));
        checkHeaders();
        headers.first("CSeq")
                .flatMap(CSeq::parse)
                .filter(c -> !c.method().equals(method))
                .ifPresent(c -> head.fault(400, "CSeq method is not the method of the request"));
        return head.isFaulty() || uri.isEmpty()
                ? malformed(mayAnswer)
                : new Parsed(new SipRequest(method, uri.get(), headers, body));
    }

    private Optional<SipUri> requestUri(String spelled) {
        Optional<SipUri> uri = SipUri.parse(spelled);
        if (uri.isEmpty()) {
            head.fault(400, "Request-URI is malformed");
        } else if (!uri.get().headers().isEmpty()) {
            head.fault(400, "Request-URI carries headers");
        }
        return uri;
    }

    private void checkVersion(String version) {
        if (version.equalsIgnoreCase("SIP/2.0")) {
            return;
        }
        boolean otherSip = version.regionMatches(true, 0, "SIP/", 0, 4);
        head.fault(otherSip ? 505 : 400, otherSip ? "Version Not Supported" : "Request-Line does not end in SIP/2.0");
    }

    private ParseResult response(String line, byte[] body) {
        int end = line.indexOf(' ', 8);
        boolean shaped = line.regionMatches(true, 0, "SIP/2.0 ", 0, 8);
        long status = shaped ? TextCursor.number(line.substring(8, end < 0 ? line.length() : end), 699) : -1;
        if (status < 100) {
            head.fault(400, "Status-Line is not version, status, reason");
        }
        checkHeaders();
        return head.isFaulty()
                ? malformed(false)
                : new Parsed(new SipResponse((int) status, end < 0 ? "" : line.substring(end + 1), headers, body));
    }

    private void checkHeaders() {
        for (String name : ONCE) {
            if (headers.all(name).size() > 1) {
                head.fault(400, "More than one " + name);
            }
        }
        List<String> vias = headers.elements("Via");
        for (String via : vias) {
            require(Via.parse(via).isPresent(), "Via is malformed");
        }
        require(!vias.isEmpty(), "Via is missing");
        requireAddress("From");
        requireAddress("To");
        require(headers.has("Call-ID"), "Call-ID is missing");
        require(headers.first("Call-ID").map(MessageCheck::isCallId).orElse(true), "Call-ID is malformed");
        require(headers.has("CSeq"), "CSeq is missing");
        require(headers.first("CSeq").flatMap(CSeq::parse).isPresent(), "CSeq is malformed or out of range");
        require(
                headers.first("Max-Forwards")
                        .map(m -> TextCursor.number(m, MAX_FORWARDS_MAX) >= 0)
                        .orElse(true),
                "Max-Forwards is not a number of 0 to " + MAX_FORWARDS_MAX);
        for (String name : ADDRESSES) {
            for (String element : headers.elements(name)) {
                require(element.equals("*") || NameAddress.parse(element).isPresent(), name + " is malformed");
            }
        }
    }

    private void requireAddress(String name) {
        Optional<String> value = headers.first(name);
        require(value.isPresent(), name + " is missing");
        require(value.flatMap(NameAddress::parse).isPresent(), name + " is malformed");
    }

    private static boolean isCallId(String callId) {
        for (int i = 0; i < callId.length(); i++) {
            if (callId.charAt(i) <= ' ' || callId.charAt(i) == ',') {
                return false;
            }
        }
        return !callId.isEmpty();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            head.fault(400, otherwise);
        }
    }

    private Malformed malformed(boolean mayAnswer) {
        SipHeaders.Builder recovered = SipHeaders.builder();
        for (String name : NEEDED_TO_ANSWER) {
            recovered.copy(name, headers);
        }
        return new Malformed(head.faultStatus(), head.fault(), mayAnswer, recovered.build());
    }
}
