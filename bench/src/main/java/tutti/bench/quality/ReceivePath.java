package tutti.bench.quality;

import java.util.Optional;
import tutti.audio.g711.G711;
import tutti.rtp.jitter.JitterBufferSettings;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.source.RtpSource;
import tutti.server.playout.Playout;

/// What a leg does with RTP that arrives, without its sockets:
///
/// ```
///   octets ─► [RtpPacket] ─► [RtpSource] ─► [Playout] ═ tick ═► frame
/// ```
/// Thread: one.
final class ReceivePath {
    static final int RATE_HZ = 8000;
    static final int FRAME_SAMPLES = 160;
    static final int PAYLOAD_TYPE = 0;
    private static final int OWN_SSRC = 0x7577_6974;

    private final RtpSource source = new RtpSource(RATE_HZ, OWN_SSRC);
    private final Playout playout = new Playout(RATE_HZ, FRAME_SAMPLES, JitterBufferSettings.TELEPHONE);
    private Optional<Runnable> probation = Optional.empty();

    ReceivePath() {
        playout.accept(PAYLOAD_TYPE, new LawDecoder(G711.MU_LAW));
    }

    void arrived(byte[] octets, long arrivalNanos) {
        RtpPacket packet = new RtpPacket();
        if (packet.wrap(octets, 0, octets.length) != RtpPacket.Verdict.OK) {
            throw new IllegalStateException("The path handed over what is no RTP packet");
        }
        switch (source.accept(packet, arrivalNanos)) {
            case ACCEPTED -> offer(packet, arrivalNanos);
            case SOURCE_TAKEN, RESTARTED -> {
                playout.newSource();
                probation.ifPresent(Runnable::run);
                probation = Optional.empty();
                offer(packet, arrivalNanos);
            }
            case PROBATION -> probation = Optional.of(() -> offer(packet, arrivalNanos));
            case DUPLICATE, OWN_SSRC -> {}
        }
    }

    private void offer(RtpPacket packet, long arrivalNanos) {
        playout.offer(
                packet.sequence(),
                packet.rtpTimestamp(),
                packet.marker(),
                packet.payloadType(),
                packet.datagram(),
                packet.payloadOffset(),
                packet.payloadLength(),
                arrivalNanos);
    }

    Playout playout() {
        return playout;
    }
}
