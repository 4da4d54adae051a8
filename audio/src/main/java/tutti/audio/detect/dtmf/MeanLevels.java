package tutti.audio.detect.dtmf;

import tutti.audio.level.LevelMeter;

/// Mean level of the two tones of a digit.
final class MeanLevels {
    private double lowSum;
    private double highSum;
    private double lowLatest;
    private double highLatest;
    private int count;

    /// Peak in sample values of the sine of `dbm0`.
    static double peak(double dbm0) {
        return 32768 * StrictMath.sqrt(2) * StrictMath.pow(10, (dbm0 + LevelMeter.ZERO_DBM0_DBOV) / 20);
    }

    private static double dbm0(double square, int count) {
        return 10 * StrictMath.log10(square / count / 2) - 20 * StrictMath.log10(32768) - LevelMeter.ZERO_DBM0_DBOV;
    }

    void begin(double lowPeak, double highPeak) {
        lowSum = lowPeak * lowPeak;
        highSum = highPeak * highPeak;
        lowLatest = 0;
        highLatest = 0;
        count = 1;
    }

    /// Adds a hop; it counts when the next one comes, since the last of a tone may be only a part.
    void add(double lowPeak, double highPeak) {
        if (lowLatest > 0) {
            lowSum += lowLatest;
            highSum += highLatest;
            count++;
        }
        lowLatest = lowPeak * lowPeak;
        highLatest = highPeak * highPeak;
    }

    double lowDbm0() {
        return dbm0(lowSum, count);
    }

    double highDbm0() {
        return dbm0(highSum, count);
    }
}
