package tutti.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NioPacketIoTest {
    private final AtomicInteger received = new AtomicInteger();

    private static DatagramChannel socket() throws Exception {
        return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static void send(DatagramChannel from, DatagramChannel to, int datagrams) throws Exception {
        for (int i = 0; i < datagrams; i++) from.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), to.getLocalAddress());
    }

    @Test
    void aFloodOnOneSocketIsReadInBoundedPieces() throws Exception {
        try (NioPacketIo io = new NioPacketIo();
                DatagramChannel peer = socket();
                DatagramChannel ours = socket()) {
            io.open(ours, (_, _, _, _) -> received.incrementAndGet());
            send(peer, ours, 40);
            io.poll(0);
            assertThat(received.get()).isEqualTo(1);
            io.poll(0);
            assertThat(received.get()).isEqualTo(1 + NioPacketIo.RECEIVES_PER_SOCKET_MAX);
            await().until(() -> {
                io.poll(0);
                return received.get() == 40;
            });
        }
    }

    @Test
    void drainTakesWhatCameDuringAStall() throws Exception {
        try (NioPacketIo io = new NioPacketIo();
                DatagramChannel peer = socket();
                DatagramChannel ours = socket()) {
            io.open(ours, (_, _, _, _) -> received.incrementAndGet());
            send(peer, ours, 10);
            io.drain();
            assertThat(received.get()).isEqualTo(10);
        }
    }

    @Test
    void whatTheNetworkRefusesIsCounted() throws Exception {
        try (NioPacketIo io = new NioPacketIo();
                DatagramChannel ours = socket()) {
            io.open(ours, (_, _, _, _) -> {});
            io.close(ours);
            io.send(ours, new byte[12], 12, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
            assertThat(io.sendFailures()).isEqualTo(1);
        }
    }

    @Test
    void pollsAreFarApartUntilTheTickIsNear() {
        long spacing = 4_000_000;
        assertThat(NioPacketIo.pollDueNanos(0, 20_000_000, spacing)).isEqualTo(4_000_000);
        assertThat(NioPacketIo.pollDueNanos(16_000_000, 20_000_000, spacing)).isEqualTo(17_000_000);
        assertThat(NioPacketIo.pollDueNanos(17_100_000, 20_000_000, spacing)).isEqualTo(18_000_000);
        assertThat(NioPacketIo.pollDueNanos(18_900_000, 20_000_000, spacing)).isEqualTo(20_000_000);
        assertThat(NioPacketIo.pollDueNanos(19_900_000, 20_000_000, spacing)).isEqualTo(20_000_000);
        // A spacing that is closer anyway stays.
        assertThat(NioPacketIo.pollDueNanos(2_000_000, 20_000_000, 500_000)).isEqualTo(2_500_000);
    }
}
