package tutti.bench.quality;

import java.util.Arrays;
import tutti.audio.conceal.Concealment;

/// Ways to fill a gap in a signal; the ones that are not ours are there to be compared with.
///
/// Thread: one.
enum Concealing {
    /// What the playout does.
    TUTTI("Tutti") {
        @Override
        Filler filler(int sampleRateHz) {
            Concealment concealment = new Concealment(sampleRateHz);
            return (samples, from, to, frameSamples) -> {
                concealment.conceal(samples, from, to - from);
                concealment.resume(samples, to, frameSamples);
            };
        }
    },

    /// ITU-T G.711 Appendix I, without its delay of 3.75 ms, which it needs to smooth the first step.
    APPENDIX_I("G.711 Appendix I") {
        @Override
        Filler filler(int sampleRateHz) {
            return new AppendixI(sampleRateHz);
        }
    },

    /// The last good packet again and again.
    REPEAT("last packet again") {
        @Override
        Filler filler(int sampleRateHz) {
            return (samples, from, to, frameSamples) -> {
                for (int i = from; i < to; i++) samples[i] = samples[i - frameSamples];
            };
        }
    },

    /// Nothing.
    ZEROS("silence") {
        @Override
        Filler filler(int sampleRateHz) {
            return (samples, from, to, _) -> Arrays.fill(samples, from, to, 0);
        }
    };

    /// Fills `samples[from…to)`, and may smooth what comes after, where one good frame at least is.
    interface Filler {
        void fill(int[] samples, int from, int to, int frameSamples);
    }

    final String label;

    Concealing(String label) {
        this.label = label;
    }

    abstract Filler filler(int sampleRateHz);
}
