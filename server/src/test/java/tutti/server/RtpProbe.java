package tutti.server;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/// The media of one good call: sends a packet every 20 ms and checks that what comes back runs without a gap.
///
/// Driven by its owner's loop; nothing here waits.
final class RtpProbe implements AutoCloseable {
    private static final long PACKET_NANOS = 20_000_000;
    private static final int PACKET_TICKS = 160;
    private static final int HEADER = 12;

    private final DatagramChannel socket;
    private final ByteBuffer buffer = ByteBuffer.allocate(2_048);
    private final List<String> faults = new ArrayList<>();
    private InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    private long nextNanos;
    private int sent;
    private int received;
    private int lastSequence;
    private int lastTimestamp;

    RtpProbe() throws IOException {
        socket = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.configureBlocking(false);
    }

    int port() {
        DatagramSocket plain = socket.socket();
        return plain.getLocalPort();
    }

    void sendTo(int serverPort) {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        nextNanos = System.nanoTime();
    }

    /// Sends what is due and checks what came.
    void keepTalking() throws IOException {
        while (System.nanoTime() - nextNanos >= 0) {
            buffer.clear();
            buffer.putShort((short) 0x8000)
                    .putShort((short) sent)
                    .putInt(sent * PACKET_TICKS)
                    .putInt(0x600D);
            for (int i = 0; i < PACKET_TICKS; i++) buffer.put((byte) (0x80 + (i & 0x3F)));
            socket.send(buffer.flip(), server);
            sent++;
            nextNanos += PACKET_NANOS;
        }
        buffer.clear();
        while (socket.receive(buffer) != null) {
            if (buffer.flip().remaining() >= HEADER) check(buffer.getShort(2) & 0xFFFF, buffer.getInt(4));
            buffer.clear();
        }
    }

    private void check(int sequence, int timestamp) {
        if (received++ > 0) {
            if (sequence != (lastSequence + 1 & 0xFFFF)) faults.add("sequence " + lastSequence + " then " + sequence);
            if (timestamp != lastTimestamp + PACKET_TICKS) faults.add("time " + lastTimestamp + " then " + timestamp);
        }
        lastSequence = sequence;
        lastTimestamp = timestamp;
    }

    int sent() {
        return sent;
    }

    int received() {
        return received;
    }

    /// Gaps and repeats in what came back.
    List<String> faults() {
        return faults;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
