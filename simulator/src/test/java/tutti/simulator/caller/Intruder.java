package tutti.simulator.caller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tutti.audio.g711.G711;
import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;
import tutti.simulator.voice.Voice;

/// Sends a loud tone in mu-law to sockets that expect somebody else, a packet to each every 20 ms, and counts what
/// comes
/// back.
final class Intruder implements AutoCloseable {
    private static final double ATTACK_DBOV = -8;
    private static final long FRAME_NANOS = 20_000_000;
    private static final int VERSION = 0x80;

    private final DatagramChannel socket;
    private final Voice voice;
    private final ByteBuffer answer = ByteBuffer.allocate(2_048);
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean closing;
    private volatile long sent;
    private volatile long received;

    Intruder(int frequencyHz) throws IOException {
        voice = Voice.tone(frequencyHz, ATTACK_DBOV);
        socket = DatagramChannel.open();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
    }

    /// From now on, beginning with `sequence`.
    void attack(List<InetSocketAddress> targets, int ssrc, int sequence) {
        thread = Optional.of(
                Thread.ofPlatform().name("intruder").start(() -> run(List.copyOf(targets), ssrc, sequence)));
    }

    private void run(List<InetSocketAddress> targets, int ssrc, int sequence) {
        long nextNanos = System.nanoTime();
        try {
            for (int frame = 0; !closing; frame++) {
                byte[] packet = packet(frame, ssrc, sequence + frame);
                for (InetSocketAddress target : targets) socket.send(ByteBuffer.wrap(packet), target);
                count(targets.size());
                nextNanos += FRAME_NANOS;
                LockSupport.parkNanos(nextNanos - System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void count(int packets) throws IOException {
        sent += packets;
        answer.clear();
        while (socket.receive(answer) != null) {
            received++;
            answer.clear();
        }
    }

    /// One packet of the tone.
    byte[] packet(int frame, int ssrc, int sequence) {
        byte[] packet = new byte[RtpPacket.HEADER_OCTETS + Voice.FRAME_SAMPLES];
        packet[0] = (byte) VERSION;
        NetworkOrder.putInt16(packet, 2, sequence);
        NetworkOrder.putInt32(packet, 4, frame * Voice.FRAME_SAMPLES);
        NetworkOrder.putInt32(packet, 8, ssrc);
        for (int i = 0; i < Voice.FRAME_SAMPLES; i++) {
            int sample = voice.sampleAt((long) frame * Voice.FRAME_SAMPLES + i);
            packet[RtpPacket.HEADER_OCTETS + i] = G711.MU_LAW.encode(sample);
        }
        return packet;
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isPresent()) thread.get().join();
            socket.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
