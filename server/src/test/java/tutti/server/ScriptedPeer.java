package tutti.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phones and a provider in one, over one UDP socket or one TLS connection: what it does is the user part that is
/// called.
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
    private static final Pattern CRYPTO = Pattern.compile("a=crypto:(\\d+) AES_CM_128_HMAC_SHA1_80 ");

    private final Wire wire;
    private final String realm;
    final List<String> received = new CopyOnWriteArrayList<>();
    private volatile @Nullable String ringing;

    ScriptedPeer() throws SocketException {
        this("127.0.0.1");
    }

    /// `realm` is what its challenges say.
    ScriptedPeer(String realm) throws SocketException {
        this(realm, new Datagrams());
    }

    /// One that is reached by TLS, with the certificate of [TestCertificates].
    static ScriptedPeer overTls() throws IOException {
        return new ScriptedPeer("127.0.0.1", new Secured());
    }

    private ScriptedPeer(String realm, Wire wire) {
        this.realm = realm;
        this.wire = wire;
        Thread.ofPlatform().name("scripted peer").daemon().start(this::run);
    }

    int port() {
        return wire.port();
    }

    String uri(String user) {
        return "sip:" + user + "@127.0.0.1:" + port() + wire.parameter();
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
        answer(Objects.requireNonNull(ringing), "200 OK", contact(), sdp(Objects.requireNonNull(ringing)));
    }

    /// Says something of its own, from its own port.
    void send(String text, InetSocketAddress to) throws IOException {
        wire.send(text, to);
    }

    private void run() {
        try {
            while (true) {
                String text = wire.receive();
                received.add(text);
                serve(text);
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    /// What it is plugged into: blocks until a message comes, throws when it is closed.
    private interface Wire {
        int port();

        String receive() throws IOException;

        void send(String text, InetSocketAddress to) throws IOException;

        /// To whom the last message came from.
        void answer(String text) throws IOException;

        /// Of a Contact.
        String parameter();

        void close() throws IOException;
    }

    private static final class Datagrams implements Wire {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private volatile @Nullable InetSocketAddress server;

        Datagrams() throws SocketException {}

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public String receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
            socket.receive(packet);
            server = (InetSocketAddress) packet.getSocketAddress();
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        }

        @Override
        public void send(String text, InetSocketAddress to) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        }

        @Override
        public void answer(String text) throws IOException {
            send(text, Objects.requireNonNull(server));
        }

        @Override
        public String parameter() {
            return "";
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /// Says everything over the connection that the server opened last.
    private static final class Secured implements Wire {
        private final ServerSocket listening;
        private volatile @Nullable PhoneLine line;

        Secured() throws IOException {
            listening = TestCertificates.server()
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }

        @Override
        public int port() {
            return listening.getLocalPort();
        }

        @Override
        public String receive() throws IOException {
            PhoneLine open = line;
            if (open == null) open = PhoneLine.stream(listening.accept(), "TLS");
            line = open;
            Optional<String> message = Optional.empty();
            while (message.isEmpty() && !listening.isClosed()) message = open.receive();
            return message.orElseThrow(() -> new IOException("closed"));
        }

        @Override
        public void send(String text, InetSocketAddress to) throws IOException {
            answer(text);
        }

        @Override
        public void answer(String text) throws IOException {
            Objects.requireNonNull(line).send(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parameter() {
            return ";transport=tls";
        }

        @Override
        public void close() throws IOException {
            listening.close();
            if (line != null) Objects.requireNonNull(line).close();
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
                answer(invite, "183 Session Progress", contact(), sdp(invite));
            }
            case "locked", "+4930123" -> challenge(invite, "INVITE", contact());
            default -> {
                answer(invite, "180 Ringing", contact(), "");
                answer(invite, "200 OK", contact(), sdp(invite));
            }
        }
    }

    private void challenge(String request, String method, String headers) throws IOException {
        if (isRight(request, method)) {
            answer(request, "200 OK", headers, method.equals("INVITE") ? sdp(request) : "");
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
        return "Contact: <sip:peer@127.0.0.1:%d%s>\r\n".formatted(port(), wire.parameter());
    }

    /// Encrypted by keys in SDP if `invite` offers that, else plain.
    private static String sdp(String invite) {
        String plain = RawPhone.sdp("0", 40_000);
        Matcher offered = CRYPTO.matcher(invite);
        if (!offered.find()) return plain;
        String key = Base64.getEncoder().encodeToString(new byte[30]);
        return plain.replace("RTP/AVP", "RTP/SAVP") + "a=crypto:" + offered.group(1)
                + " AES_CM_128_HMAC_SHA1_80 inline:" + key + "\r\n";
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
        wire.answer(answer.toString());
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
