package tutti.engine.play;

import java.util.Optional;
import tutti.audio.agc.AgcSettings;
import tutti.audio.agc.AutomaticGain;
import tutti.audio.limit.Limiter;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;
import tutti.engine.EngineSettings;

/// How loud a replay is.
///
/// ```
///   content ─► speech? ─► automatic gain ─► volume ─► limiter, only when it would overflow
/// ```
/// Without gain control and at 0 dB every sample stays as it is. Thread: tick.
final class Loudness {
    /// Gain control that aims at nothing: brings its gain back to 0 dB without a jump.
    private static final AgcSettings OFF = new AgcSettings(AgcSettings.DEFAULT.targetLevelDbm0(), 0, 0, 0);

    private final SpeechTracker speech;
    private final AutomaticGain automaticGain;
    private final VolumeRamp volume;
    private Optional<AgcSettings> agc = Optional.empty();
    private boolean agcEnds;
    private int limiterState = Limiter.UNITY;

    Loudness(EngineSettings settings, ReplaySettings first) {
        speech = new SpeechTracker(settings.sampleRateHz(), SpeechSettings.DEFAULT);
        automaticGain = new AutomaticGain(settings.sampleRateHz(), OFF);
        volume = new VolumeRamp(first.volumeDb());
        adjust(first);
    }

    void adjust(ReplaySettings settings) {
        volume.aim(settings.volumeDb());
        if (agc.equals(settings.agc())) return;
        agc = settings.agc();
        agcEnds = agc.isEmpty();
        automaticGain.adjust(agc.orElse(OFF));
    }

    void apply(int[] samples, int count) {
        if (agc.isPresent() || agcEnds) controlGain(samples, count);
        volume.apply(samples, count);
        limiterState = Limiter.limit(samples, samples, count, limiterState);
    }

    private void controlGain(int[] samples, int count) {
        speech.track(samples, count);
        automaticGain.apply(samples, count, speech.isSpeech());
        agcEnds = false;
    }
}
