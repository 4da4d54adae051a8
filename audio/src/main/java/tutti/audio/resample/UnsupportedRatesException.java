package tutti.audio.resample;

/// Two sample rates between which there is no filter of a size that we keep. The message names both and
/// the way out.
public final class UnsupportedRatesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnsupportedRatesException(int inputRateHz, int outputRateHz, String problem) {
        super("No resampling from " + inputRateHz + " to " + outputRateHz + " Hz: " + problem);
    }
}
