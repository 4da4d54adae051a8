package tutti.server;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import tutti.server.sip.SipListening;
import tutti.server.sip.SipLoop;
import tutti.server.sip.SipWebSockets;
import tutti.server.sip.TransportCounter;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// SIP over every transport, and a listener that takes each call and does nothing with it.
final class SipHouse implements AutoCloseable {
    private static final byte[] SDP = RawPhone.sdp("0", 9).getBytes(StandardCharsets.UTF_8);

    final SipLoop loop;
    final SipEndpoint endpoint;
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final InetAddress bind;
    private final Javalin http;

    SipHouse(String bind) throws IOException {
        this(listening(bind), List.of());
    }

    static SipListening listening(String bind) {
        return SipListening.plain(InetAddress.ofLiteral(bind), 0)
                .withTls(0, TestCertificates.server())
                .withDialling(TestCertificates.client());
    }

    SipHouse(SipListening listening, List<String> origins) throws IOException {
        bind = listening.bind();
        loop = new SipLoop(listening);
        SipSettings settings = SipSettings.standard("house");
        endpoint = new SipEndpoint(settings, RandomGenerator.of("SecureRandom"), loop, new Taker());
        SipWebSockets webSockets = new SipWebSockets(loop, origins);
        http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.modifyServletContextHandler(webSockets::mount);
        });
        loop.start(endpoint);
        http.start(bind.getHostAddress(), 0);
    }

    private final class Taker implements CallListener {
        @Override
        public void incoming(Call call, SipRequest invite) {
            events.add("incoming " + call.flow().orElseThrow().transport());
            calls.add(call);
            call.accept(SDP, "application/sdp", call.nowNanos());
        }

        @Override
        public void acknowledged(Call call, SipRequest ack) {
            events.add("acknowledged");
        }

        @Override
        public void answered(Call call, SipResponse response) {
            events.add("answered");
        }

        @Override
        public void rejected(Call call, SipResponse response) {
            events.add("rejected " + response.status());
        }

        @Override
        public void ended(Call call, EndReason reason) {
            events.add("ended " + reason);
        }
    }

    InetSocketAddress address(Transport transport) {
        return switch (transport) {
            case UDP, TCP -> at(loop.local().getPort());
            case TLS -> at(loop.localTls().orElseThrow().getPort());
            case WS, WSS -> at(http.port());
        };
    }

    private InetSocketAddress at(int port) {
        InetAddress host = bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind;
        return new InetSocketAddress(host, port);
    }

    URI webSocketUri() {
        return URI.create("ws://" + PhoneLine.hostPort(address(Transport.WS).getAddress(), http.port()) + "/sip");
    }

    RawPhone phone(Transport transport) throws Exception {
        return new RawPhone(line(transport), address(transport), "room");
    }

    PhoneLine line(Transport transport) throws Exception {
        InetSocketAddress server = address(transport);
        return switch (transport) {
            case UDP -> PhoneLine.udp(server);
            case TCP -> PhoneLine.stream(new Socket(server.getAddress(), server.getPort()), "TCP");
            case TLS -> PhoneLine.stream(tlsSocket(TestCertificates.client()), "TLS");
            case WS, WSS -> new WebSocketLine(webSocketUri());
        };
    }

    Socket tlsSocket(SSLContext context) throws IOException {
        InetSocketAddress server = address(Transport.TLS);
        return context.getSocketFactory().createSocket(server.getAddress(), server.getPort());
    }

    /// Calls `remote` and tells of it in [#events].
    void dial(Transport transport, InetSocketAddress remote) {
        Flow flow = loop.flowTo(transport, remote);
        SipUri target = SipUri.of("room", PhoneLine.host(remote.getAddress()), remote.getPort());
        NameAddress from = NameAddress.of(SipUri.of("house", "house.example", 5060));
        loop.execute(() ->
                calls.add(endpoint.invite(target, from, flow, SDP, "application/sdp", new Taker(), System.nanoTime())));
    }

    void hangUp() {
        loop.execute(() -> calls.getFirst().hangUp(System.nanoTime()));
    }

    long counted(TransportCounter counter) {
        return loop.counted(counter);
    }

    @Override
    public void close() {
        http.stop();
        loop.close();
    }
}
