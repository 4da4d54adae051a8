package tutti.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A phone of strings over one line: knows nothing of our SIP layer, so it can also say what no phone
/// should.
final class RawPhone implements AutoCloseable {
    private static final AtomicInteger CALLS = new AtomicInteger();
    private final PhoneLine line;
    private final InetSocketAddress server;
    private final String callId = "raw-" + CALLS.incrementAndGet() + "@test";
    private final String room;
    private int cSeq;
    private String toTag = "";

    RawPhone(InetSocketAddress server, String room) throws IOException {
        this(PhoneLine.udp(server), server, room);
    }

    RawPhone(PhoneLine line, InetSocketAddress server, String room) {
        this.line = line;
        this.server = server;
        this.room = room;
    }

    static String sdp(String format, int port) {
        return """
                v=0
                o=- 1 1 IN IP4 127.0.0.1
                s=-
                c=IN IP4 127.0.0.1
                t=0 0
                m=audio %d RTP/AVP %s
                """.formatted(port, format).replace("\n", "\r\n");
    }

    void send(String method, String moreHeaders, String body) throws IOException {
        if (!method.equals("ACK") && !method.equals("CANCEL")) cSeq++;
        String contentType =
                body.isEmpty() || moreHeaders.contains("Content-Type") ? "" : "Content-Type: application/sdp\r\n";
        sendText("%s sip:%s@%s:%d SIP/2.0\r\n".formatted(method, room, host(), server.getPort())
                + "Via: SIP/2.0/%s %s;branch=z9hG4bK%s-%d%s\r\n"
                        .formatted(line.transport(), line.hostPort(), callId, cSeq, method.equals("ACK") ? "a" : "")
                + "From: <sip:raw@127.0.0.1>;tag=%s\r\n".formatted(callId)
                + "To: <sip:%s@%s>%s\r\n".formatted(room, host(), toTag)
                + "Call-ID: %s\r\n".formatted(callId)
                + "CSeq: %d %s\r\n".formatted(cSeq, method)
                + "Contact: <sip:raw@%s>\r\n".formatted(line.hostPort())
                + "Max-Forwards: 70\r\n"
                + moreHeaders
                + contentType
                + "Content-Length: %d\r\n\r\n".formatted(body.length())
                + body);
    }

    void sendText(String text) throws IOException {
        sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void sendBytes(byte[] bytes) throws IOException {
        line.send(bytes);
    }

    /// The next message whose first line begins with `start`; others are passed over.
    String await(String start) throws IOException {
        for (Optional<String> message = line.receive(); message.isPresent(); message = line.receive()) {
            if (message.get().startsWith(start)) return message.get();
        }
        throw new AssertionError(
                "nothing that begins with '" + start + "' came within " + PhoneLine.ANSWER_MILLIS + " ms");
    }

    /// The final answer to the INVITE, acknowledged; a 200 makes the dialog.
    String invite(String moreHeaders, String body) throws IOException {
        return invite(moreHeaders, body, "");
    }

    /// An INVITE without an offer; the answer to the server's goes with the ACK.
    String inviteWithAnswerInAck(String answer) throws IOException {
        return invite("", "", answer);
    }

    private String invite(String moreHeaders, String body, String ackBody) throws IOException {
        send("INVITE", moreHeaders, body);
        String answer;
        do {
            answer = await("SIP/2.0 ");
        } while (answer.startsWith("SIP/2.0 1"));
        Matcher tag = Pattern.compile("(?im)^To:.*?(;tag=[^\\s;]+)").matcher(answer);
        if (tag.find()) toTag = tag.group(1);
        send("ACK", "", ackBody);
        return answer;
    }

    /// As [#invite], with a password when it is asked for.
    String inviteAs(String user, String password, String moreHeaders, String body) throws IOException {
        String challenge = invite(moreHeaders, body);
        toTag = "";
        return invite(moreHeaders + answer(challenge, "INVITE", user, password), body);
    }

    /// The Authorization that a challenge asks for.
    String answer(String challenge, String method, String user, String password) {
        return TestDigest.authorization(
                challenge, method, "sip:%s@%s:%d".formatted(room, host(), server.getPort()), user, password);
    }

    /// News of a transfer, the last.
    void sendNotify(String fragment) throws IOException {
        String headers = """
                Event: refer
                Subscription-State: terminated;reason=noresource
                Content-Type: message/sipfrag
                """;
        send("NOTIFY", headers.replace("\n", "\r\n"), fragment);
    }

    /// Names the dialog of this call, as another INVITE may.
    String replaces() {
        return "Replaces: %s;to-tag=%s;from-tag=%s\r\n".formatted(callId, toTag.substring(";tag=".length()), callId);
    }

    String bye() throws IOException {
        send("BYE", "", "");
        return await("SIP/2.0 ");
    }

    /// Waits for the server's BYE and answers it.
    void answerBye() throws IOException {
        confirm("BYE ", "200 OK");
    }

    /// Waits for a request of the server's and answers it.
    String confirm(String start, String status) throws IOException {
        String request = await(start);
        StringBuilder answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.lines()
                .filter(header -> header.matches("(?i)(Via|From|To|Call-ID|CSeq):.*"))
                .forEach(header -> answer.append(header).append("\r\n"));
        sendText(answer + "Contact: <sip:raw@%s>\r\nContent-Length: 0\r\n\r\n".formatted(line.hostPort()));
        return request;
    }

    private String host() {
        return PhoneLine.host(server.getAddress());
    }

    @Override
    public void close() {
        line.close();
    }
}
