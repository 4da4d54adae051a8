package tutti.engine.record;

import tutti.audio.level.Dbm0;
import tutti.audio.speech.SpeechSettings;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// What counts as silence: a frame that is not `thresholdDb` (above 0, up to 24) louder than the noise of
/// the line.
///
/// The noise is measured, and taken for no less than `noiseMinDbm0` and no more than `noiseMaxDbm0`
/// (-90…0 dBm0), so that a quiet speaker on a quiet line is never silence. `BAD_PARAMETER` outside of the
/// ranges. Source: Prosody `sm_record_start` (`min_noise_level`, `grunt_threshold`).
public record SilenceSettings(double noiseMinDbm0, double noiseMaxDbm0, double thresholdDb) {
    /// Noise of -55…-45 dBm0, threshold 15 dB: sound begins at -40 dBm0, on the noisiest line at -30.
    public static final SilenceSettings DEFAULT = new SilenceSettings(-55, -45, 15);

    /// The ratio of its loudest to its lowest level with which [SpeechSettings] reckon.
    private static final double SPEECH_TO_NOISE_DB = 24;

    public SilenceSettings {
        boolean noise = noiseMinDbm0 >= -90 && noiseMinDbm0 <= noiseMaxDbm0 && noiseMaxDbm0 <= 0;
        if (!noise || !(thresholdDb > 0 && thresholdDb <= SPEECH_TO_NOISE_DB)) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "silence up to " + thresholdDb + " dB above a noise of " + noiseMinDbm0 + "…" + noiseMaxDbm0
                            + " dBm0; give a noise in -90…0 dBm0 and a threshold above 0, up to "
                            + SPEECH_TO_NOISE_DB + " dB");
        }
    }

    /// The same decision in the words of the tracker that makes it, which knows the threshold as a share
    /// of the way from noise to speech.
    SpeechSettings speech() {
        double share = (Dbm0.ratio(thresholdDb) - 1) / (Dbm0.ratio(SPEECH_TO_NOISE_DB) - 1);
        return new SpeechSettings(true, share, noiseMinDbm0, noiseMaxDbm0, 0);
    }
}
