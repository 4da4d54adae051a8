package tutti.bench.quality;

import java.util.Arrays;

/// Finds what was spoken in what is heard, when nobody tells which frames were made up: what continues the frame before
/// does; else what is alike up to 450 ms before the tick; else a frame is made up and continues the one before.
///
/// Thread: one.
final class Recognition {
    private static final int REACH_MILLIS = 450;

    /// Noise of a frame that a recording resampled in time still has: 10 dB below what was spoken.
    private static final double LIKE_NOISE = 0.1;

    private final Heard heard;

    /// How long before its tick each frame was spoken; not a number for silence and what was made up.
    private final double[] lagMillis;

    private Recognition(Heard heard) {
        this.heard = heard;
        lagMillis = new double[heard.spokenAt.length];
    }

    /// Places all frames of `heard`.
    static Recognition of(Heard heard) {
        Recognition recognition = new Recognition(heard);
        for (int tick = 0; tick < heard.spokenAt.length; tick++) recognition.place(tick);
        return recognition;
    }

    private void place(int tick) {
        heard.placeNext(tick);
        lagMillis[tick] = Double.NaN;
        int now = tick * heard.frameSamples;
        int perMilli = heard.sampleRateHz / 1000;
        int next = heard.spokenAt[tick];
        if (!heard.isAlike(tick, next)) {
            int found = heard.mostLike(tick, now - REACH_MILLIS * perMilli, now);
            if (heard.noise(tick, found) > LIKE_NOISE) return;
            heard.spokenAt[tick] = found;
        }
        int at = heard.spokenAt[tick];
        if (heard.isSpeech(at)) lagMillis[tick] = (double) (now - at) / perMilli;
    }

    /// Median over the frames from `fromTick` on.
    double lagMillis(int fromTick) {
        double[] sorted = Arrays.stream(lagMillis, fromTick, lagMillis.length)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
