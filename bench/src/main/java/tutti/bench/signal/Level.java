package tutti.bench.signal;

import tutti.audio.level.Dbm0;
import tutti.audio.level.LevelMeter;
import tutti.audio.level.SpeechLevel;

/// Scales, adds and measures signals of 16-bit values. Thread: any. Strict floating point.
public final class Level {
    private Level() {}

    /// RMS level of `samples[from…to)`.
    public static double rmsDbm0(int[] samples, int from, int to) {
        return LevelMeter.rmsDbov(samples, from, to - from) - LevelMeter.ZERO_DBM0_DBOV;
    }

    /// Active speech level (ITU-T P.56) of `samples[from…to)`.
    public static double activeDbm0(int[] samples, int from, int to, int sampleRateHz) {
        SpeechLevel level = new SpeechLevel(sampleRateHz);
        level.add(samples, from, to - from);
        return level.activeLevelDbm0();
    }

    /// `sound`, with this RMS level over all; silence stays silence.
    public static int[] scaled(double[] sound, double dbm0) {
        double squares = 0;
        for (double value : sound) squares += value * value;
        double factor = squares == 0 ? 0 : Math.sqrt(Dbm0.meanSquare(dbm0) * sound.length / squares);
        int[] samples = new int[sound.length];
        for (int i = 0; i < samples.length; i++) samples[i] = clipped(factor * sound[i]);
        return samples;
    }

    /// `speech`, with this active speech level.
    public static int[] scaledToActive(int[] speech, int sampleRateHz, double dbm0) {
        double gainDb = dbm0 - activeDbm0(speech, 0, speech.length, sampleRateHz);
        double factor = Math.sqrt(Dbm0.ratio(gainDb));
        int[] samples = new int[speech.length];
        for (int i = 0; i < samples.length; i++) samples[i] = clipped(factor * speech[i]);
        return samples;
    }

    /// Both at once; as long as `a`, and `b` is as long or longer.
    public static int[] sum(int[] a, int[] b) {
        int[] sum = new int[a.length];
        for (int i = 0; i < sum.length; i++) sum[i] = clipped((double) a[i] + b[i]);
        return sum;
    }

    /// The nearest 16-bit value.
    static int clipped(double value) {
        return (int) Math.clamp(Math.rint(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
