package tutti.audio.level;

import java.util.Arrays;

/// Active speech level: how loud somebody speaks while he speaks, whatever the length of his pauses.
///
/// An envelope of the signal is compared with thresholds 6 dB apart; each counts the time for which the envelope
/// was above it, or had been until 200 ms ago. The level is the energy divided by the active time at the one
/// threshold that lies 15.9 dB below it, interpolated.
///
/// About 30 ns a sample: for recordings, reports and tests, not for every frame of every party. Allocates nothing
/// after construction; thread: its owner's.
/// Source: ITU-T P.56 §6 (method B).
public final class SpeechLevel {
    private static final double ENVELOPE_SECONDS = 0.03;
    private static final double HANGOVER_SECONDS = 0.2;
    private static final double MARGIN_DB = 15.9;
    private static final int THRESHOLDS = 16;

    private final double keep;
    private final int hangoverSamples;
    private final long[] activeSamples = new long[THRESHOLDS];
    private final int[] sinceAbove = new int[THRESHOLDS];
    private double smoothedOnce;
    private double envelope;
    private double sumOfSquares;
    private long samplesSeen;

    /// `sampleRateHz` of all samples that are added.
    public SpeechLevel(int sampleRateHz) {
        keep = StrictMath.exp(-1 / (ENVELOPE_SECONDS * sampleRateHz));
        hangoverSamples = (int) (HANGOVER_SECONDS * sampleRateHz);
        Arrays.fill(sinceAbove, hangoverSamples);
    }

    /// Adds `samples[offset…offset+count)` to what has been measured.
    public void add(int[] samples, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            smoothedOnce = keep * smoothedOnce + (1 - keep) * Math.abs(samples[i]);
            envelope = keep * envelope + (1 - keep) * smoothedOnce;
            sumOfSquares += (double) samples[i] * samples[i];
            countActivity();
        }
        samplesSeen += count;
    }

    private void countActivity() {
        for (int threshold = 0; threshold < THRESHOLDS; threshold++) {
            if (envelope >= 1 << threshold) {
                sinceAbove[threshold] = 0;
                activeSamples[threshold]++;
            } else if (sinceAbove[threshold] < hangoverSamples) {
                sinceAbove[threshold]++;
                activeSamples[threshold]++;
            }
        }
    }

    /// Level of the active part in dBm0; [Dbm0#FLOOR_DBM0] if nothing was louder than about 2 units.
    public double activeLevelDbm0() {
        double lastLevelDbm0 = Dbm0.FLOOR_DBM0;
        double lastExcessDb = Double.POSITIVE_INFINITY;
        for (int threshold = 0; threshold < THRESHOLDS && activeSamples[threshold] > 0; threshold++) {
            double levelDbm0 = Dbm0.level(sumOfSquares / activeSamples[threshold]);
            double square = (double) (1 << threshold) * (1 << threshold);
            double excessDb = levelDbm0 - Dbm0.level(square) - MARGIN_DB;
            if (excessDb <= 0) {
                double share = threshold == 0 ? 1 : lastExcessDb / (lastExcessDb - excessDb);
                return threshold == 0 ? levelDbm0 : lastLevelDbm0 + share * (levelDbm0 - lastLevelDbm0);
            }
            lastLevelDbm0 = levelDbm0;
            lastExcessDb = excessDb;
        }
        return lastLevelDbm0;
    }

    /// The share of the time that was active, 0…1.
    public double activityFactor() {
        double active = Dbm0.meanSquare(activeLevelDbm0());
        return samplesSeen == 0 ? 0 : Math.min(1, sumOfSquares / samplesSeen / active);
    }
}
