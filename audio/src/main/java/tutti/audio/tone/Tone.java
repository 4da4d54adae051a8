package tutti.audio.tone;

import tutti.audio.level.LevelMeter;

/// A sine: `frequencyHz` and `peak` in 16-bit sample values, 0…32767.
///
/// 0 dBm0 is the sine with a peak of 22827: this scale puts +3.14 dBm0 at 32768, the overload point of A-law as
/// the decoder here scales it. In µ-law, whose own point is +3.17 dBm0 at 32636, the same samples are +0.07 dBm0.
/// A sine of peak 32768 is also -3.01 dBov.
public record Tone(double frequencyHz, double peak) {
    private static final double PEAK_MAX = 32767;
    private static final double SQUARE_TO_SINE = StrictMath.sqrt(2);

    /// Fails with an `IllegalArgumentException` if the frequency is negative or the peak is not within 0…32767.
    public Tone {
        if (!(frequencyHz >= 0 && Double.isFinite(frequencyHz))) {
            throw new IllegalArgumentException("A tone of " + frequencyHz + " Hz does not exist: give 0 or more");
        }
        if (!(peak >= 0 && peak <= PEAK_MAX)) {
            throw new IllegalArgumentException("A peak of " + peak + " is no 16-bit sample: give 0…" + PEAK_MAX);
        }
    }

    /// The tone of `levelDbm0`, at most +3.13.
    public static Tone ofDbm0(double frequencyHz, double levelDbm0) {
        return ofDbov(frequencyHz, levelDbm0 + LevelMeter.ZERO_DBM0_DBOV);
    }

    /// The tone with an RMS level of `levelDbov`, at most -3.02.
    public static Tone ofDbov(double frequencyHz, double levelDbov) {
        return new Tone(frequencyHz, 32768 * SQUARE_TO_SINE * StrictMath.pow(10, levelDbov / 20));
    }
}
