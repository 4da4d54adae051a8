package tutti.server;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phones and a provider in one, over one UDP socket: what it does is the user part that is called.
///
/// | called | does |
/// |---|---|
/// | `busy`, `declines`, `unknown` | 486, 603, 404 |
/// | `silent` | 180, and 487 when it is cancelled |
/// | `early` | 183 with media; 200 when [#pickUp] says so |
/// | `locked` | 401, and 200 when the password is right |
/// | anything else | 180, 200 |
///
/// REGISTER gets a challenge and then 200.
final class ScriptedPeer implements AutoCloseable {
    static final String USER = "012345";
    static final String PASSWORD = "geheimnis";
    private static final String NONCE = "abcdef";
    private final DatagramSocket socket;
    private final String realm;
    final List<String> received = new CopyOnWriteArrayList<>();
    private volatile @Nullable InetSocketAddress server;
    private volatile @Nullable String ringing;

    ScriptedPeer() throws SocketException {
        this("127.0.0.1");
    }

    /// `realm` is what its challenges say.
    ScriptedPeer(String realm) throws SocketException {
        this.realm = realm;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("scripted peer").daemon().start(this::run);
    }

    int port() {
        return socket.getLocalPort();
    }

    String uri(String user) {
        return "sip:" + user + "@127.0.0.1:" + port();
    }

    /// How many requests of this method have come, repetitions included.
    long count(String method) {
        return received.stream().filter(text -> text.startsWith(method)).count();
    }

    String last(String method) {
        return received.reversed().stream()
                .filter(text -> text.startsWith(method))
                .findFirst()
                .orElseThrow();
    }

    /// Answers the call to `early` that rings.
    void pickUp() throws IOException {
        answer(Objects.requireNonNull(ringing), "200 OK", contact(), sdp());
    }

    /// Says something of its own, from its own port.
    void send(String text, InetSocketAddress to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private void run() {
        byte[] buffer = new byte[65_536];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                server = (InetSocketAddress) packet.getSocketAddress();
                String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
                received.add(text);
                serve(text);
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(String request) throws IOException {
        switch (request.substring(0, request.indexOf(' '))) {
            case "INVITE" -> invited(request);
            case "REGISTER" -> challenge(request, "REGISTER", "Contact: " + header(request, "Contact") + "\r\n");
            case "CANCEL" -> {
                answer(request, "200 OK", "", "");
                answer(Objects.requireNonNull(ringing), "487 Request Terminated", "", "");
            }
            case "BYE", "NOTIFY" -> answer(request, "200 OK", "", "");
            default -> {}
        }
    }

    private void invited(String invite) throws IOException {
        Matcher user = Pattern.compile("^INVITE sip:([^@]*)@").matcher(invite);
        switch (user.find() ? user.group(1) : "") {
            case "busy" -> answer(invite, "486 Busy Here", "", "");
            case "declines" -> answer(invite, "603 Decline", "", "");
            case "unknown" -> answer(invite, "404 Not Found", "", "");
            case "silent" -> {
                ringing = invite;
                answer(invite, "180 Ringing", contact(), "");
            }
            case "early" -> {
                ringing = invite;
                answer(invite, "183 Session Progress", contact(), sdp());
            }
            case "locked", "+4930123" -> challenge(invite, "INVITE", contact());
            default -> {
                answer(invite, "180 Ringing", contact(), "");
                answer(invite, "200 OK", contact(), sdp());
            }
        }
    }

    private void challenge(String request, String method, String headers) throws IOException {
        if (isRight(request, method)) {
            answer(request, "200 OK", headers, method.equals("INVITE") ? sdp() : "");
        } else {
            String challenge = "WWW-Authenticate: Digest realm=\"" + realm + "\",nonce=\"" + NONCE
                    + "\",algorithm=MD5,qop=\"auth\"\r\n";
            answer(request, "401 Unauthorized", challenge, "");
        }
    }

    private boolean isRight(String request, String method) {
        String given = header(request, "Authorization");
        return !given.isEmpty()
                && TestDigest.field(given, "response")
                        .equals(TestDigest.response(
                                realm,
                                NONCE,
                                method,
                                TestDigest.field(given, "uri"),
                                USER,
                                PASSWORD,
                                TestDigest.field(given, "cnonce"),
                                TestDigest.field(given, "nc")));
    }

    static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private String contact() {
        return "Contact: <sip:peer@127.0.0.1:%d>\r\n".formatted(port());
    }

    private static String sdp() {
        return RawPhone.sdp("0", 40_000);
    }

    private void answer(String request, String status, String headers, String body) throws IOException {
        StringBuilder answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.lines()
                .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq|Record-Route):.*"))
                .map(line -> line.matches("(?i)To:.*") && !line.contains("tag=") ? line + ";tag=peer" : line)
                .forEach(line -> answer.append(line).append("\r\n"));
        answer.append(headers);
        if (!body.isEmpty()) answer.append("Content-Type: application/sdp\r\n");
        answer.append("Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));
        send(answer.toString(), Objects.requireNonNull(server));
    }

    @Override
    public void close() {
        socket.close();
    }
}
