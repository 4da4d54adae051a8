package tutti.engine.condition;

import java.util.Optional;
import tutti.audio.agc.AgcSettings;
import tutti.audio.agc.AutomaticGain;
import tutti.audio.echo.SidetoneSettings;
import tutti.audio.echo.SidetoneSuppressor;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.speech.SpeechTracker;
import tutti.engine.mix.MixedFrame;

/// Speech tracking of one input, and what goes by it: gain control, and the suppression of returned
/// sidetone.
///
/// ```
///   returned output ─► sidetone: how loud can its echo be? ─┐
///   samples ──────────────────────────────► speech or not? ─┴─► gain control ─► volume, by the caller ─► gate
/// ```
/// The stages keep what they have learnt when settings change: a changed stage shares them with its
/// predecessor. Thread: tick, but for the `with…` methods, which are control's.
final class SpeechStage {
    private final SpeechTracker tracker;
    private final SpeechSettings speech;
    private final Optional<AutomaticGain> gain;
    private final Optional<AgcSettings> agc;
    private final Optional<SidetoneSuppressor> sidetone;
    private boolean adjusted;

    static SpeechStage of(int sampleRateHz) {
        SpeechSettings off = SpeechSettings.ALWAYS_ACTIVE;
        return new SpeechStage(
                new SpeechTracker(sampleRateHz, off), off, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private SpeechStage(
            SpeechTracker tracker,
            SpeechSettings speech,
            Optional<AutomaticGain> gain,
            Optional<AgcSettings> agc,
            Optional<SidetoneSuppressor> sidetone) {
        this.tracker = tracker;
        this.speech = speech;
        this.gain = gain;
        this.agc = agc;
        this.sidetone = sidetone;
    }

    SpeechStage withSpeech(SpeechSettings settings) {
        return new SpeechStage(tracker, settings, gain, agc, sidetone);
    }

    SpeechStage withAgc(int sampleRateHz, Optional<AgcSettings> settings) {
        Optional<AutomaticGain> kept = settings.map(it -> gain.orElseGet(() -> new AutomaticGain(sampleRateHz, it)));
        return new SpeechStage(tracker, speech, kept, settings, sidetone);
    }

    SpeechStage withSidetone(int sampleRateHz, Optional<SidetoneSettings> settings) {
        return new SpeechStage(
                tracker, speech, gain, agc, settings.map(it -> new SidetoneSuppressor(sampleRateHz, it)));
    }

    /// Does nothing that an input without this stage would not do.
    boolean isIdle() {
        return !speech.isTracked() && agc.isEmpty() && sidetone.isEmpty();
    }

    boolean controlsGain() {
        return agc.isPresent();
    }

    /// Looks at the frame, and brings it to its target level when gain is controlled; `returned` is what
    /// the party was sent last.
    void condition(int[] samples, int count, MixedFrame returned) {
        adjust();
        double echoMeanSquare = 0;
        if (sidetone.isPresent()) {
            SidetoneSuppressor suppressor = sidetone.get();
            suppressor.sent(returned.samples(), returned.count());
            echoMeanSquare = suppressor.echoMeanSquare();
        }
        tracker.track(samples, count, echoMeanSquare);
        if (gain.isPresent()) gain.get().apply(samples, count, tracker.isSpeech());
    }

    private void adjust() {
        if (adjusted) return;
        adjusted = true;
        tracker.adjust(speech);
        if (agc.isPresent()) gain.orElseThrow().adjust(agc.get());
    }

    /// Leaves of the frame what is active, with fades.
    void gate(int[] samples, int count) {
        if (speech.isTracked()) tracker.gate(samples, count);
    }
}
