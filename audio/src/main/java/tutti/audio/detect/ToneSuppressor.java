package tutti.audio.detect;

/// Keeps the tones that a [ToneDetector] hears on a stream from everybody else on it.
///
/// ```
///   detector   ____________|~~ tone ~~~~~~~~~~~~~~|__________
///   knows                       ▲ 10 ms after
///   cut        ____________~~~~\_____________________/‾‾‾‾‾‾‾   what was sent before is sent: less than 20 ms
///   look-ahead ______________________________________/‾‾‾‾‾‾‾   the same, later, and nothing was sent
///                         fades 3 ms     held 25 ms after the tone
/// ```
/// It is told nothing but what the detector says of the samples at hand, so both must be given the same frames.
/// Samples that no tone is near pass bit by bit. Thread: that of the detector. Allocates nothing after construction.
/// Source: Prosody `sm_conf_prim_add` (tone suppression), Q.24 (no receiver may take 20 ms for a digit).
public final class ToneSuppressor {
    /// Longest look-ahead.
    public static final int LOOK_AHEAD_MAX_MILLIS = 200;

    /// Longest frame.
    public static final int FRAME_MAX_MILLIS = 120;

    private static final int SAMPLE_RATE_MIN_HZ = 8000;
    private static final int FADE_MILLIS = 3;
    private static final int MARGIN_MILLIS = 1;

    /// An interruption of a digit, and an echo of it, are not to be heard either.
    private static final int HOLD_MILLIS = 25;

    private final boolean off;
    private final int delaySamples;
    private final int fadeSamples;
    private final int beforeSamples;
    private final int holdSamples;
    private final int frameSamplesMax;
    private final double samplesPerMilli;
    private final int[] line;
    private final boolean[] cut;
    private long position;
    private long cutFrom;
    private long cutTo;
    private int gain;
    private int leakedSamples;
    private long cuts;
    private long cutSamples;

    private ToneSuppressor(int sampleRateHz, int lookAheadMillis, boolean off) {
        if (sampleRateHz < SAMPLE_RATE_MIN_HZ || sampleRateHz % 1000 != 0) {
            throw new IllegalArgumentException(
                    "A sample rate of " + sampleRateHz + " Hz: give whole kHz, " + SAMPLE_RATE_MIN_HZ + " or more");
        }
        if (lookAheadMillis < 0 || lookAheadMillis > LOOK_AHEAD_MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "A look-ahead of " + lookAheadMillis + " ms: give 0…" + LOOK_AHEAD_MAX_MILLIS);
        }
        this.off = off;
        int perMilli = sampleRateHz / 1000;
        samplesPerMilli = perMilli;
        delaySamples = lookAheadMillis * perMilli;
        fadeSamples = FADE_MILLIS * perMilli;
        beforeSamples = fadeSamples + MARGIN_MILLIS * perMilli;
        holdSamples = HOLD_MILLIS * perMilli;
        frameSamplesMax = FRAME_MAX_MILLIS * perMilli;
        line = new int[delaySamples + frameSamplesMax];
        cut = new boolean[line.length];
        gain = fadeSamples;
    }

    /// Lets everything pass, at once.
    public static ToneSuppressor off(int sampleRateHz) {
        return new ToneSuppressor(sampleRateHz, 0, true);
    }

    /// Cuts a tone as soon as it is recognised; delays nothing.
    public static ToneSuppressor cutting(int sampleRateHz) {
        return new ToneSuppressor(sampleRateHz, 0, false);
    }

    /// Delays the stream by `lookAheadMillis`, 0…[#LOOK_AHEAD_MAX_MILLIS], and cuts a tone from its
    /// beginning. 20 ms more than a frame of 20 ms are enough for every tone.
    public static ToneSuppressor lookingAhead(int sampleRateHz, int lookAheadMillis) {
        return new ToneSuppressor(sampleRateHz, lookAheadMillis, false);
    }

    /// Replaces `samples[offset…offset+count)` by what others may hear, after `detector` was given the same samples.
    ///
    /// Fails with an `IllegalArgumentException` if they are longer than [#FRAME_MAX_MILLIS].
    public void process(int[] samples, int offset, int count, ToneDetector detector) {
        if (off) {
            return;
        }
        if (count > frameSamplesMax) {
            throw new IllegalArgumentException(count + " samples at once: give at most " + frameSamplesMax
                    + ", that is " + FRAME_MAX_MILLIS + " ms");
        }
        boolean passes = delaySamples == 0 && !detector.tonePresent() && gain == fadeSamples && cutTo <= position;
        if (!passes) {
            take(samples, offset, count);
            if (detector.tonePresent()) {
                extendCut(detector.toneFromSample(), detector.toneToSample(), position + count);
            }
            mark(position + count);
            give(samples, offset, count);
        }
        position += count;
    }

    private void take(int[] samples, int offset, int count) {
        int at = (int) (position % line.length);
        for (int i = 0; i < count; i++) {
            line[at] = samples[offset + i];
            cut[at] = false;
            at = at + 1 == line.length ? 0 : at + 1;
        }
    }

    private void extendCut(long toneFrom, long toneTo, long end) {
        long to = Math.min(toneTo, end) + holdSamples;
        if (toneFrom - beforeSamples > cutTo || cuts == 0) {
            long sent = Math.max(0, position - delaySamples);
            cutFrom = Math.max(sent, toneFrom - beforeSamples);
            // A fade that begins within the tone lets half of itself pass; at the stream's beginning there is none.
            int passing = cutFrom == 0 ? 0 : fadeSamples / 2;
            leakedSamples = (int) Math.max(0, cutFrom + passing - toneFrom);
            cuts++;
        }
        cutTo = Math.max(cutTo, to);
    }

    private void mark(long end) {
        long oldest = Math.max(0, position - delaySamples);
        for (long i = Math.max(oldest, cutFrom); i < Math.min(end, cutTo); i++) {
            cut[(int) (i % line.length)] = true;
        }
    }

    private void give(int[] samples, int offset, int count) {
        long from = position - delaySamples;
        for (int i = 0; i < count; i++) {
            long sample = from + i;
            if (sample < 0) {
                samples[offset + i] = 0;
                continue;
            }
            int at = (int) (sample % line.length);
            if (sample == 0 && cut[at]) gain = 0;
            gain = cut[at] ? Math.max(0, gain - 1) : Math.min(fadeSamples, gain + 1);
            if (gain < fadeSamples) {
                cutSamples++;
            }
            samples[offset + i] = line[at] * gain / fadeSamples;
        }
    }

    /// How much of the latest tone others heard before it was cut.
    public double leakedMillis() {
        return leakedSamples / samplesPerMilli;
    }

    /// Tones that were cut so far.
    public long cuts() {
        return cuts;
    }

    /// Samples that did not pass as they were.
    public long cutSamples() {
        return cutSamples;
    }

    /// By how much the stream is delayed.
    public int delaySamples() {
        return delaySamples;
    }
}
