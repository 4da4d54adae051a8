package tutti.simulator.script.plan;

import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;

/// What is played to some or to all, from its beginning to its end.
public sealed interface PromptPlan {
    /// In the words of the script.
    String text();

    /// A recording, `times` in a row.
    record Recorded(String file, RecordedAudio audio, int times) implements PromptPlan {
        @Override
        public String text() {
            return file;
        }
    }

    /// Tones with pauses; `word` is what the script calls them.
    record Cadence(String word, tutti.audio.tone.Cadence cadence) implements PromptPlan {
        @Override
        public String text() {
            return word;
        }
    }

    record Digits(DigitString digits, DigitTiming timing) implements PromptPlan {
        @Override
        public String text() {
            return digits.text();
        }
    }
}
