package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.server.sip.ConnectionLimits;
import tutti.server.sip.SipListening;
import tutti.server.sip.TransportCounter;
import tutti.sip.transport.Transport;

/// Peers that break off, are silent, talk nonsense, do not read or are somebody else: each costs what its limit
/// says, and nobody but itself.
class BadPeersIT {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(10);

    private static SipListening with(ConnectionLimits limits) {
        return SipHouse.listening("127.0.0.1").withLimits(limits);
    }

    private static void expectAlive(SipHouse house) throws Exception {
        try (RawPhone phone = house.phone(Transport.TLS)) {
            phone.send("OPTIONS", "", "");
            assertThat(phone.await("SIP/2.0 ")).startsWith("SIP/2.0 200");
        }
        assertThat(house.loop.unexpectedErrors()).isZero();
        await().until(() -> house.loop.connections() == 0);
    }

    @Test
    void aHandshakeThatIsNotEndedIsGivenUp() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(100, 100, SHORT, LONG, LONG, LONG);
        try (SipHouse house = new SipHouse(with(limits), List.of());
                Socket silent = connect(tlsPort(house))) {
            assertThat(silent.getInputStream().readAllBytes())
                    .as("an alert and the end")
                    .startsWith(21);
            assertThat(house.counted(TransportCounter.SETUP_TIMEOUTS)).isEqualTo(1);
            expectAlive(house);
        }
    }

    @Test
    void garbageInsteadOfAClientHelloIsAnsweredWithAnAlertAndClosed() throws Exception { // RFC 8446 §6.2
        try (SipHouse house = new SipHouse("127.0.0.1");
                Socket stranger = connect(tlsPort(house))) {
            stranger.getOutputStream()
                    .write("OPTIONS sip:room@127.0.0.1 SIP/2.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] answer = stranger.getInputStream().readAllBytes();
            assertThat(answer[0]).as("content type of a TLS record: alert").isEqualTo((byte) 21);
            assertThat(house.counted(TransportCounter.FAILED_HANDSHAKES)).isEqualTo(1);
            expectAlive(house);
        }
    }

    @Test
    void aMessageThatIsNotEndedIsGivenUp() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(100, 100, LONG, SHORT, LONG, LONG);
        try (SipHouse house = new SipHouse(with(limits), List.of());
                Socket slow = connect(tcpPort(house))) {
            slow.getOutputStream().write("INVITE sip:room@127.0.0.1 SIP/2.0\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
            assertThat(house.counted(TransportCounter.UNFINISHED_MESSAGES)).isEqualTo(1);
            expectAlive(house);
        }
    }

    @Test
    void aConnectionThatCarriesNothingIsClosed() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(100, 100, LONG, LONG, SHORT, LONG);
        try (SipHouse house = new SipHouse(with(limits), List.of());
                Socket idle = connect(tcpPort(house))) {
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            assertThat(house.counted(TransportCounter.IDLE_CONNECTIONS)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"TCP", "TLS"})
    void aPeerThatDoesNotReadIsDisconnected(Transport transport) throws Exception {
        try (SipHouse house = new SipHouse("127.0.0.1");
                Socket deaf = transport == Transport.TLS
                        ? house.tlsSocket(TestCertificates.client())
                        : connect(tcpPort(house))) {
            OutputStream out = deaf.getOutputStream();
            Thread talker = Thread.ofVirtual().start(() -> talkForEver(out, transport));
            await().atMost(Duration.ofSeconds(30)).until(() -> house.counted(TransportCounter.SLOW_PEERS) == 1);
            talker.join(Duration.ofSeconds(10));
            assertThat(talker.isAlive()).as("he noticed").isFalse();
            expectAlive(house);
        }
    }

    private static void talkForEver(OutputStream out, Transport transport) {
        try {
            for (int i = 0; ; i++) {
                String options = "OPTIONS sip:room@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport
                        + " 127.0.0.1:9;branch=z9hG4bK" + i
                        + "\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:room@b>\r\nCall-ID: " + i
                        + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
                out.write(options.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException closedAsExpected) {
            assertThat(closedAsExpected).isNotNull();
        }
    }

    @Test
    void aThousandConnectionsOpenedAndDroppedLeaveNothing() throws Exception {
        try (SipHouse house = new SipHouse("127.0.0.1")) {
            for (int round = 0; round < 20; round++) {
                List<Socket> sockets = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    sockets.add(connect(i % 2 == 0 ? tcpPort(house) : tlsPort(house)));
                }
                for (Socket socket : sockets) socket.close();
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> house.loop.connections() == 0);
            expectAlive(house);
        }
    }

    @Test
    void oneSourceHasAsManyConnectionsAsItMayAndTheRestIsClosed() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(100, 2, LONG, LONG, LONG, LONG);
        try (SipHouse house = new SipHouse(with(limits), List.of());
                Socket first = connect(tcpPort(house));
                Socket second = connect(tlsPort(house))) {
            await().until(() -> house.loop.connections() == 2);
            try (Socket third = connect(tcpPort(house))) {
                assertThat(third.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(house.counted(TransportCounter.REFUSED_FOR_SOURCE)).isEqualTo(1);
            assertThat(house.loop.connections()).isEqualTo(2);
            first.shutdownOutput();
            second.shutdownOutput();
            await().until(() -> house.loop.connections() == 0);
            expectAlive(house);
        }
    }

    @Test
    void thereAreAsManyConnectionsAsAllowedAndTheRestIsClosed() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(1, 100, LONG, LONG, LONG, LONG);
        try (SipHouse house = new SipHouse(with(limits), List.of());
                Socket first = connect(tcpPort(house));
                Socket second = connect(tcpPort(house))) { // one listener accepts in order
            assertThat(second.getInputStream().read()).isEqualTo(-1);
            assertThat(house.counted(TransportCounter.REFUSED_CONNECTIONS)).isEqualTo(1);
            assertThat(first.isConnected()).isTrue();
            house.dial(Transport.TCP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
            await().until(() -> house.events.contains("rejected 503"));
        }
    }

    // ---- whom we call

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"TCP", "TLS"})
    void aCallToWhereNobodyListensFails(Transport transport) throws Exception { // RFC 3261 §18.4
        InetSocketAddress nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
        }
        try (SipHouse house = new SipHouse("127.0.0.1")) {
            house.dial(transport, nobody);
            await().until(() -> house.events.contains("rejected 503"));
            assertThat(house.counted(TransportCounter.FAILED_CONNECTS)).isEqualTo(1);
            assertThat(house.loop.connections()).isZero();
        }
    }

    @Test
    void aCallToATlsServerThatSaysNothingFailsInTime() throws Exception {
        ConnectionLimits limits = new ConnectionLimits(100, 100, SHORT, LONG, LONG, LONG);
        try (SipHouse house = new SipHouse(with(limits), List.of());
                ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            house.dial(Transport.TLS, (InetSocketAddress) mute.getLocalSocketAddress());
            await().until(() -> house.events.contains("rejected 503"));
            assertThat(house.counted(TransportCounter.SETUP_TIMEOUTS)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"sip.example.org,true", "other.example.org,false"})
    void aCertificateMustNameWhomWeCall(String name, boolean matches) throws Exception { // RFC 5922 §7.3
        try (SipHouse caller = new SipHouse("127.0.0.1");
                SipHouse called = new SipHouse("127.0.0.1")) {
            InetAddress named = InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1});
            caller.dial(Transport.TLS, new InetSocketAddress(named, tlsPort(called)));
            String outcome = matches ? "answered" : "rejected 503";
            await().until(() -> caller.events.contains(outcome));
            assertThat(caller.counted(TransportCounter.FAILED_HANDSHAKES)).isEqualTo(matches ? 0 : 1);
        }
    }

    @Test
    void aCertificateThatNobodyTrustedVouchesForIsRefused() throws Exception {
        SipListening trustsOthers = SipHouse.listening("127.0.0.1").withDialling(TestCertificates.stranger());
        try (SipHouse caller = new SipHouse(trustsOthers, List.of());
                SipHouse called = new SipHouse("127.0.0.1")) {
            caller.dial(Transport.TLS, called.address(Transport.TLS));
            await().until(() -> caller.events.contains("rejected 503"));
            await().until(() -> called.counted(TransportCounter.FAILED_HANDSHAKES) == 1);
            assertThat(called.events).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void servesBothVersions(String version) throws Exception {
        try (SipHouse house = new SipHouse("127.0.0.1");
                SSLSocket socket = (SSLSocket) house.tlsSocket(TestCertificates.client())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            try (RawPhone phone = new RawPhone(PhoneLine.stream(socket, "TLS"), house.address(Transport.TLS), "room")) {
                assertThat(phone.invite("", RawPhone.sdp("0", 40_000))).startsWith("SIP/2.0 200");
                phone.bye();
            }
        }
    }

    /// A socket whose reads end in time.
    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PhoneLine.ANSWER_MILLIS);
        return socket;
    }

    private static int tcpPort(SipHouse house) {
        return house.address(Transport.TCP).getPort();
    }

    private static int tlsPort(SipHouse house) {
        return house.address(Transport.TLS).getPort();
    }
}
