package tutti.audio.detect.progress;

/// One step of a cadence: two tones, `lowHz` and `highHz`, one (`highHz` 0) or silence (both 0), for
/// `minMillis`…`maxMillis`.
///
/// `toleranceHz` holds for each tone. The last step of a cadence is taken as soon as it has lasted
/// `minMillis`. Durations are measured in steps of 32 ms.
public record Step(double lowHz, double highHz, double toleranceHz, int minMillis, int maxMillis) {
    /// For steps that may last as long as they like.
    public static final int ENDLESS_MILLIS = Integer.MAX_VALUE;

    private static final double TOLERANCE_PART = 0.015;
    private static final double TOLERANCE_HZ = 4;

    /// Fails with an `IllegalArgumentException` if the frequencies are not in order or the durations are none.
    public Step {
        if (!(lowHz >= 0 && (highHz == 0 || highHz > lowHz) && toleranceHz >= 0)) {
            throw new IllegalArgumentException(
                    "Tones of " + lowHz + " and " + highHz + " Hz: give the lower one first, 0 for none");
        }
        if (minMillis <= 0 || maxMillis < minMillis) {
            throw new IllegalArgumentException(
                    "A step of " + minMillis + "…" + maxMillis + " ms: give a positive range");
        }
    }

    /// Two tones, 1.5 % and 4 Hz exact, as long as `millis` give or take a fifth and 48 ms.
    public static Step tones(double lowHz, double highHz, int millis) {
        return new Step(lowHz, highHz, tolerance(lowHz), min(millis), max(millis));
    }

    /// One tone for about as long as `millis`.
    public static Step tone(double hz, int millis) {
        return tones(hz, 0, millis);
    }

    /// Silence for about as long as `millis`.
    public static Step silence(int millis) {
        return new Step(0, 0, 0, min(millis), max(millis));
    }

    /// This step, for at least `millis`; without an end if it could not last that long before.
    public Step atLeastMillis(int millis) {
        return new Step(lowHz, highHz, toleranceHz, millis, millis > maxMillis ? ENDLESS_MILLIS : maxMillis);
    }

    private static double tolerance(double hz) {
        return hz * TOLERANCE_PART + TOLERANCE_HZ;
    }

    private static int min(int millis) {
        return Math.max(32, millis - millis / 5 - 48);
    }

    private static int max(int millis) {
        return millis + millis / 5 + 48;
    }

    boolean sounds(double low, double high) {
        return Math.abs(low - lowHz) <= toleranceHz
                && (highHz == 0 ? high == 0 : Math.abs(high - highHz) <= toleranceHz * highHz / lowHz);
    }

    boolean isSilence() {
        return lowHz == 0;
    }
}
