package tutti.server.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every way to do packets keeps to.
@ParameterizedClass(name = "{0}")
@MethodSource("networks")
class PacketIoTest {
    private static final int LATE_NANOS = 1_000_000_000;

    private final PacketNetwork network;

    private final List<byte[]> received = new ArrayList<>();
    private final List<InetSocketAddress> senders = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private final List<AutoCloseable> closing = new ArrayList<>();

    PacketIoTest(PacketNetwork network) {
        this.network = network;
    }

    static List<PacketNetwork> networks() {
        PacketNetwork best = PacketNetwork.best();
        return best instanceof LinuxNetwork ? List.of(PacketNetwork.plain(), best) : List.of(PacketNetwork.plain());
    }

    private PacketIo io() {
        PacketIo io = network.packetIo();
        closing.add(io);
        return io;
    }

    private DatagramSocket peer(String host) throws Exception {
        DatagramSocket peer = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(host), 0));
        closing.add(peer);
        return peer;
    }

    /// A bound socket and where it is.
    private record Bound(MediaSocket socket, InetSocketAddress address) {}

    private Bound bind(String host) throws Exception {
        InetSocketAddress free;
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(host), 0))) {
            free = (InetSocketAddress) probe.getLocalSocketAddress();
        }
        MediaSocket socket = network.bind(free);
        closing.add(socket::close);
        return new Bound(socket, free);
    }

    private void keep(byte[] datagram, int length, InetSocketAddress from, long arrivalNanos) {
        byte[] copy = new byte[length];
        System.arraycopy(datagram, 0, copy, 0, length);
        received.add(copy);
        senders.add(from);
        arrivals.add(arrivalNanos);
    }

    private static void send(DatagramSocket from, InetSocketAddress to, int datagrams) throws IOException {
        for (int i = 0; i < datagrams; i++) from.send(new DatagramPacket(new byte[] {1, 2, (byte) i}, 3, to));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable open : closing.reversed()) open.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void bringsWhatCameFromWhomAndWhen(String host) throws Exception {
        PacketIo io = io();
        Bound ours = bind(host);
        DatagramSocket peer = peer(host);
        DatagramSocket other = peer(host);
        io.open(ours.socket(), this::keep);
        long before = System.nanoTime();
        send(peer, ours.address(), 1);
        long after = System.nanoTime();
        io.poll(0);
        send(peer, ours.address(), 2);
        send(other, ours.address(), 1);
        await().until(() -> {
            io.poll(0);
            return received.size() == 4;
        });
        assertThat(received).allSatisfy(octets -> assertThat(octets).startsWith(1, 2));
        assertThat(senders)
                .containsExactly(
                        (InetSocketAddress) peer.getLocalSocketAddress(),
                        (InetSocketAddress) peer.getLocalSocketAddress(),
                        (InetSocketAddress) peer.getLocalSocketAddress(),
                        (InetSocketAddress) other.getLocalSocketAddress());
        assertThat(arrivals).isSorted().allSatisfy(nanos -> assertThat(nanos).isBetween(before, System.nanoTime()));
        if (network instanceof LinuxNetwork) {
            // The kernel's two clocks differ by what was done to one of them meanwhile.
            assertThat(arrivals.getFirst()).isBetween(before, after + LATE_NANOS / 1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void sendsToWhomeverItIsTold(String host) throws Exception {
        PacketIo io = io();
        Bound ours = bind(host);
        io.open(ours.socket(), this::keep);
        byte[] packet = {7, 8, 9, 10};
        for (DatagramSocket peer : List.of(peer(host), peer(host))) {
            io.send(ours.socket(), packet, 3, (InetSocketAddress) peer.getLocalSocketAddress());
            DatagramPacket arrived = new DatagramPacket(new byte[16], 16);
            peer.setSoTimeout(2_000);
            peer.receive(arrived);
            assertThat(arrived.getLength()).isEqualTo(3);
            assertThat(arrived.getData()).startsWith(7, 8, 9, 0);
            assertThat(arrived.getSocketAddress()).isEqualTo(ours.address());
        }
        assertThat(io.sendFailures()).isZero();
    }

    @Test
    void aSocketOfBothFamiliesTalksToIpv4() throws Exception {
        PacketIo io = io();
        DatagramSocket peer = peer("127.0.0.1");
        InetSocketAddress any;
        try (DatagramSocket probe = new DatagramSocket(0)) {
            any = new InetSocketAddress(InetAddress.ofLiteral("::"), probe.getLocalPort());
        }
        MediaSocket socket = network.bind(any);
        io.open(socket, this::keep);
        send(peer, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), any.getPort()), 1);
        io.poll(0);
        assertThat(senders).containsExactly((InetSocketAddress) peer.getLocalSocketAddress());
        io.send(socket, new byte[] {5}, 1, senders.getFirst());
        DatagramPacket arrived = new DatagramPacket(new byte[16], 16);
        peer.setSoTimeout(2_000);
        peer.receive(arrived);
        assertThat(arrived.getLength()).isEqualTo(1);
        io.close(socket);
    }

    @Test
    void aFloodOnOneSocketIsReadInBoundedPieces() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        io.open(ours.socket(), this::keep);
        send(peer("127.0.0.1"), ours.address(), 40);
        io.poll(0);
        assertThat(received).hasSizeBetween(1, PacketIo.RECEIVES_PER_SOCKET_MAX);
        int first = received.size();
        io.poll(0);
        assertThat(received).hasSize(first + PacketIo.RECEIVES_PER_SOCKET_MAX);
        await().until(() -> {
            io.poll(0);
            return received.size() == 40;
        });
        for (int i = 0; i < received.size(); i++) assertThat(received.get(i)[2]).isEqualTo((byte) i);
    }

    @Test
    void drainTakesWhatCameDuringAStall() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        io.open(ours.socket(), this::keep);
        send(peer("127.0.0.1"), ours.address(), 10);
        io.drain();
        assertThat(received).hasSize(10);
    }

    @Test
    void manySocketsAtOnceAreAllServed() throws Exception {
        PacketIo io = io();
        List<Bound> ours = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Bound bound = bind("127.0.0.1");
            io.open(bound.socket(), this::keep);
            ours.add(bound);
        }
        DatagramSocket peer = peer("127.0.0.1");
        for (Bound bound : ours) send(peer, bound.address(), 5);
        io.drain();
        assertThat(received).hasSize(30 * 5);
    }

    @Test
    void aReceiverThatThrowsCostsTheOthersNothing() throws Exception {
        PacketIo io = io();
        Bound bad = bind("127.0.0.1");
        io.open(bad.socket(), (_, _, _, _) -> {
            throw new IllegalStateException("expected");
        });
        List<Bound> good = List.of(bind("127.0.0.1"), bind("127.0.0.1"), bind("127.0.0.1"));
        for (Bound bound : good) io.open(bound.socket(), this::keep);
        DatagramSocket peer = peer("127.0.0.1");
        send(peer, bad.address(), 1);
        for (Bound bound : good) send(peer, bound.address(), 1);
        assertThatIllegalStateException().isThrownBy(io::drain);
        // A call that ends meanwhile hears nothing of what had come.
        io.close(good.getFirst().socket());
        io.drain();
        assertThat(received).hasSize(2);
    }

    @Test
    void whatCameBeforeTheSocketWasOpenedIsNotHeard() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        DatagramSocket peer = peer("127.0.0.1");
        send(peer, ours.address(), 40);
        io.open(ours.socket(), this::keep);
        io.poll(0);
        assertThat(received).isEmpty();
        send(peer, ours.address(), 1);
        io.poll(0);
        assertThat(received).hasSize(1);
    }

    @Test
    void longDatagramsAreCut() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        io.open(ours.socket(), this::keep);
        peer("127.0.0.1").send(new DatagramPacket(new byte[9_000], 9_000, ours.address()));
        io.poll(0);
        assertThat(received)
                .singleElement()
                .satisfies(octets -> assertThat(octets).hasSize(PacketIo.DATAGRAM_MAX));
    }

    @Test
    void whatTheNetworkRefusesIsCounted() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        io.open(ours.socket(), this::keep);
        io.send(ours.socket(), new byte[12], 12, new InetSocketAddress(InetAddress.ofLiteral("::1"), 9));
        assertThat(io.sendFailures()).isEqualTo(1);
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 9);
        int tooLong = PacketIo.DATAGRAM_MAX + 1;
        io.send(ours.socket(), new byte[tooLong], tooLong, nobody);
        assertThat(io.sendFailures()).isEqualTo(2);
        io.close(ours.socket());
        io.send(ours.socket(), new byte[12], 12, nobody);
        assertThat(io.sendFailures()).isEqualTo(3);
    }

    @Test
    void aClosedSocketIsHeardNoMoreAndItsPortIsFree() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        io.open(ours.socket(), this::keep);
        io.close(ours.socket());
        assertThat(ours.socket().isOpen()).isFalse();
        MediaSocket again = network.bind(ours.address());
        io.open(again, this::keep);
        send(peer("127.0.0.1"), ours.address(), 1);
        io.poll(0);
        assertThat(received).hasSize(1);
        io.close(again);
    }

    @Test
    void aSocketThatWasClosedBeforeItIsOpenedBringsNothing() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        ours.socket().close();
        io.open(ours.socket(), this::keep);
        io.poll(0);
        assertThat(received).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsRefused() throws Exception {
        Bound ours = bind("127.0.0.1");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> network.bind(ours.address()));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> network.bind(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 0)));
    }

    @Test
    void isWokenFromItsSleep() throws Exception {
        PacketIo io = io();
        Bound ours = bind("127.0.0.1");
        io.open(ours.socket(), this::keep);
        CountDownLatch woken = new CountDownLatch(1);
        Thread loop = Thread.ofPlatform().start(() -> {
            // It takes many polls, or one that is woken, for these to end.
            for (int i = 0; i < 3; i++) io.poll(3_600_000_000_000L);
            woken.countDown();
        });
        await().until(() -> {
            io.wakeUp();
            return woken.getCount() == 0;
        });
        loop.join();
    }

    @Test
    void ringsNobodyWhenItIsClosed() throws Exception {
        PacketIo io = network.packetIo();
        io.close();
        io.close();
        io.wakeUp();
        assertThat(io.sendFailures()).isZero();
    }
}
