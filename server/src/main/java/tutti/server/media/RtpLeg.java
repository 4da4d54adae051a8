package tutti.server.media;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import tutti.engine.FrameSink;
import tutti.engine.FrameSource;
import tutti.engine.mix.MixedFrame;
import tutti.rtp.event.DigitListener;
import tutti.rtp.event.TelephoneEventReceiver;
import tutti.rtp.jitter.JitterBufferSettings;
import tutti.rtp.packet.DatagramKind;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.rtcp.RemoteReception;
import tutti.rtp.rtcp.RtcpSession;
import tutti.rtp.source.RtpSource;
import tutti.server.packet.PacketIo;
import tutti.server.playout.Playout;
import tutti.server.security.LegSecurity;

/// One call's media: an RTP and RTCP socket on one side, a frame each way per tick on the other.
///
/// ```
///   socket ─► demultiplex ─► [InboundRtp] ═ tick ═► pull ─► channel's input side
///   socket ◄─ [OutboundRtp] ◄═ tick ═ push ◄─ channel's output side
///   socket ◄► [RtcpSession]
/// ```
/// Control calls ([#open], [#agree], [#close]) may come from any thread and take effect on the media loop's.
public final class RtpLeg implements FrameSource, FrameSink {
    private static final long FRAME_NANOS = 20_000_000;
    private static final double FRACTIONS_PER_PERCENT = 2.56;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /// Who we are in this leg's RTCP, and its randomness.
    public record Identity(String cname, RandomGenerator random) {}

    /// Told on the media loop's thread that a leg's sockets are closed.
    @FunctionalInterface
    public interface ClosedListener {
        void closed(LegReport report);
    }

    private final MediaLoop loop;
    private final MediaPorts.Pair ports;
    private final RandomGenerator random;
    private final RtpWriter writer;
    private final RtcpSession rtcp;
    private final InboundRtp inbound;
    private final OutboundRtp outbound;
    private final LegCodecs codecs;
    private final HandshakeRoad handshakeRoad;
    private final LegSecurity security;
    private final byte[] report = new byte[RtcpSession.REPORT_OCTETS_MAX + OutboundRtp.TAG_OCTETS_MAX];
    private Optional<InetSocketAddress> remoteRtcp = Optional.empty();
    private Optional<MediaAgreement> agreed = Optional.empty();
    private long agreements;
    private boolean rtcpMux;
    private boolean listening = true;
    private boolean opened;
    private boolean packetCame;
    private final DigitCounter digitCounter = new DigitCounter();
    private long digits;
    private long ownSsrcSeen;
    private volatile long lastPeerPacketNanos;

    RtpLeg(MediaLoop loop, MediaPorts.Pair ports, Identity identity, int sampleRateHz) {
        this.loop = loop;
        this.ports = ports;
        random = identity.random();
        long nowNanos = System.nanoTime();
        int frameSamples = (int) (sampleRateHz * FRAME_NANOS / NANOS_PER_SECOND);
        writer = new RtpWriter(random);
        RtpSource source = new RtpSource(sampleRateHz, writer.ssrc());
        rtcp = new RtcpSession(identity.cname(), writer, source, random, nowNanos);
        Playout playout = new Playout(sampleRateHz, frameSamples, JitterBufferSettings.TELEPHONE);
        inbound = new InboundRtp(source, playout, digitReceiver(sampleRateHz));
        outbound = new OutboundRtp(writer, sampleRateHz, this::sendRtp);
        handshakeRoad = new HandshakeRoad(loop, ports, inbound);
        security = new LegSecurity(handshakeRoad, loop::dtls, loop.srtpWorkspace());
        codecs = new LegCodecs(sampleRateHz, loop.encodings(), inbound, outbound);
        lastPeerPacketNanos = nowNanos;
    }

    private TelephoneEventReceiver digitReceiver(int rtpClockHz) {
        return new TelephoneEventReceiver(rtpClockHz, FRAME_NANOS, digitCounter);
    }

    private final class DigitCounter implements DigitListener {
        @Override
        public void digitBegan(char digit, int rtpTimestamp) {
            loop.keyPressed(RtpLeg.this, digit);
        }

        @Override
        public void digitEnded(char digit, int rtpTimestamp, long durationRtpTicks) {
            digits++;
        }
    }

    // ---- control: any thread ----

    /// Begins to receive.
    public void open() {
        loop.execute(() -> {
            opened = true;
            loop.io().open(ports.rtp(), new Inlet());
            loop.io().open(ports.rtcp(), this::onDatagram);
            loop.opened(this);
        });
    }

    /// Sends and receives as `agreement` says from now on.
    public void agree(MediaAgreement agreement) {
        LegCodecs.Change change = codecs.prepare(agreement);
        loop.execute(() -> {
            if (codecs.changesClock(agreement)) changeClock(codecs.rtpClockHz(agreement));
            codecs.apply(change);
            agreements++;
            agreed = Optional.of(agreement);
            inbound.expectFrom(agreement.origin(), System.nanoTime());
            handshakeRoad.forgetPeer();
            security.follow(agreement.security());
            remoteRtcp = agreement.remoteRtcp();
            rtcpMux = agreement.rtcpMux();
            listening = agreement.listens();
        });
    }

    /// A stream keeps its clock as long as it has its SSRC, so there must be another. Source: RFC 7160 §4.1.
    private void changeClock(int rtpClockHz) {
        if (writer.packets() > 0) renewSsrc(System.nanoTime());
        inbound.changeClock(rtpClockHz, digitReceiver(rtpClockHz));
    }

    /// Says BYE in RTCP, closes the sockets and then tells `listener`. The channel must have been released
    /// before.
    public void close(ClosedListener listener) {
        loop.execute(() -> {
            sendBye();
            codecs.close();
            security.close();
            agreements++;
            agreed = Optional.empty();
            if (opened) {
                loop.io().close(ports.rtp());
                loop.io().close(ports.rtcp());
                loop.closed(this);
            } else {
                ports.close();
            }
            listener.closed(report());
        });
    }

    /// When the peer last sent RTP or RTCP that was his, or the leg's beginning; `System.nanoTime()`.
    /// Thread: any.
    public long lastPeerPacketNanos() {
        return lastPeerPacketNanos;
    }

    // ---- the tick ----

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        inbound.digits().tick(dueNanos);
        Playout.Frame frame = inbound.playout().pull(samples, 0, count, dueNanos);
        if (!listening) return false;
        return frame != Playout.Frame.SILENCE || isAudible(samples, count);
    }

    /// A packet of the peer's, whatever it says: concealment goes on while none comes.
    @Override
    public boolean delivered(boolean audible) {
        boolean came = packetCame;
        packetCame = false;
        return came;
    }

    private static boolean isAudible(int[] samples, int count) {
        int any = 0;
        for (int i = 0; i < count; i++) any |= samples[i];
        return any != 0;
    }

    @Override
    public void push(MixedFrame frame, long frameNumber, long dueNanos) {
        outbound.push(frame, frameNumber);
        if (rtcp.nextDeadlineNanos() - dueNanos <= 0) {
            // As late as it is: peers take the time of a round trip from it.
            sendRtcp(rtcp.writeReport(report, 0, System.nanoTime(), unixNanos()));
        }
    }

    // ---- the network ----

    private void onDatagram(byte[] datagram, int length, InetSocketAddress from, long nowNanos) {
        switch (DatagramKind.of(datagram, 0, length)) {
            case RTP -> {
                int plain = security.protection().openRtp(datagram, length);
                if (plain > 0) onRtp(datagram, plain, from, nowNanos);
            }
            case RTCP -> onRtcp(datagram, length, from, nowNanos);
            case DTLS -> {
                if (!inbound.isPeerHost(from)) return;
                handshakeRoad.datagramCame(from);
                security.onDatagram(datagram, length);
            }
            case STUN, ZRTP, TURN_CHANNEL, UNKNOWN -> {}
        }
    }

    private final class Inlet implements PacketIo.Receiver {
        @Override
        public void onDatagram(byte[] datagram, int length, InetSocketAddress from, long arrivalNanos) {
            RtpLeg.this.onDatagram(datagram, length, from, arrivalNanos);
        }

        @Override
        public long prefetch() {
            return security.protection().prefetchOpening();
        }
    }

    /// Reads what the next packet that is sent is going to need; what it returns says nothing.
    long prefetchSending() {
        return security.protection().prefetchSealing();
    }

    private void onRtcp(byte[] datagram, int length, InetSocketAddress from, long nowNanos) {
        if (!inbound.isPeerHost(from)) return;
        int plain = security.protection().openRtcp(datagram, length);
        if (plain == 0) return;
        rtcp.onDatagram(datagram, 0, plain, nowNanos);
        adaptToLosses();
    }

    /// Encodes for the network that the peer reports. An encoder takes long to make, so it is not made here.
    private void adaptToLosses() {
        RemoteReception remote = rtcp.remoteReception();
        if (agreed.isEmpty() || remote.reports() == 0) return;
        MediaAgreement wanted = agreed.get().whenLosing(remote.fractionLost() / FRACTIONS_PER_PERCENT);
        if (wanted.wishes().equals(agreed.get().wishes())) return;
        agreed = Optional.of(wanted);
        if (!codecs.changesEncoder(wanted)) return;
        long number = agreements;
        Thread.startVirtualThread(() -> {
            LegCodecs.Change change = codecs.prepare(wanted);
            loop.execute(() -> {
                if (number == agreements) codecs.apply(change);
                else change.discard();
            });
        });
    }

    private void onRtp(byte[] datagram, int length, InetSocketAddress from, long nowNanos) {
        if (!inbound.onDatagram(datagram, length, from, nowNanos)) return;
        lastPeerPacketNanos = nowNanos;
        packetCame = true;
        inbound.playout().prepare(loop.dutyCycle().deadlineNanos());
        if (inbound.ownSsrcPackets() > ownSsrcSeen) resolveCollision(nowNanos);
    }

    /// Somebody else has chosen our SSRC: say BYE for it and take another, once per collision. Source: RFC 3550
    /// §8.2.
    private void resolveCollision(long nowNanos) {
        ownSsrcSeen = Long.MAX_VALUE;
        renewSsrc(nowNanos);
    }

    private void renewSsrc(long nowNanos) {
        sendBye();
        writer.renewSsrc(random);
        inbound.source().changeOwnSsrc(writer.ssrc());
        rtcp.restart(nowNanos);
    }

    private void sendRtp(byte[] packet, int length) {
        Optional<InetSocketAddress> to = inbound.destination();
        if (to.isEmpty()) return;
        int sealed = security.protection().sealRtp(packet, length);
        if (sealed > 0) loop.io().send(ports.rtp(), packet, sealed, to.get());
    }

    private void sendRtcp(int length) {
        if (length == 0) return;
        Optional<InetSocketAddress> to = rtcpMux ? inbound.destination() : remoteRtcp;
        if (to.isEmpty()) return;
        int sealed = security.protection().sealRtcp(report, length);
        if (sealed > 0) loop.io().send(rtcpMux ? ports.rtp() : ports.rtcp(), report, sealed, to.get());
    }

    private void sendBye() {
        sendRtcp(rtcp.writeBye(report, 0, System.nanoTime(), unixNanos()));
    }

    private static long unixNanos() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    private LegReport report() {
        return new LegReport(
                codecs.sampleRateHz(),
                inbound.source().statistics(),
                inbound.playout().statistics(),
                inbound.playout().quality(0),
                rtcp.remoteReception(),
                writer.packets(),
                inbound.foreignPackets(),
                inbound.malformedPackets(),
                security.protection().refusedPackets(),
                security.failure(),
                digits);
    }

    @Override
    public String toString() {
        return "leg on port " + ports.rtpPort();
    }
}
