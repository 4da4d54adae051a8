package tutti.simulator.caller;

import java.util.Optional;
import tutti.rtp.packet.RtpPacket;
import tutti.server.codec.AudioCodec;
import tutti.server.playout.AudioDecoder;

/// The receiving half of a caller: checks that a stream runs on without gap or repeat, and keeps what is
/// heard.
///
/// Thread: media. Allocates nothing. Source: RFC 3550 §5.1.
final class HeardStream {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final RtpPacket packet = new RtpPacket();
    private AudioDecoder decoder;
    private final int sampleRateHz;
    private final Optional<Recording> recording;
    private int payloadType;
    private boolean begun;
    private int ssrc;
    private int nextSequence;
    private int nextTimestamp;
    private long position;
    private long earliestTransitNanos = Long.MAX_VALUE;

    private long packets;
    private long lost;
    private long repeated;
    private long timestampJumps;
    private long ssrcChanges;
    private long late;
    private long foreign;
    private long refused;

    /// Of packets that are as long as `decoder` says, in samples at `sampleRateHz`; positions count these samples.
    HeardStream(AudioDecoder decoder, int sampleRateHz, Optional<Recording> recording) {
        this.decoder = decoder;
        this.sampleRateHz = sampleRateHz;
        this.recording = recording;
    }

    void expect(int newPayloadType) {
        payloadType = newPayloadType;
    }

    /// From now on the peer speaks `codec`, whose payloads `next` measures, in samples at the same rate.
    void change(AudioCodec codec, AudioDecoder next) {
        decoder.close();
        decoder = next;
        recording.ifPresent(kept -> kept.changeCodec(codec));
    }

    /// Nothing more is heard; what was counted stays.
    void close() {
        decoder.close();
        recording.ifPresent(Recording::end);
    }

    /// A datagram came that is none of the peer's.
    void passOver() {
        foreign++;
    }

    void onDatagram(byte[] datagram, int length, long arrivalNanos) {
        if (packet.wrap(datagram, 0, length) != RtpPacket.Verdict.OK || packet.payloadType() != payloadType) {
            foreign++;
            return;
        }
        packets++;
        if (!begun || packet.ssrc() != ssrc) begin();
        int ahead = (short) (packet.sequence() - nextSequence);
        if (ahead < 0) {
            repeated++;
            return;
        }
        lost += ahead;
        int samples = decoder.sampleCount(datagram, packet.payloadOffset(), packet.payloadLength());
        int ticks = (int) ((long) samples * decoder.rtpClockHz() / sampleRateHz);
        int ticksAhead = packet.rtpTimestamp() - nextTimestamp;
        if (ticksAhead != ahead * ticks) timestampJumps++;
        position += (long) Math.max(0, ticksAhead) * sampleRateHz / decoder.rtpClockHz();
        judgePunctuality(arrivalNanos);
        if (recording.isPresent()) {
            recording
                    .get()
                    .add(position, samples, datagram, packet.payloadOffset(), packet.payloadLength(), arrivalNanos);
        }
        position += samples;
        nextSequence = (packet.sequence() + 1) & 0xFFFF;
        nextTimestamp = packet.rtpTimestamp() + ticks;
    }

    /// A datagram came that encryption does not let in; nothing of it is looked at.
    void refuse() {
        refused++;
    }

    private void begin() {
        if (begun) ssrcChanges++;
        begun = true;
        ssrc = packet.ssrc();
        nextSequence = packet.sequence();
        nextTimestamp = packet.rtpTimestamp();
    }

    private void judgePunctuality(long arrivalNanos) {
        long transitNanos = arrivalNanos - position * NANOS_PER_SECOND / sampleRateHz;
        earliestTransitNanos = Math.min(earliestTransitNanos, transitNanos);
        if (transitNanos - earliestTransitNanos > ReceptionReport.LATE_NANOS) late++;
    }

    /// Counts from zero from now on; the stream goes on where it is.
    void restartCounting() {
        packets = 0;
        lost = 0;
        repeated = 0;
        timestampJumps = 0;
        ssrcChanges = 0;
        late = 0;
        foreign = 0;
        refused = 0;
        earliestTransitNanos = Long.MAX_VALUE;
    }

    ReceptionReport report() {
        return new ReceptionReport(packets, lost, repeated, timestampJumps, ssrcChanges, late, foreign, refused);
    }
}
