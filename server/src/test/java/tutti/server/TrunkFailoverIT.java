package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tutti.server.config.Secret;
import tutti.server.config.TrunkSettings;
import tutti.server.sip.SipListening;
import tutti.server.sip.SipLoop;
import tutti.server.trunk.AddressBook;
import tutti.server.trunk.HostLookup;
import tutti.server.trunk.ServiceRecord;
import tutti.server.trunk.Trunk;
import tutti.server.trunk.TrunkState;
import tutti.server.trunk.Trunks;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.CallListener;

/// A provider with two servers, of which the first is out of order. Source: RFC 3263 §4.3.
class TrunkFailoverIT {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final long UNTIL_ASKED_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(20);
    /// Of the next hop, and of the registrar.
    private static final int LOOKUPS_PER_TRUNK = 2;

    private static final Pattern ANSWERED_HEADERS = Pattern.compile("(?im)^(Via|From|To|Call-ID|CSeq): .*\\r\\n");

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final AtomicInteger dnsAnswers = new AtomicInteger();
    private final SipLoop sip;

    TrunkFailoverIT() throws IOException {
        sip = new SipLoop(SipListening.plain(LOOPBACK, 0));
    }

    @AfterEach
    void close() {
        sip.close();
    }

    @Test
    void whenOneServerIsOutOfOrderWeRegisterAtTheNextAndStayThere() throws Exception {
        try (DatagramSocket outOfOrder = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                ScriptedPeer provider = new ScriptedPeer()) {
            Thread.ofVirtual().start(() -> refuseAll(outOfOrder));
            Trunks trunks = trunks(new TwoServers(outOfOrder.getLocalPort(), provider.port()));
            Trunk trunk = trunks.all().getFirst();
            await().until(() -> trunk.state() == TrunkState.RETRYING);
            assertThat(provider.count("REGISTER")).isZero();
            long laterNanos = System.nanoTime() + UNTIL_ASKED_AGAIN_NANOS;
            sip.execute(() -> trunks.keepHouse(laterNanos));
            await().until(() -> trunk.state() == TrunkState.REGISTERED);

            long registrations = provider.count("REGISTER");
            int answersBefore = dnsAnswers.get();
            sip.execute(() -> trunks.keepHouse(laterNanos + TimeUnit.HOURS.toNanos(1)));
            await().until(() -> dnsAnswers.get() == answersBefore + LOOKUPS_PER_TRUNK);
            assertThat(provider.count("REGISTER")).isEqualTo(registrations);
            assertThat(journal)
                    .containsExactly(
                            "trunk provider: retrying (answer 503)",
                            "trunk provider: registered (as sip:012345@example.org)");
        }
    }

    private Trunks trunks(AddressBook book) {
        TrunkSettings settings = new TrunkSettings(
                "provider",
                "sip:example.org",
                ScriptedPeer.USER,
                new Secret(ScriptedPeer.PASSWORD),
                Optional.of("127.0.0.1"),
                Optional.empty(),
                Optional.empty());
        HostLookup lookup = new HostLookup(this::onSipThread, book, LOOPBACK);
        Trunks trunks = new Trunks(List.of(settings), sip::flowTo, lookup, journal::add);
        SipEndpoint endpoint =
                new SipEndpoint(SipSettings.standard("tutti-test"), new SecureRandom(), sip, new CallListener() {});
        sip.start(endpoint);
        sip.execute(() -> trunks.start(endpoint::register, System.nanoTime()));
        return trunks;
    }

    private void onSipThread(Runnable answer) {
        sip.execute(() -> {
            answer.run();
            dnsAnswers.incrementAndGet();
        });
    }

    /// The first is preferred.
    private record TwoServers(int firstPort, int secondPort) implements AddressBook {
        @Override
        public List<InetAddress> addressesOf(String host) {
            return List.of(LOOPBACK);
        }

        @Override
        public List<ServiceRecord> serversOf(String service) {
            return List.of(
                    new ServiceRecord(10, 1, firstPort, "one.example.org"),
                    new ServiceRecord(20, 1, secondPort, "two.example.org"));
        }
    }

    private static void refuseAll(DatagramSocket socket) {
        byte[] octets = new byte[4_096];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(octets, octets.length);
                socket.receive(packet);
                byte[] refusal = refusal(new String(octets, 0, packet.getLength(), StandardCharsets.UTF_8));
                socket.send(new DatagramPacket(refusal, refusal.length, packet.getSocketAddress()));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static byte[] refusal(String request) {
        StringBuilder answer = new StringBuilder("SIP/2.0 503 Service Unavailable\r\n");
        Matcher header = ANSWERED_HEADERS.matcher(request);
        while (header.find()) answer.append(header.group());
        return answer.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
