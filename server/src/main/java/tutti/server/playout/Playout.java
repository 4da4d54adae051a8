package tutti.server.playout;

import java.util.Arrays;
import tutti.audio.conceal.Concealment;
import tutti.rtp.jitter.JitterBuffer;
import tutti.rtp.jitter.JitterBufferSettings;

/// Plays one RTP source: exactly one frame of samples at every tick, whatever the network does.
///
/// ```
///   offer ─► [JitterBuffer] ═ tick ═► FRAME      decode ───────────┐
///                                     TALKSPURT  decode, join ─────┤
///                                     LOST       recover, conceal ─┼─► [SampleQueue] ─► [TimeScaling] ─► frame
///                                     EMPTY      conceal ──────────┤
///                                     SILENCE, EARLY  zeros ───────┘
/// ```
///
/// A frame without loss next to it comes out bit for bit as it was decoded. What is made up for a packet that
/// is late counts against the gap if the packet proves lost, so the stream keeps its time; if it comes after
/// all it is played, and the delay grows by what was made up.
///
/// Thread: the processor's, which calls [#offer] between ticks and [#pull] at them. Allocates nothing after
/// construction.
public final class Playout {

    /// What a frame consists of, the worst part of it.
    public enum Frame {
        /// Decoded audio only.
        AUDIO,
        /// At least partly made up.
        CONCEALED,
        /// Digital silence at least in part, and nothing made up: the source says nothing.
        SILENCE
    }

    private static final int PAYLOAD_TYPES = 128;
    private static final int PACKET_MILLIS_MAX = 120;

    /// What a codec makes up itself comes in steps of 2.5 ms, and no longer than this: a codec does not fade a tone.
    private static final int CODEC_STEPS_PER_SECOND = 400;

    private static final int CODEC_GAP_MILLIS_MAX = 100;
    private static final long EXCESS_LEAST_NANOS = 500_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int sampleRateHz;
    private final int frameSamples;
    private final int codecStepSamples;
    private final int codecGapMaxSamples;
    private final AudioDecoder[] decoders = new AudioDecoder[PAYLOAD_TYPES];
    private final JitterBuffer jitterBuffer;
    private final Concealment concealment;
    private final TimeScaling timeScaling;
    private final SampleQueue queue;
    private final DelayAccount delayAccount;

    private int rtpClockHz;
    private boolean endsInAudio;
    private int concealedAheadSamples;
    private int owedSamples;
    private boolean codecConceals;
    private int recoverableSamples;
    private boolean pulledConcealed;
    private boolean pulledSilence;

    private long playedSamples;
    private long concealedSamples;
    private long silenceSamples;
    private long recoveredSamples;
    private long acceleratedSamples;
    private long expandedSamples;
    private long undecodable;
    private long unhandled;

    /// `frameSamples` are pulled at each tick; they must last as long as `settings.frameNanos()`.
    public Playout(int sampleRateHz, int frameSamples, JitterBufferSettings settings) {
        if (frameSamples * 1_000_000_000L != settings.frameNanos() * sampleRateHz) {
            throw new IllegalArgumentException("frameSamples must last frameNanos: " + frameSamples + " samples at "
                    + sampleRateHz + " Hz, " + settings.frameNanos() + " ns");
        }
        this.sampleRateHz = sampleRateHz;
        this.frameSamples = frameSamples;
        rtpClockHz = sampleRateHz;
        codecStepSamples = sampleRateHz / CODEC_STEPS_PER_SECOND;
        codecGapMaxSamples = sampleRateHz / 1000 * CODEC_GAP_MILLIS_MAX;
        jitterBuffer = new JitterBuffer(settings, rtpClockHz);
        concealment = new Concealment(sampleRateHz);
        timeScaling = new TimeScaling(sampleRateHz, frameSamples);
        delayAccount = new DelayAccount(settings.frameNanos());
        int history = Math.max(concealment.historySamples(), timeScaling.historySamples());
        int packet = sampleRateHz / 1000 * PACKET_MILLIS_MAX;
        int adapting = timeScaling.lookAheadSamples() + timeScaling.historySamples();
        Arrays.fill(decoders, NoDecoder.INSTANCE);
        queue = new SampleQueue(history, 2 * frameSamples + packet + adapting);
    }

    /// Payload type `payloadType` (0 … 127) is decoded by `decoder`, from the next packet on. What waits in
    /// another coding of the same type is thrown away; an equal decoder changes nothing.
    public void accept(int payloadType, AudioDecoder decoder) {
        if (payloadType < 0 || payloadType >= PAYLOAD_TYPES) {
            throw new IllegalArgumentException("payloadType must be from 0 to 127, was " + payloadType);
        }
        AudioDecoder former = decoders[payloadType];
        if (former != NoDecoder.INSTANCE && !former.equals(decoder)) {
            newSource();
        }
        decoders[payloadType] = decoder;
    }

    /// The SSRC changed: the next packet begins another stream.
    public void newSource() {
        jitterBuffer.restart(rtpClockHz);
    }

    /// Offers one packet of the source; the payload is copied. Comfort noise, telephone-events and other
    /// payload types without a decoder are taken as marks of silence. Arguments as in [JitterBuffer#offer].
    public JitterBuffer.Offer offer(
            int sequence,
            int rtpTimestamp,
            boolean marker,
            int payloadType,
            byte[] payload,
            int offset,
            int length,
            long arrivalNanos) {
        AudioDecoder decoder = decoders[payloadType & PAYLOAD_TYPES - 1];
        if (decoder == NoDecoder.INSTANCE) {
            unhandled++;
            return jitterBuffer.offerSilence(sequence, arrivalNanos);
        }
        int samples = decoder.sampleCount(payload, offset, length);
        if (samples <= 0 || samples > sampleRateHz / 1000 * PACKET_MILLIS_MAX) {
            undecodable++;
            return jitterBuffer.offerSilence(sequence, arrivalNanos);
        }
        if (decoder.rtpClockHz() != rtpClockHz) {
            rtpClockHz = decoder.rtpClockHz();
            newSource();
        }
        int durationRtpTicks = (int) ((long) samples * rtpClockHz / sampleRateHz);
        return jitterBuffer.offer(
                sequence, rtpTimestamp, marker, payloadType, durationRtpTicks, payload, offset, length, arrivalNanos);
    }

    /// Writes exactly `count` samples (at most a frame) to `frame[offset … offset+count)`. Allocates nothing.
    public Frame pull(int[] frame, int offset, int count, long nowNanos) {
        if (count > frameSamples) {
            throw new IllegalArgumentException("pull at most " + frameSamples + " samples, not " + count);
        }
        pulledConcealed = false;
        pulledSilence = false;
        while (queue.pending() < count) {
            collect(count - queue.pending(), nowNanos);
        }
        adaptDelay(count, nowNanos);
        queue.read(frame, offset, count);
        playedSamples += count;
        delayAccount.tick(jitterBuffer);
        return pulledConcealed ? Frame.CONCEALED : pulledSilence ? Frame.SILENCE : Frame.AUDIO;
    }

    /// Adds something to the queue: a packet, or up to `wanted` samples of our own making.
    private void collect(int wanted, long nowNanos) {
        if (owedSamples > 0) {
            settle(wanted);
            return;
        }
        switch (jitterBuffer.take(nowNanos, nanos(queue.pending()))) {
            case FRAME -> decode(false);
            case TALKSPURT -> decode(true);
            case LOST -> oweLostSamples();
            case EMPTY -> {
                concealedAheadSamples += wanted;
                conceal(wanted);
            }
            case SILENCE, EARLY -> silence(wanted);
        }
    }

    private void decode(boolean talkspurt) {
        int at = queue.end();
        int count = decoders[jitterBuffer.payloadType()].decode(
                jitterBuffer.payload(),
                jitterBuffer.payloadOffset(),
                jitterBuffer.payloadLength(),
                queue.samples(),
                at);
        queue.grow(count);
        if (concealment.isActive() || (talkspurt && endsInAudio)) {
            concealment.resume(queue.samples(), at, count);
        }
        if (talkspurt || concealedAheadSamples > 0) {
            timeScaling.cancel();
        }
        concealedAheadSamples = 0;
        endsInAudio = true;
    }

    /// What was made up while the packet might still have come counts as part of the gap.
    private void oweLostSamples() {
        int gap = (int) ((long) jitterBuffer.lostRtpTicks() * sampleRateHz / rtpClockHz);
        int settled = Math.min(gap, concealedAheadSamples);
        concealedAheadSamples -= settled;
        owedSamples = gap - settled;
        boolean whole = settled == 0 && !concealment.isActive() && owedSamples <= codecGapMaxSamples;
        codecConceals = whole && owedSamples % codecStepSamples == 0;
        recoverableSamples = codecConceals ? recoverable() : 0;
    }

    private int recoverable() {
        if (!jitterBuffer.hasNext()) return 0;
        int samples = decoders[jitterBuffer.nextPayloadType()].recoverableSamples(
                jitterBuffer.payload(), jitterBuffer.nextPayloadOffset(), jitterBuffer.nextPayloadLength());
        return samples <= owedSamples ? samples : 0;
    }

    /// Fills part of a gap: a codec that can do it itself knows more of the sound than its samples tell, and the next
    /// packet may carry a copy of the last lost one.
    private void settle(int wanted) {
        AudioDecoder decoder = decoders[jitterBuffer.payloadType()];
        if (owedSamples == recoverableSamples && recover()) return;
        int made = Math.min(owedSamples - recoverableSamples, frameSamples);
        if (codecConceals && decoder.conceal(queue.samples(), queue.end(), made)) {
            owedSamples -= made;
            grewByConcealing(made);
            return;
        }
        codecConceals = false;
        recoverableSamples = 0;
        int count = Math.min(owedSamples, wanted);
        owedSamples -= count;
        conceal(count);
    }

    private boolean recover() {
        int count = recoverableSamples;
        recoverableSamples = 0;
        if (!jitterBuffer.hasNext()) return false;
        boolean recovered = decoders[jitterBuffer.nextPayloadType()].recover(
                jitterBuffer.payload(),
                jitterBuffer.nextPayloadOffset(),
                jitterBuffer.nextPayloadLength(),
                queue.samples(),
                queue.end(),
                count);
        if (!recovered) return false;
        queue.grow(count);
        owedSamples -= count;
        recoveredSamples += count;
        return true;
    }

    private void grewByConcealing(int count) {
        queue.grow(count);
        concealedSamples += count;
        pulledConcealed = true;
    }

    private void conceal(int count) {
        concealment.conceal(queue.samples(), queue.end(), count);
        grewByConcealing(count);
    }

    private void silence(int count) {
        int at = queue.end();
        if (concealment.isSilent()) {
            // Stays active: when the outage is over, the audio fades in.
            concealment.conceal(queue.samples(), at, count);
        } else if (endsInAudio) {
            concealment.fadeOut(queue.samples(), at, count);
        } else {
            Arrays.fill(queue.samples(), at, at + count, 0);
        }
        queue.grow(count);
        endsInAudio = false;
        concealedAheadSamples = 0;
        silenceSamples += count;
        pulledSilence = true;
    }

    private void adaptDelay(int keep, long nowNanos) {
        if (!timeScaling.isBusy()) {
            long excessNanos = jitterBuffer.excessNanos();
            if (Math.abs(excessNanos) < EXCESS_LEAST_NANOS) {
                timeScaling.idle();
                return;
            }
            timeScaling.start((int) (excessNanos * sampleRateHz / 1_000_000_000));
        }
        while (timeScaling.isRemoving()
                && owedSamples == 0
                && queue.pending() < keep + timeScaling.lookAheadSamples()
                && jitterBuffer.isReady()) {
            collect(0, nowNanos);
        }
        int removed = timeScaling.work(queue, keep);
        acceleratedSamples += Math.max(0, removed);
        expandedSamples += Math.max(0, -removed);
        if (removed != 0 && !timeScaling.isBusy()) {
            jitterBuffer.measureDelayAnew();
        }
    }

    private long nanos(int samples) {
        return samples * 1_000_000_000L / sampleRateHz;
    }

    /// Milliseconds since the last packet of any kind; [Long#MAX_VALUE] when there was none.
    public long lastPacketAgeMillis(long nowNanos) {
        long ageNanos = jitterBuffer.lastPacketAgeNanos(nowNanos);
        return ageNanos == Long.MAX_VALUE ? Long.MAX_VALUE : ageNanos / NANOS_PER_MILLI;
    }

    /// This leg's share of the delay, from a packet's arrival to its tick, without the jitter of the network; 0
    /// while silent.
    public double delayMillis() {
        return (double) jitterBuffer.delayNanos() / NANOS_PER_MILLI;
    }

    /// A snapshot. Allocates; not for the tick.
    public PlayoutStatistics statistics() {
        return new PlayoutStatistics(
                jitterBuffer.statistics(),
                playedSamples,
                concealedSamples,
                recoveredSamples,
                silenceSamples,
                acceleratedSamples,
                expandedSamples,
                undecodable,
                unhandled);
    }

    /// What the listener got until now; `codecLookAheadMillis` is what the decoder holds back. Allocates; not for the
    /// tick.
    public ReceptionQuality quality(double codecLookAheadMillis) {
        return ReceptionQuality.of(delayAccount, statistics(), codecLookAheadMillis);
    }
}
