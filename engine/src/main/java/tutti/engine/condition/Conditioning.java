package tutti.engine.condition;

import java.util.Optional;
import java.util.random.RandomGenerator;
import tutti.audio.agc.AgcSettings;
import tutti.audio.echo.EchoCanceller;
import tutti.audio.echo.EchoSettings;
import tutti.audio.echo.SidetoneSettings;
import tutti.audio.speech.SpeechSettings;
import tutti.engine.mix.MixedFrame;
import tutti.engine.tones.ToneStage;

/// What is done to the samples of one input, frame by frame, in this order:
///
/// ```
///   samples ─► echo canceller ─► tones ─► speech ─► gain control ─► (volume, limiter) ─► gate ─► contribution
///                   ▲                        ▲
///                   └ what the party was sent┘
/// ```
/// Each stage is there only if it was asked for; [#NONE] leaves every bit as it is. Immutable for control,
/// which makes a changed one that shares what the stages have learnt; the stages themselves belong to the
/// tick. Allocates nothing on the tick.
public final class Conditioning {
    /// Nothing is done.
    public static final Conditioning NONE = new Conditioning(Optional.empty(), Optional.empty(), Optional.empty());

    private final Optional<EchoCanceller> echo;
    private final Optional<ToneStage> tones;
    private final Optional<SpeechStage> speech;

    private Conditioning(Optional<EchoCanceller> echo, Optional<ToneStage> tones, Optional<SpeechStage> speech) {
        this.echo = echo;
        this.tones = tones;
        this.speech = speech;
    }

    private SpeechStage speechStage(int sampleRateHz) {
        return speech.orElseGet(() -> SpeechStage.of(sampleRateHz));
    }

    private Conditioning with(SpeechStage stage) {
        return new Conditioning(echo, tones, Optional.of(stage).filter(it -> !it.isIdle()));
    }

    /// Only what speech tracking finds active is contributed.
    public Conditioning withSpeech(int sampleRateHz, SpeechSettings settings) {
        return with(speechStage(sampleRateHz).withSpeech(settings));
    }

    /// Speech is brought to a level; empty ends that.
    public Conditioning withAgc(int sampleRateHz, Optional<AgcSettings> settings) {
        return with(speechStage(sampleRateHz).withAgc(sampleRateHz, settings));
    }

    /// What could be an echo of what the party is sent does not count as speech; empty ends that. Without
    /// speech tracking it has no effect.
    public Conditioning withSidetone(int sampleRateHz, Optional<SidetoneSettings> settings) {
        return with(speechStage(sampleRateHz).withSidetone(sampleRateHz, settings));
    }

    /// Line echo is cancelled; `random` makes the comfort noise. Fails with an `IllegalArgumentException`
    /// for other rates than 8000 and 16000 Hz.
    public Conditioning withEchoCanceller(int sampleRateHz, EchoSettings settings, RandomGenerator random) {
        return new Conditioning(Optional.of(new EchoCanceller(sampleRateHz, settings, random)), tones, speech);
    }

    /// Line echo is left as it is.
    public Conditioning withoutEchoCanceller() {
        return new Conditioning(Optional.empty(), tones, speech);
    }

    /// Tones are recognised, and cut as the stage says; empty ends that.
    public Conditioning withTones(Optional<ToneStage> stage) {
        return new Conditioning(echo, stage, speech);
    }

    /// Without what belongs to a conference input and goes with its detach.
    public Conditioning detached() {
        return new Conditioning(echo, tones, Optional.empty());
    }

    /// Whether every bit stays as it is, and nothing needs to be told of the samples.
    public boolean isNone() {
        return echo.isEmpty() && tones.isEmpty() && speech.isEmpty();
    }

    /// Whether the level is controlled, so that no volume is to be applied besides.
    public boolean controlsGain() {
        return speech.isPresent() && speech.get().controlsGain();
    }

    /// The stages up to gain control, in place. Thread: tick.
    public void condition(int[] samples, int count, MixedFrame echoReference, MixedFrame returned, long frameNumber) {
        if (echo.isPresent()) echo.get().cancel(samples, echoReference.samples(), count);
        if (tones.isPresent()) tones.get().process(samples, count, frameNumber);
        if (speech.isPresent()) speech.get().condition(samples, count, returned);
    }

    /// The last stage, in place, after the volume. Thread: tick.
    public void gate(int[] samples, int count) {
        if (speech.isPresent()) speech.get().gate(samples, count);
    }
}
