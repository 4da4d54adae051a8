package tutti.simulator.caller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tutti.rtp.packet.DatagramKind;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.CodecPreference;
import tutti.rtp.sdp.DtlsFingerprint;
import tutti.rtp.sdp.LocalMedia;
import tutti.rtp.sdp.LocalSecurity;
import tutti.rtp.sdp.LocalTerms;
import tutti.rtp.sdp.MediaSecurity;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.rtp.sdp.OfferAnswer;
import tutti.rtp.sdp.OfferOutcome;
import tutti.rtp.sdp.SecurityKind;
import tutti.rtp.sdp.SecurityPolicy;
import tutti.rtp.srtp.SrtpWorkspace;
import tutti.server.dtls.DtlsEndpoint;
import tutti.server.dtls.DtlsIdentity;
import tutti.server.dtls.DtlsLimits;
import tutti.server.security.LegSecurity;
import tutti.server.sip.SipLoop;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.message.SipRequest;

/// Who answers an encrypted call in a test, and looks at every datagram of it. It does nothing between two calls of
/// [#pump]. Thread: the test's.
final class SecurePeer implements CallListener, LegSecurity.Road, AutoCloseable {
    private static final int DATAGRAM_MAX = 2_048;
    private static final int PAUSE_MILLIS = 5;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int FRAME_OCTETS = 160;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SipLoop sip;
    private final DatagramSocket socket = new DatagramSocket(0, LOOPBACK);
    private final DtlsIdentity identity = DtlsIdentity.create(RANDOM, Instant.now());
    private final DtlsFingerprint signalled;
    private final CompletableFuture<NegotiatedAudio> audio = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final LegSecurity security = new LegSecurity(this, this::handshakes, new SrtpWorkspace());
    private final RtpWriter writer = new RtpWriter(new Random(4));
    private final Map<DatagramKind, Integer> seen = new EnumMap<>(DatagramKind.class);
    private final byte[] datagram = new byte[DATAGRAM_MAX];
    private SocketAddress caller = new InetSocketAddress(LOOPBACK, 0);
    private final List<byte[]> early = new ArrayList<>();
    private int opened;
    private boolean decided;

    /// Says that its certificate has the fingerprint `signalled`; its own if that is empty.
    SecurePeer(Optional<DtlsFingerprint> signalled) throws IOException {
        this.signalled = signalled.orElseGet(
                () -> DtlsFingerprint.of("sha-256", identity.fingerprint().value()));
        socket.setSoTimeout(PAUSE_MILLIS);
        sip = new SipLoop(new InetSocketAddress(LOOPBACK, 0));
        sip.start(new SipEndpoint(SipSettings.standard("test"), new Random(3), sip, this));
    }

    private DtlsEndpoint handshakes() {
        return new DtlsEndpoint(identity, DtlsLimits.USUAL, RANDOM);
    }

    InetSocketAddress address() {
        return sip.local();
    }

    @Override
    public void incoming(Call incoming, SipRequest invite) {
        SecurityPolicy policy = new SecurityPolicy(Set.of(SecurityKind.DTLS), List.of(SecurityKind.DTLS), List.of());
        LocalMedia local = new LocalMedia(LOOPBACK.getHostAddress(), socket.getLocalPort(), socket.getLocalPort());
        LocalSecurity ours = new LocalSecurity(policy, false, Optional.of(signalled), RANDOM);
        OfferAnswer negotiation =
                new OfferAnswer(new LocalTerms(List.of(Codec.PCMU), CodecPreference.OURS, local, ours), 1, 1);
        OfferOutcome.Accepted accepted =
                (OfferOutcome.Accepted) negotiation.answer(new String(invite.body(), StandardCharsets.UTF_8));
        incoming.accept(accepted.answerSdp().getBytes(StandardCharsets.UTF_8), "application/sdp", incoming.nowNanos());
        audio.complete(accepted.audio());
    }

    /// Waits for the call.
    MediaSecurity awaitCall() throws Exception {
        NegotiatedAudio agreed = audio.get(10, TimeUnit.SECONDS);
        caller = new InetSocketAddress(LOOPBACK, agreed.remoteRtp().port());
        return agreed.security();
    }

    /// Begins the handshake that was agreed.
    void shakeHands() throws Exception {
        security.follow(awaitCall());
    }

    /// Takes what comes until `enough`.
    void pump(BooleanSupplier enough) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!enough.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) throw new AssertionError("it did not happen; seen so far: " + seen);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) task.run();
            receive();
        }
    }

    private void receive() throws IOException {
        DatagramPacket received = new DatagramPacket(datagram, datagram.length);
        try {
            socket.receive(received);
        } catch (SocketTimeoutException _) {
            return;
        }
        DatagramKind kind = DatagramKind.of(datagram, 0, received.getLength());
        seen.merge(kind, 1, Integer::sum);
        if (kind == DatagramKind.DTLS) security.onDatagram(datagram, received.getLength());
        if (kind == DatagramKind.RTP) early.add(Arrays.copyOf(datagram, received.getLength()));
        if (decided) openAll();
    }

    /// The caller may have his keys a moment before us.
    private void openAll() {
        for (byte[] packet : early) {
            if (security.protection().openRtp(packet, packet.length) > 0) opened++;
        }
        early.clear();
    }

    int seen(DatagramKind kind) {
        return seen.getOrDefault(kind, 0);
    }

    /// RTP packets that were authentic.
    int opened() {
        return opened;
    }

    boolean isDecided() {
        return decided;
    }

    String failure() {
        return security.failure();
    }

    /// Sends the next packet of a stream of mu-law silence, sealed or as it is; false if it may not leave sealed.
    boolean speak(boolean sealed) throws IOException {
        byte[] packet = new byte[DATAGRAM_MAX];
        int length = writer.write(packet, 0, 0, false, FRAME_OCTETS);
        writer.advance(FRAME_OCTETS);
        int sent = sealed ? security.protection().sealRtp(packet, length) : length;
        if (sent > 0) send(packet, sent);
        return sent > 0;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void send(byte[] bytes, int length) {
        try {
            socket.send(new DatagramPacket(bytes, length, caller));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void decided() {
        decided = true;
    }

    @Override
    public void close() {
        security.close();
        sip.close();
        socket.close();
    }
}
