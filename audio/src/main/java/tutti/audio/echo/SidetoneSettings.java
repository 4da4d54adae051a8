package tutti.audio.echo;

/// What echo a [SidetoneSuppressor] expects.
///
/// `echoReturnLossDb`, 0…60: the least by which an echo is softer than what was sent. `tailMillis`,
/// 10…[#TAIL_MAX_MILLIS]: the latest that an echo comes back, with all delay between here and the far end.
///
/// Fails with an `IllegalArgumentException` outside of these.
public record SidetoneSettings(double echoReturnLossDb, int tailMillis) {
    /// The longest tail that is not refused.
    public static final int TAIL_MAX_MILLIS = 1000;

    /// 12 dB, 300 ms.
    public static final SidetoneSettings DEFAULT = new SidetoneSettings(12, 300);

    /// Checks the ranges.
    public SidetoneSettings {
        if (!(echoReturnLossDb >= 0 && echoReturnLossDb <= 60)) {
            throw new IllegalArgumentException(
                    "An echo return loss of " + echoReturnLossDb + " dB cannot be: give 0…60");
        }
        if (tailMillis < 10 || tailMillis > TAIL_MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "An echo tail of " + tailMillis + " ms cannot be: give 10…" + TAIL_MAX_MILLIS);
        }
    }
}
