package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.server.sip.ConnectionLimits;
import tutti.server.sip.SipListening;
import tutti.server.sip.TransportCounter;
import tutti.sip.transport.Transport;

/// SIP over WebSocket as browsers speak it, well and badly (RFC 7118).
class WebSocketIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String HEADERS = """
            From: <sip:a@df7jal23ls0d.invalid>;tag=1
            To: <sip:room@127.0.0.1>
            Call-ID: browser
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            """;
    private static final String OPTIONS = ("OPTIONS sip:room@127.0.0.1 SIP/2.0\n"
                    + "Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKbrowser\n" + HEADERS + "\n")
            .replace("\n", "\r\n");

    /// The status line of the answer to an upgrade, and the socket it came on.
    private static String upgrade(Socket socket, SipHouse house, String more) throws Exception {
        String request = "GET /sip HTTP/1.1\r\nHost: 127.0.0.1:"
                + house.address(Transport.WS).getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more + "\r\n";
        socket.setSoTimeout(PhoneLine.ANSWER_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!head.toString().endsWith("\r\n\r\n")) head.append((char) in.read());
        return head.toString();
    }

    private static Socket connect(SipHouse house) throws Exception {
        return new Socket(
                house.address(Transport.WS).getAddress(),
                house.address(Transport.WS).getPort());
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1,101", "https://127.0.0.1:8443,101", "https://evil.example,403", "null,403", "'',101"})
    void pagesOfTheSameHostMayCallAndOthersNot(String origin, int status) throws Exception { // RFC 6455 §10.2
        try (SipHouse house = new SipHouse("127.0.0.1");
                Socket browser = connect(house)) {
            String more = "Sec-WebSocket-Protocol: sip\r\n" + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n");
            assertThat(upgrade(browser, house, more)).startsWith("HTTP/1.1 " + status);
            assertThat(house.counted(TransportCounter.REFUSED_ORIGINS)).isEqualTo(status == 403 ? 1 : 0);
        }
    }

    @Test
    void theSubProtocolIsNamedBack() throws Exception { // RFC 7118 §4
        try (SipHouse house = new SipHouse("127.0.0.1");
                Socket right = connect(house);
                Socket wrong = connect(house)) {
            assertThat(upgrade(right, house, "Sec-WebSocket-Protocol: foo, sip\r\n"))
                    .containsIgnoringCase("Sec-WebSocket-Protocol: sip\r\n");
            assertThat(upgrade(wrong, house, "Sec-WebSocket-Protocol: xmpp\r\n"))
                    .startsWith("HTTP/1.1 400");
            assertThat(house.counted(TransportCounter.REFUSED_SUBPROTOCOLS)).isEqualTo(1);
        }
    }

    @Test
    void aMessageNeedsNoContentLengthAndBinaryIsAnsweredInBinary() throws Exception { // RFC 7118 §4.2
        try (SipHouse house = new SipHouse("127.0.0.1");
                WebSocketLine line = new WebSocketLine(house.webSocketUri())) {
            line.send(OPTIONS.getBytes(StandardCharsets.UTF_8));
            assertThat(line.receive().orElseThrow()).startsWith("SIP/2.0 200").contains("received=127.0.0.1");
        }
        try (SipHouse house = new SipHouse("127.0.0.1");
                Socket socket = connect(house)) {
            upgrade(socket, house, "Sec-WebSocket-Protocol: sip\r\n");
            socket.getOutputStream().write(masked(2, OPTIONS.getBytes(StandardCharsets.UTF_8)));
            assertThat(socket.getInputStream().read())
                    .as("a whole binary frame")
                    .isEqualTo(0x82);
        }
    }

    @Test
    void twoLineEndsAreAnsweredWithOne() throws Exception { // RFC 5626 §4.4.1
        try (SipHouse house = new SipHouse("127.0.0.1");
                WebSocketLine line = new WebSocketLine(house.webSocketUri())) {
            line.send("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(line.receive()).contains("\r\n");
        }
    }

    @Test
    void aMessageThatIsTooLongEndsTheWebSocket() throws Exception {
        try (SipHouse house = new SipHouse("127.0.0.1");
                WebSocketLine line = new WebSocketLine(house.webSocketUri())) {
            line.send("x".repeat(70_000).getBytes(StandardCharsets.UTF_8));
            assertThat(line.closed().get(PhoneLine.ANSWER_MILLIS, TimeUnit.MILLISECONDS))
                    .as("message too big")
                    .isEqualTo(1009);
            await().until(() -> house.loop.connections() == 0);
        }
    }

    @Test
    void aBrowserThatAnswersNoPingIsDisconnectedAndOneThatDoesIsNot() throws Exception { // RFC 7118 §6
        ConnectionLimits limits = new ConnectionLimits(10, 10, LONG, LONG, LONG, Duration.ofMillis(200));
        SipListening listening = SipHouse.listening("127.0.0.1").withLimits(limits);
        try (SipHouse house = new SipHouse(listening, List.of());
                WebSocketLine alive = new WebSocketLine(house.webSocketUri());
                Socket dead = connect(house)) {
            upgrade(dead, house, "Sec-WebSocket-Protocol: sip\r\n");
            await().until(() -> house.counted(TransportCounter.SILENT_WEBSOCKETS) >= 1);
            await().until(() -> house.loop.connections() <= 1);
            assertThat(alive.closed()).isNotDone();
        }
    }

    @Test
    void aBrowserThatDoesNotReadIsDisconnected() throws Exception {
        try (SipHouse house = new SipHouse("127.0.0.1");
                Socket deaf = connect(house)) {
            upgrade(deaf, house, "Sec-WebSocket-Protocol: sip\r\n");
            OutputStream out = deaf.getOutputStream();
            Thread talker = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; ; i++) {
                        String options =
                                OPTIONS.replace("z9hG4bK", "z9hG4bK" + i).replace("Call-ID: ", "Call-ID: " + i);
                        out.write(masked(1, options.getBytes(StandardCharsets.UTF_8)));
                    }
                } catch (java.io.IOException closedAsExpected) {
                    assertThat(closedAsExpected).isNotNull();
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> house.counted(TransportCounter.SLOW_PEERS) == 1);
            talker.join(Duration.ofSeconds(10));
            assertThat(talker.isAlive()).as("he noticed").isFalse();
            await().until(() -> house.loop.connections() == 0);
            try (RawPhone phone = house.phone(Transport.WS)) {
                assertThat(phone.invite("", RawPhone.sdp("0", 40_000))).startsWith("SIP/2.0 200");
            }
        }
    }

    @Test
    void tooManyWebSocketsAreToldToComeLater() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(10, 1, LONG, LONG, LONG, LONG);
        try (SipHouse house = new SipHouse(SipHouse.listening("127.0.0.1").withLimits(limits), List.of());
                WebSocketLine first = new WebSocketLine(house.webSocketUri())) {
            first.send(OPTIONS.getBytes(StandardCharsets.UTF_8));
            assertThat(first.receive()).isPresent();
            try (WebSocketLine second = new WebSocketLine(house.webSocketUri())) {
                assertThat(second.closed().get(PhoneLine.ANSWER_MILLIS, TimeUnit.MILLISECONDS))
                        .isEqualTo(1013);
            }
        }
    }

    @Test
    void aBrowserThatGoesAwayLeavesNothing() throws Exception {
        try (SipHouse house = new SipHouse("127.0.0.1")) {
            for (int i = 0; i < 50; i++) new WebSocketLine(house.webSocketUri()).close();
            await().until(() -> house.loop.connections() == 0);
            assertThat(house.loop.unexpectedErrors()).isZero();
        }
    }

    /// A frame as a client sends it: masked, with zeros.
    private static byte[] masked(int opcode, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) (0x80 | opcode))
                .put((byte) (0x80 | 126))
                .putShort((short) payload.length)
                .putInt(0)
                .put(payload)
                .array();
    }
}
