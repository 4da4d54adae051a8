package tutti.simulator.script.plan;

import java.nio.file.Path;

/// What a party says. Levels are RMS.
public sealed interface SourcePlan {
    /// In a word, for people.
    String text();

    /// Silent before `startSamples`, then a sine for `talkSamples`, silence for `pauseSamples`, and so on; with
    /// no pause it never stops. Rises and falls within 10 ms.
    record Tone(double frequencyHz, double levelDbov, int startSamples, int talkSamples, int pauseSamples)
            implements SourcePlan {
        public boolean continuous() {
            return pauseSamples == 0;
        }

        @Override
        public String text() {
            return continuous() ? "tone" : "voice";
        }

        /// The same, counted at another rate.
        public Tone resampled(int fromHz, int toHz) {
            return new Tone(
                    frequencyHz,
                    levelDbov,
                    at(startSamples, fromHz, toHz),
                    at(talkSamples, fromHz, toHz),
                    at(pauseSamples, fromHz, toHz));
        }

        private static int at(int samples, int fromHz, int toHz) {
            return Math.toIntExact((long) samples * toHz / fromHz);
        }
    }

    /// A recording; `audio` begins where the script starts it.
    record Wav(Path file, RecordedAudio audio, boolean loop) implements SourcePlan {
        @Override
        public String text() {
            return "wav";
        }
    }

    /// Four chords of three sines, two a second, for ever.
    record Music(double levelDbov) implements SourcePlan {
        @Override
        public String text() {
            return "music";
        }
    }

    /// White noise from the script's seed.
    record Noise(double levelDbov) implements SourcePlan {
        @Override
        public String text() {
            return "noise";
        }
    }

    /// Plays something and is gone.
    record Prompt(PromptPlan played) implements SourcePlan {
        @Override
        public String text() {
            return "prompt";
        }
    }

    /// Says nothing.
    record Silence() implements SourcePlan {
        @Override
        public String text() {
            return "silence";
        }
    }
}
