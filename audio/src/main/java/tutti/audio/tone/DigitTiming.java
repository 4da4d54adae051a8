package tutti.audio.tone;

/// How long and how loud digits are sent: each tone `digitMillis`, the silence after it `gapMillis`, a
/// `,` `pauseMillis`; the low tone of a pair at `lowDbm0`, the high one at `highDbm0`.
///
/// A receiver must hear digits and gaps of 40 ms and may need 93 ms for both together (ITU-T Q.24 Table
/// Fails with an `IllegalArgumentException` if a duration is not positive; levels are checked by
/// [Tone#ofDbm0].
public record DigitTiming(int digitMillis, int gapMillis, int pauseMillis, double lowDbm0, double highDbm0) {
    /// 100 ms on, 100 ms off, pauses of 2 s as modems make them; -12 and -10 dBm0 as Prosody: the high
    /// tone is 2 dB louder because lines attenuate it more.
    public static final DigitTiming DEFAULT = new DigitTiming(100, 100, 2000, -12, -10);

    /// Checks the durations.
    public DigitTiming {
        if (digitMillis <= 0 || gapMillis <= 0 || pauseMillis <= 0) {
            throw new IllegalArgumentException("Digits of " + digitMillis + " ms with gaps of " + gapMillis
                    + " ms and pauses of " + pauseMillis + " ms: give positive durations");
        }
    }

    /// The same levels and pauses with other durations of digit and gap.
    public DigitTiming withMillis(int newDigitMillis, int newGapMillis) {
        return new DigitTiming(newDigitMillis, newGapMillis, pauseMillis, lowDbm0, highDbm0);
    }
}
