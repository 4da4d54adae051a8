package tutti.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tutti.sip.auth.RequestAuthority;
import tutti.sip.call.Call;
import tutti.sip.call.Invitation;
import tutti.sip.message.Malformed;
import tutti.sip.message.NameAddress;
import tutti.sip.message.ParseResult;
import tutti.sip.message.Parsed;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipParser;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// One endpoint at 192.0.2.1:5060, a scripted peer at 192.0.2.2:5070, and a clock that stands until it is told
/// to go.
final class Rig {
    static final InetSocketAddress HERE = new InetSocketAddress(address(1), 5060);
    static final InetSocketAddress PEER = new InetSocketAddress(address(2), 5070);
    static final Flow UDP = Flow.udp(HERE, PEER);
    static final Flow TCP = Flow.tcp(HERE, PEER, 7);
    static final byte[] OFFER = "v=0 offer\r\n".getBytes(StandardCharsets.UTF_8);
    static final byte[] ANSWER = "v=0 answer\r\n".getBytes(StandardCharsets.UTF_8);
    static final String SDP = "application/sdp";

    /// One message the endpoint sent.
    record Sent(long atMillis, Flow flow, SipMessage message) {}

    final RecordingListener listener = new RecordingListener();
    final List<Sent> sent = new ArrayList<>();
    /// Of everything sent, also of a 400 or 505 that must repeat the broken headers it answers.
    final List<String> startLines = new ArrayList<>();

    /// Retransmissions are read once.
    private final Map<ByteBuffer, ParseResult> parsed = new HashMap<>();

    final SipEndpoint endpoint;
    private Optional<String> localTo = Optional.empty();
    private long nowMillis = 1_000_000;

    Rig() {
        this(SipSettings.standard("tutti/test"));
    }

    Rig(SipSettings settings) {
        this(settings, RequestAuthority.EVERYBODY);
    }

    Rig(SipSettings settings, RequestAuthority authority) {
        endpoint = new SipEndpoint(settings, new SplittableRandom(1), this::send, listener, authority);
    }

    private static InetAddress address(int last) {
        return InetAddress.ofLiteral("192.0.2." + last);
    }

    private void send(Flow flow, byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        startLines.add(text.substring(0, text.indexOf('\r')));
        ParseResult result = parsed.computeIfAbsent(
                ByteBuffer.wrap(bytes, offset, length), b -> SipParser.parse(bytes, offset, length));
        switch (result) {
            case Parsed(SipMessage message) -> {
                sent.add(new Sent(nowMillis, flow, message));
                boolean makesDialog = message instanceof SipResponse response
                        && response.status() > 100
                        && response.cSeq().method().equals("INVITE");
                if (makesDialog && localTo.isEmpty()) {
                    localTo = message.headers().first("To");
                }
            }
            case Malformed malformed -> {
                if (!text.startsWith("SIP/2.0 400 ") && !text.startsWith("SIP/2.0 505 ")) {
                    throw new AssertionError(malformed.reason() + " in what we sent: " + text);
                }
            }
        }
    }

    // ---- the peer

    /// Delivers `text`, its line feeds as CRLF.
    void receive(String text) {
        receive(text, UDP);
    }

    void receive(String text, Flow flow) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        endpoint.receive(bytes, 0, bytes.length, flow, nowNanos());
    }

    /// A request of the peer's. `to` and `more` are as in the message; each line of `more` ends in a line feed.
    static String request(String method, long cSeq, String branch, String to, String more, String body) {
        return method + " sip:room@192.0.2.1 SIP/2.0\n"
                + "Via: SIP/2.0/UDP 192.0.2.2:5070;branch=z9hG4bK" + branch + ";rport\n"
                + "Max-Forwards: 70\n"
                + "From: <sip:alice@192.0.2.2>;tag=alice\n"
                + "To: " + to + "\n"
                + "Call-ID: call-1\n"
                + "CSeq: " + cSeq + " " + method + "\n"
                + "Contact: <sip:alice@192.0.2.2:5070>\n"
                + more
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\n")
                + "Content-Length: " + body.length() + "\n\n" + body;
    }

    static String invite(String more) {
        return request("INVITE", 1, "inv", "<sip:room@192.0.2.1>", more, "v=0");
    }

    static String invite() {
        return invite("");
    }

    /// A request in the dialog of [#invite()], once it was answered.
    String inDialog(String method, long cSeq, String branch, String more, String body) {
        return request(method, cSeq, branch, localTo(), more, body);
    }

    /// To of the dialog that [#invite()] made.
    String localTo() {
        return localTo.orElseThrow();
    }

    /// A response of the peer's to a request of ours.
    static String response(SipRequest request, int status, String toTag, String more, String body) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + " Whatever\n");
        request.headers()
                .all("Via")
                .forEach(via -> text.append("Via: ").append(via).append('\n'));
        String to = request.headers().first("To").orElseThrow();
        return text.append("From: ")
                .append(request.headers().first("From").orElseThrow())
                .append("\nTo: ")
                .append(request.to().tag().isEmpty() && !toTag.isEmpty() ? to + ";tag=" + toTag : to)
                .append("\nCall-ID: ")
                .append(request.callId())
                .append("\nCSeq: ")
                .append(request.cSeq())
                .append("\nContact: <sip:bob@192.0.2.2:5070>\n")
                .append(more)
                .append(body.isEmpty() ? "" : "Content-Type: application/sdp\n")
                .append("Content-Length: ")
                .append(body.length())
                .append("\n\n")
                .append(body)
                .toString();
    }

    void respond(int status, String toTag) {
        receive(response(lastRequest(), status, toTag, "", ""));
    }

    // ---- time

    long nowNanos() {
        return nowMillis * 1_000_000;
    }

    long nowMillis() {
        return nowMillis;
    }

    /// Lets time pass, stopping at every deadline.
    void advance(long millis) {
        long end = nowMillis + millis;
        while (endpoint.nextDeadlineNanos() <= end * 1_000_000) {
            nowMillis = Math.max(nowMillis, Math.ceilDiv(endpoint.nextDeadlineNanos(), 1_000_000));
            endpoint.onDeadline(nowNanos());
        }
        nowMillis = end;
    }

    // ---- what came out

    /// The messages sent since the last time this was asked.
    List<SipMessage> take() {
        List<SipMessage> messages = sent.stream().map(Sent::message).toList();
        sent.clear();
        return messages;
    }

    SipResponse lastResponse() {
        return (SipResponse) sent.getLast().message();
    }

    SipRequest lastRequest() {
        return (SipRequest) sent.getLast().message();
    }

    boolean lastRequestIs(String method) {
        return sent.getLast().message() instanceof SipRequest request && request.is(method);
    }

    List<String> lines() {
        return sent.stream().map(s -> line(s.message())).toList();
    }

    static String line(SipMessage message) {
        return switch (message) {
            case SipRequest request -> request.method();
            case SipResponse response ->
                response.status() + " " + response.cSeq().method();
        };
    }

    long count(SipCounter counter) {
        return endpoint.counters().of(counter);
    }

    Call call() {
        return listener.call();
    }

    // ---- short ways to common situations

    /// An incoming call, answered and acknowledged; what was sent for it is still in [#sent].
    void establishIncoming(String moreInInvite) {
        listener.onIncoming = (call, invite) -> call.accept(ANSWER, SDP, call.nowNanos());
        receive(invite(moreInInvite));
        receive(inDialog("ACK", 1, "ack", "", ""));
    }

    void establishIncoming() {
        establishIncoming("");
    }

    Call invitePeer() {
        return invitePeer(UDP);
    }

    Call invitePeer(Flow flow) {
        return endpoint.invite(
                SipUri.parse("sip:bob@192.0.2.2:5070").orElseThrow(),
                NameAddress.of(SipUri.parse("sip:room@192.0.2.1").orElseThrow()),
                flow,
                OFFER,
                SDP,
                listener,
                nowNanos());
    }

    Call invite(Invitation invitation) {
        return endpoint.invite(invitation, listener, nowNanos());
    }

    /// What [#invitePeer()] sends, to be added to.
    static Invitation invitation() {
        return Invitation.to(
                        SipUri.parse("sip:bob@192.0.2.2:5070").orElseThrow(),
                        NameAddress.of(SipUri.parse("sip:room@192.0.2.1").orElseThrow()),
                        UDP)
                .offering(OFFER, SDP);
    }

    Call establishOutgoing() {
        Call call = invitePeer();
        receive(response(lastRequest(), 200, "bob", "Allow: INVITE, ACK, BYE, UPDATE\n", "v=0"));
        return call;
    }

    /// Lets all timers run out and checks that nothing is left.
    void expectEmptyAfterTimers() {
        advance(220_000);
        if (endpoint.dialogs() + endpoint.transactions() + endpoint.timers() + endpoint.calls() != 0) {
            throw new AssertionError("left: dialogs " + endpoint.dialogs() + ", transactions " + endpoint.transactions()
                    + ", timers " + endpoint.timers() + ", calls " + endpoint.calls());
        }
    }
}
