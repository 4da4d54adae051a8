package tutti.server.playout;

import tutti.audio.conceal.Concealment;
import tutti.rtp.jitter.JitterBuffer;
import tutti.rtp.jitter.JitterBufferSettings;

/// Plays one RTP source: exactly one frame of samples at every tick, whatever the network does.
///
/// ```
///   offer ─► [JitterBuffer] ═ tick, or before it ═► [SampleSupply] ─► [SampleQueue] ─► [TimeScaling] ─► frame
/// ```
///
/// A frame without loss next to it comes out bit for bit as it was decoded.
///
/// Thread: the processor's, which calls [#offer] and [#prepare] between ticks and [#pull] at them.
/// Allocates nothing after construction.
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
    private static final long EXCESS_LEAST_NANOS = 500_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int sampleRateHz;
    private final int frameSamples;
    private final JitterBuffer jitterBuffer;
    private final SampleSupply supply;
    private final TimeScaling timeScaling;
    private final SampleQueue queue;
    private final DelayAccount delayAccount;

    private long playedSamples;
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
        jitterBuffer = new JitterBuffer(settings, sampleRateHz);
        Concealment concealment = new Concealment(sampleRateHz);
        timeScaling = new TimeScaling(sampleRateHz, frameSamples);
        delayAccount = new DelayAccount(settings.frameNanos());
        int history = Math.max(concealment.historySamples(), timeScaling.historySamples());
        int packet = sampleRateHz / 1000 * PACKET_MILLIS_MAX;
        int adapting = timeScaling.lookAheadSamples() + timeScaling.historySamples();
        queue = new SampleQueue(history, 2 * frameSamples + packet + adapting);
        supply = new SampleSupply(sampleRateHz, frameSamples, jitterBuffer, queue, concealment, timeScaling);
    }

    /// Payload type `payloadType` (0 … 127) is decoded by `decoder`, from the next packet on. What waits in
    /// another coding of the same type is thrown away; an equal decoder changes nothing.
    public void accept(int payloadType, AudioDecoder decoder) {
        if (payloadType < 0 || payloadType >= PAYLOAD_TYPES) {
            throw new IllegalArgumentException("payloadType must be from 0 to 127, was " + payloadType);
        }
        AudioDecoder former = supply.decoder(payloadType);
        if (former != NoDecoder.INSTANCE && !former.equals(decoder)) {
            newSource();
        }
        supply.decodeWith(payloadType, decoder);
    }

    /// The SSRC changed: the next packet begins another stream.
    public void newSource() {
        supply.newSource();
        jitterBuffer.restart(supply.rtpClockHz());
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
        AudioDecoder decoder = supply.decoder(payloadType);
        if (decoder == NoDecoder.INSTANCE) {
            unhandled++;
            return jitterBuffer.offerSilence(sequence, arrivalNanos);
        }
        int samples = decoder.sampleCount(payload, offset, length);
        if (samples <= 0 || samples > sampleRateHz / 1000 * PACKET_MILLIS_MAX) {
            undecodable++;
            return jitterBuffer.offerSilence(sequence, arrivalNanos);
        }
        if (decoder.rtpClockHz() != supply.rtpClockHz()) {
            supply.clock(decoder.rtpClockHz());
            newSource();
        }
        int durationRtpTicks = (int) ((long) samples * supply.rtpClockHz() / sampleRateHz);
        return jitterBuffer.offer(
                sequence, rtpTimestamp, marker, payloadType, durationRtpTicks, payload, offset, length, arrivalNanos);
    }

    /// Decodes what the tick at `tickNanos` is going to play, as far as it is here and nothing can come
    /// between: what is done when a packet comes need not be done when all legs are to give a frame at
    /// once. Nobody hears a difference. Allocates nothing.
    public void prepare(long tickNanos) {
        while (queue.pending() < frameSamples && supply.owesNothing() && jitterBuffer.isCertain()) {
            supply.collect(0, tickNanos);
        }
    }

    /// Writes exactly `count` samples (at most a frame) to `frame[offset … offset+count)`. Allocates nothing.
    public Frame pull(int[] frame, int offset, int count, long dueNanos) {
        if (count > frameSamples) {
            throw new IllegalArgumentException("pull at most " + frameSamples + " samples, not " + count);
        }
        supply.beginFrame();
        while (queue.pending() < count) {
            supply.collect(count - queue.pending(), dueNanos);
        }
        adaptDelay(count, dueNanos);
        queue.read(frame, offset, count);
        playedSamples += count;
        delayAccount.tick(jitterBuffer);
        return supply.added();
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
                && supply.owesNothing()
                && queue.pending() < keep + timeScaling.lookAheadSamples()
                && jitterBuffer.isReady()) {
            supply.collect(0, nowNanos);
        }
        int removed = timeScaling.work(queue, keep);
        acceleratedSamples += Math.max(0, removed);
        expandedSamples += Math.max(0, -removed);
        if (removed != 0 && !timeScaling.isBusy()) {
            jitterBuffer.measureDelayAnew();
        }
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
                supply.concealedSamples(),
                supply.recoveredSamples(),
                supply.silenceSamples(),
                acceleratedSamples,
                expandedSamples,
                undecodable,
                unhandled);
    }

    /// What the listener got until now; `codecLookAheadMillis` is what the decoder holds back. Allocates;
    /// not for the tick.
    public ReceptionQuality quality(double codecLookAheadMillis) {
        return ReceptionQuality.of(delayAccount, statistics(), codecLookAheadMillis);
    }
}
