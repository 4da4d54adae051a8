package tutti.bench.quality;

import java.util.Arrays;
import java.util.function.IntFunction;
import tutti.audio.conceal.Concealment;

/// Ways to fill a gap in a signal; the ones that are not ours are there to be compared with.
///
/// Thread: one.
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Concealing {
    /// What the playout does.
    TUTTI("Tutti", Concealing::ours),

    /// ITU-T G.711 Appendix I, without its delay of 3.75 ms, which it needs to smooth the first step.
    APPENDIX_I("Appendix I", AppendixI::new),

    /// The last good packet again and again.
    REPEAT("repetition", _ -> Concealing::repeat),

    /// Nothing.
    ZEROS("silence", _ -> Concealing::silence);

    /// Fills `samples[from…to)`, and may smooth what comes after, where one good frame at least is.
    interface Filler {
        void fill(int[] samples, int from, int to, int frameSamples);
    }

    final String label;
    private final IntFunction<Filler> fillers;

    Concealing(String label, IntFunction<Filler> fillers) {
        this.label = label;
        this.fillers = fillers;
    }

    Filler filler(int sampleRateHz) {
        return fillers.apply(sampleRateHz);
    }

    private static Filler ours(int sampleRateHz) {
        Concealment concealment = new Concealment(sampleRateHz);
        return (samples, from, to, frameSamples) -> {
            concealment.conceal(samples, from, to - from);
            concealment.resume(samples, to, frameSamples);
        };
    }

    private static void repeat(int[] samples, int from, int to, int frameSamples) {
        for (int i = from; i < to; i++) samples[i] = samples[i - frameSamples];
    }

    private static void silence(int[] samples, int from, int to, int frameSamples) {
        Arrays.fill(samples, from, to, 0);
    }
}
