package tutti.bench.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bad network for the media of one call, on the loopback interface.
///
/// ```
///   caller ─ INVITE ─► [sip] ─────────────────────► server       the caller dials the relay
///          ◄─ 200, with our media port in its SDP ─              ACK and BYE go past us
///   caller ─ RTP ────► [ImpairedPath] ────────────► server
///          ◄───────────────────────────────── RTP ─              not impaired
/// ```
/// The same model and seed as in virtual time: the n-th packet has the same fate. One thread of its own, which looks
/// four times a millisecond. Thread: any for the public methods.
final class ImpairingRelay implements AutoCloseable {
    private static final int DATAGRAM_MAX = 65_536;
    private static final long STEP_NANOS = 250_000;
    private static final long CLOSE_SECONDS_MAX = 5;

    /// Both ports have five digits, so that no length changes.
    private static final Pattern MEDIA_PORT = Pattern.compile("(?<=m=audio )\\d{5}(?= )");

    private final Pair sip;
    private final Pair media;
    private final ImpairedPath path;
    private final ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM_MAX);
    private final Thread thread;
    private long beginNanos;
    private boolean begun;
    private volatile boolean closing;
    private volatile Optional<String> failure = Optional.empty();

    /// Two sockets: one faces the caller, the other one the server; each knows who it talks with once it knows.
    private static final class Pair {
        final DatagramChannel front = open();
        final DatagramChannel back = open();
        Optional<SocketAddress> caller = Optional.empty();
        Optional<SocketAddress> server = Optional.empty();

        private static DatagramChannel open() {
            try {
                DatagramChannel channel = DatagramChannel.open();
                channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .configureBlocking(false);
                return channel;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot open a socket for the relay", e);
            }
        }

        void close() throws IOException {
            front.close();
            back.close();
        }
    }

    /// Stands before the server whose SIP is at `server`; up to `packetsMax` packets.
    ImpairingRelay(InetSocketAddress server, Impairment impairment, int packetsMax, long seed) {
        sip = new Pair();
        sip.server = Optional.of(server);
        media = new Pair();
        path = new ImpairedPath(impairment, packetsMax, seed);
        thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
    }

    /// Where to dial.
    InetSocketAddress sipAddress() throws IOException {
        return (InetSocketAddress) sip.front.getLocalAddress();
    }

    /// Why it has stopped, if it has.
    Optional<String> failure() {
        return failure;
    }

    private void run() {
        try {
            while (!closing) {
                relaySip();
                relayMedia();
                LockSupport.parkNanos(STEP_NANOS);
            }
        } catch (IOException e) {
            failure = Optional.of("the relay stopped: " + e);
        }
    }

    private void relaySip() throws IOException {
        for (Optional<SocketAddress> from = receive(sip.front); from.isPresent(); from = receive(sip.front)) {
            sip.caller = from;
            send(sip.back, sip.server);
        }
        while (receive(sip.back).isPresent()) {
            rewriteMediaPort();
            send(sip.front, sip.caller);
        }
    }

    private void rewriteMediaPort() throws IOException {
        String text = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        Matcher port = MEDIA_PORT.matcher(text);
        if (!port.find()) return;
        InetAddress host = InetAddress.getLoopbackAddress();
        media.server = Optional.of(new InetSocketAddress(host, Integer.parseInt(port.group())));
        int ours = ((InetSocketAddress) media.front.getLocalAddress()).getPort();
        buffer.clear();
        buffer.put(port.replaceFirst(Integer.toString(ours)).getBytes(StandardCharsets.ISO_8859_1))
                .flip();
    }

    private void relayMedia() throws IOException {
        for (Optional<SocketAddress> from = receive(media.front); from.isPresent(); from = receive(media.front)) {
            media.caller = from;
            impair();
        }
        while (receive(media.back).isPresent()) send(media.front, media.caller);
        if (begun) path.deliver(System.nanoTime() - beginNanos, this::arrived);
    }

    private void impair() {
        long nowNanos = System.nanoTime();
        if (!begun) {
            begun = true;
            beginNanos = nowNanos;
        }
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        path.send(octets, nowNanos - beginNanos);
    }

    private void arrived(byte[] octets, long arrivalNanos) {
        buffer.clear();
        buffer.put(octets).flip();
        try {
            send(media.back, media.server);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send to the server", e);
        }
    }

    private Optional<SocketAddress> receive(DatagramChannel channel) throws IOException {
        buffer.clear();
        SocketAddress from = channel.receive(buffer);
        buffer.flip();
        return Optional.ofNullable(from);
    }

    private void send(DatagramChannel channel, Optional<SocketAddress> to) throws IOException {
        if (to.isPresent()) channel.send(buffer, to.get());
    }

    @Override
    public void close() throws IOException {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS_MAX));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sip.close();
        media.close();
    }
}
