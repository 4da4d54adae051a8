package tutti.server.media;

import java.net.InetSocketAddress;
import java.util.Optional;
import tutti.rtp.event.TelephoneEventReceiver;
import tutti.rtp.lock.AddressLock;
import tutti.rtp.lock.MediaOrigin;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.source.RtpSource;
import tutti.server.playout.AudioDecoder;
import tutti.server.playout.Playout;

/// The receiving half of a leg, read from top to bottom:
///
/// ```
///   datagram ─► well-formed RTP? ─► from the peer's address? ─► a valid source? ─┬─► key press ─► digits
///                                                                               └─► audio ─► playout (jitter buffer …)
/// ```
/// Whatever a stage refuses it counts, and the stages behind it never see it. Thread: the media loop's. Allocates
/// nothing.
final class InboundRtp {
    private static final int PAYLOAD_TYPES = 128;

    private final RtpPacket packet = new RtpPacket();
    private final KeptPacket first = new KeptPacket();
    private final boolean[] isTelephoneEvent = new boolean[PAYLOAD_TYPES];
    private final AddressLock lock;
    private final RtpSource source;
    private final Playout playout;
    private TelephoneEventReceiver digits;
    private long malformedPackets;
    private long ownSsrcPackets;

    InboundRtp(RtpSource source, Playout playout, TelephoneEventReceiver digits) {
        this.source = source;
        this.playout = playout;
        this.digits = digits;
        lock = new AddressLock(MediaOrigin.UNKNOWN, 0);
    }

    /// What signalling says of where the peer sends from; learned anew when that changes.
    void expectFrom(MediaOrigin origin, long nowNanos) {
        lock.relearn(origin, nowNanos);
    }

    /// Where to send: what the peer said, until its packets show better and may.
    Optional<InetSocketAddress> destination() {
        return lock.destination();
    }

    boolean isPeerHost(InetSocketAddress from) {
        return lock.isPeerHost(from);
    }

    /// Where the answer to a handshake's datagram from there goes: to an address that may still become the peer's, for
    /// behind a NAT what the peer said cannot be reached.
    Optional<InetSocketAddress> answerTo(InetSocketAddress from) {
        return lock.mayBeLearned(from) ? Optional.of(from) : Optional.empty();
    }

    boolean locked() {
        return lock.locked();
    }

    void acceptAudio(int payloadType, AudioDecoder decoder) {
        isTelephoneEvent[payloadType] = false;
        playout.accept(payloadType, decoder);
    }

    void acceptTelephoneEvents(int payloadType) {
        isTelephoneEvent[payloadType] = true;
    }

    /// The peer's audio has another RTP clock from now on; `next` knows it.
    void changeClock(int rtpClockHz, TelephoneEventReceiver next) {
        source.changeClock(rtpClockHz);
        digits = next;
    }

    /// Takes a datagram that looks like RTP; true when it was the peer's.
    boolean onDatagram(byte[] datagram, int length, InetSocketAddress from, long nowNanos) {
        if (packet.wrap(datagram, 0, length) != RtpPacket.Verdict.OK) {
            malformedPackets++;
            return false;
        }
        if (lock.admit(from, packet.ssrc(), packet.sequence(), nowNanos) != AddressLock.Verdict.ADMITTED) return false;
        switch (source.accept(packet, nowNanos)) {
            case ACCEPTED -> deliver(packet, nowNanos);
            case SOURCE_TAKEN, RESTARTED -> {
                playout.newSource();
                if (first.precedes(packet)) deliver(first.packet(), first.arrivalNanos());
                first.forget();
                deliver(packet, nowNanos);
            }
            case PROBATION -> first.keep(packet, datagram, length, nowNanos);
            case DUPLICATE -> {}
            case OWN_SSRC -> ownSsrcPackets++;
        }
        return true;
    }

    private void deliver(RtpPacket arrived, long arrivalNanos) {
        if (isTelephoneEvent[arrived.payloadType()]) digits.onPacket(arrived, arrivalNanos);
        playout.offer(
                arrived.sequence(),
                arrived.rtpTimestamp(),
                arrived.marker(),
                arrived.payloadType(),
                arrived.datagram(),
                arrived.payloadOffset(),
                arrived.payloadLength(),
                arrivalNanos);
    }

    /// Our own SSRC came back: somebody else has chosen it, or our packets are sent back to us.
    long ownSsrcPackets() {
        return ownSsrcPackets;
    }

    long malformedPackets() {
        return malformedPackets;
    }

    long foreignPackets() {
        return lock.foreignPackets();
    }

    Playout playout() {
        return playout;
    }

    RtpSource source() {
        return source;
    }

    TelephoneEventReceiver digits() {
        return digits;
    }
}
