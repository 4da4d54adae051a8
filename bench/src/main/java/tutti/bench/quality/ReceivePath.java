package tutti.bench.quality;

import java.util.Optional;
import tutti.rtp.jitter.JitterBufferSettings;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.source.RtpSource;
import tutti.server.playout.AudioDecoder;
import tutti.server.playout.Playout;

/// What a leg does with RTP that arrives, without its sockets:
///
/// ```
///   octets ─► [RtpPacket] ─► [RtpSource] ─► [Playout] ═ tick ═► frame
/// ```
/// Thread: one.
final class ReceivePath implements AutoCloseable {
    private static final int OWN_SSRC = 0x7577_6974;

    private final RtpSource source;
    private final Playout playout;
    private final AudioDecoder decoder;
    private Optional<Runnable> probation = Optional.empty();

    /// Of packets as `speech` has; `decoder` decodes them, and is closed with the path.
    ReceivePath(EncodedSpeech speech, AudioDecoder decoder) {
        source = new RtpSource(speech.rtpClockHz(), OWN_SSRC);
        playout = new Playout(speech.sampleRateHz, speech.frameSamples, JitterBufferSettings.TELEPHONE);
        this.decoder = decoder;
        playout.accept(EncodedSpeech.PAYLOAD_TYPE, decoder);
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

    @Override
    public void close() {
        decoder.close();
    }
}
