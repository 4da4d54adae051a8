package tutti.server.playout;

import java.util.Arrays;
import tutti.audio.conceal.Concealment;
import tutti.rtp.jitter.JitterBuffer;

/// What a [SampleQueue] is filled with: packets in their order, what makes up for lost ones, silence.
///
/// ```
///   [JitterBuffer] ─► FRAME           decode ───────────┐
///                     TALKSPURT       decode, join ─────┤
///                     LOST            recover, conceal ─┼─► [SampleQueue]
///                     EMPTY           conceal ──────────┤
///                     SILENCE, EARLY  zeros ────────────┘
/// ```
/// What is made up for a packet that is late counts against the gap if the packet proves lost, so the
/// stream keeps its time; if it comes after all it is played, and the delay grows by what was made up.
///
/// Thread: its owner's. Allocates nothing after construction.
final class SampleSupply {
    private static final int PAYLOAD_TYPES = 128;

    /// What a codec makes up itself comes in steps of 2.5 ms, and no longer than this: a codec does not
    /// fade a tone.
    private static final int CODEC_STEPS_PER_SECOND = 400;

    private static final int CODEC_GAP_MILLIS_MAX = 100;

    private final int sampleRateHz;
    private final int frameSamples;
    private final int codecStepSamples;
    private final int codecGapMaxSamples;
    private final AudioDecoder[] decoders = new AudioDecoder[PAYLOAD_TYPES];
    private final JitterBuffer jitterBuffer;
    private final SampleQueue queue;
    private final Concealment concealment;
    private final TimeScaling timeScaling;
    private final CopyWait copyWait;

    private int rtpClockHz;
    private boolean endsInAudio;
    private int concealedAheadSamples;
    private int owedSamples;
    private boolean codecConceals;
    private int recoverableSamples;
    private boolean madeUp;
    private boolean silent;

    private long concealedSamples;
    private long silenceSamples;
    private long recoveredSamples;

    SampleSupply(
            int sampleRateHz,
            int frameSamples,
            JitterBuffer jitterBuffer,
            SampleQueue queue,
            Concealment concealment,
            TimeScaling timeScaling) {
        this.sampleRateHz = sampleRateHz;
        this.frameSamples = frameSamples;
        this.jitterBuffer = jitterBuffer;
        this.queue = queue;
        this.concealment = concealment;
        this.timeScaling = timeScaling;
        copyWait = new CopyWait(sampleRateHz);
        rtpClockHz = sampleRateHz;
        codecStepSamples = sampleRateHz / CODEC_STEPS_PER_SECOND;
        codecGapMaxSamples = sampleRateHz / 1000 * CODEC_GAP_MILLIS_MAX;
        Arrays.fill(decoders, NoDecoder.INSTANCE);
    }

    /// The decoder of that payload type, or [NoDecoder#INSTANCE].
    AudioDecoder decoder(int payloadType) {
        return decoders[payloadType & PAYLOAD_TYPES - 1];
    }

    void decodeWith(int payloadType, AudioDecoder decoder) {
        decoders[payloadType] = decoder;
    }

    int rtpClockHz() {
        return rtpClockHz;
    }

    /// The next packet is another source's.
    void newSource() {
        copyWait.forget();
    }

    /// The source's RTP clock, from the next packet on.
    void clock(int nextRtpClockHz) {
        rtpClockHz = nextRtpClockHz;
    }

    /// Whether there is nothing to be made up first.
    boolean owesNothing() {
        return owedSamples == 0;
    }

    /// Adds something to the queue: a packet, or up to `wanted` samples of our own making.
    void collect(int wanted, long nowNanos) {
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
        AudioDecoder decoder = decoders[jitterBuffer.payloadType()];
        byte[] payload = jitterBuffer.payload();
        int offset = jitterBuffer.payloadOffset();
        int length = jitterBuffer.payloadLength();
        int count = decoder.decode(payload, offset, length, queue.samples(), at);
        queue.grow(count);
        copyWait.played(count, decoder.recoverableSamples(payload, offset, length) > 0);
        jitterBuffer.hold(copyWait.nanos());
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
        copyWait.lost(gap);
        int settled = Math.min(gap, concealedAheadSamples);
        concealedAheadSamples -= settled;
        owedSamples = gap - settled;
        boolean whole = settled == 0 && !concealment.isActive() && owedSamples <= codecGapMaxSamples;
        codecConceals = whole && owedSamples % codecStepSamples == 0;
        recoverableSamples = recoverable();
    }

    private int recoverable() {
        if (!jitterBuffer.hasNext()) return 0;
        int samples = decoders[jitterBuffer.nextPayloadType()].recoverableSamples(
                jitterBuffer.payload(), jitterBuffer.nextPayloadOffset(), jitterBuffer.nextPayloadLength());
        return samples <= owedSamples ? samples : 0;
    }

    /// Fills part of a gap: a codec that can do it itself knows more of the sound than its samples tell,
    /// and the next packet may carry a copy of the last lost one.
    private void settle(int wanted) {
        if (owedSamples == recoverableSamples && recover()) return;
        AudioDecoder decoder = decoders[jitterBuffer.payloadType()];
        int unknown = owedSamples - recoverableSamples;
        int made = Math.min(unknown, frameSamples);
        codecConceals = codecConceals && decoder.conceal(queue.samples(), queue.end(), made);
        if (codecConceals) {
            grewByConcealing(made);
        } else {
            made = Math.min(unknown, wanted);
            conceal(made);
        }
        owedSamples -= made;
    }

    private boolean recover() {
        int count = recoverableSamples;
        int at = queue.end();
        recoverableSamples = 0;
        if (!jitterBuffer.hasNext()) return false;
        boolean recovered = decoders[jitterBuffer.nextPayloadType()].recover(
                jitterBuffer.payload(),
                jitterBuffer.nextPayloadOffset(),
                jitterBuffer.nextPayloadLength(),
                queue.samples(),
                at,
                count);
        if (!recovered) return false;
        queue.grow(count);
        if (concealment.isActive()) {
            concealment.resume(queue.samples(), at, count);
        }
        owedSamples -= count;
        recoveredSamples += count;
        return true;
    }

    private void grewByConcealing(int count) {
        queue.grow(count);
        concealedSamples += count;
        madeUp = true;
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
        silent = true;
    }

    /// A frame begins: nothing in it is made up or silence yet.
    void beginFrame() {
        madeUp = false;
        silent = false;
    }

    /// What has been added since [#beginFrame], the worst part of it.
    Playout.Frame added() {
        return madeUp ? Playout.Frame.CONCEALED : silent ? Playout.Frame.SILENCE : Playout.Frame.AUDIO;
    }

    private long nanos(int samples) {
        return samples * 1_000_000_000L / sampleRateHz;
    }

    long concealedSamples() {
        return concealedSamples;
    }

    long silenceSamples() {
        return silenceSamples;
    }

    long recoveredSamples() {
        return recoveredSamples;
    }
}
