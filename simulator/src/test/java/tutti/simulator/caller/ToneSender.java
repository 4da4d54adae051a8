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

/// Sends a loud tone in mu-law, a packet to each target every 20 ms, and counts what comes back: an intruder, or a
/// phone's media.
final class ToneSender implements AutoCloseable {
    private static final double LEVEL_DBOV = -8;
    private static final long FRAME_NANOS = 20_000_000;
    private static final int VERSION = 0x80;

    private final DatagramChannel socket;
    private final Voice voice;
    private final ByteBuffer answer = ByteBuffer.allocate(2_048);
    private final Thread thread;
    private volatile Optional<Stream> stream = Optional.empty();
    private volatile boolean closing;
    private volatile long sent;
    private volatile long received;

    ToneSender(InetAddress host, int frequencyHz) throws IOException {
        voice = Voice.tone(frequencyHz, LEVEL_DBOV);
        socket = DatagramChannel.open();
        socket.bind(new InetSocketAddress(host, 0)).configureBlocking(false);
        thread = Thread.ofPlatform().name("tone sender").start(this::run);
    }

    int port() {
        return socket.socket().getLocalPort();
    }

    /// From now on, beginning with `sequence`; before that it only counts what comes.
    void send(List<InetSocketAddress> targets, int ssrc, int sequence) {
        stream = Optional.of(new Stream(List.copyOf(targets), ssrc, sequence));
    }

    private record Stream(List<InetSocketAddress> targets, int ssrc, int firstSequence) {}

    private void run() {
        long nextNanos = System.nanoTime();
        int frame = 0;
        try {
            while (!closing) {
                Optional<Stream> current = stream;
                if (current.isPresent()) sendFrame(current.get(), frame++);
                countAnswers();
                nextNanos += FRAME_NANOS;
                LockSupport.parkNanos(nextNanos - System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void sendFrame(Stream current, int frame) throws IOException {
        byte[] packet = packet(frame, current.ssrc(), current.firstSequence() + frame);
        for (InetSocketAddress target : current.targets()) {
            socket.send(ByteBuffer.wrap(packet), target);
            sent++;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void countAnswers() throws IOException {
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
            thread.join();
            socket.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
