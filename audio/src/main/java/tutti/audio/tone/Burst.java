package tutti.audio.tone;

import tutti.audio.tone.Cadence.Element;

/// Tones that swell at their beginning and fade at their end by a raised cosine, so that neither clicks.
///
/// ```
///          ╭──────────────╮        the edges lie inside the duration; half level is
///         ╱                ╲       half an edge after the beginning and before the end
///   ─────╯                  ╰─────
/// ```
final class Burst {
    private static final int FRACTION_BITS = 15;
    private static final int HALF = 1 << (FRACTION_BITS - 1);

    private final ToneGenerator tones;
    private final int[] edge;

    /// `edgeSamples` is shortened to half of `onSamples` if need be.
    Burst(Element element, int sampleRateHz, int edgeSamples, long onSamples) {
        tones = new ToneGenerator(sampleRateHz, element.tones().toArray(new Tone[0]));
        edge = new int[(int) Math.min(edgeSamples, onSamples / 2)];
        for (int i = 0; i < edge.length; i++) {
            double swelled = (1 - StrictMath.cos(Math.PI * (i + 0.5) / edge.length)) / 2;
            edge[i] = (int) StrictMath.rint(swelled * (1 << FRACTION_BITS));
        }
    }

    /// Generates the samples from `at` of the burst on, which has `left` samples from there to its end.
    /// Must be called for all of them in order; 0 begins anew.
    void generate(int[] samples, int offset, int count, long at, long left) {
        if (at == 0) {
            tones.restart();
        }
        tones.generate(samples, offset, count);
        for (int i = 0; i < count && at + i < edge.length; i++) {
            samples[offset + i] = scaled(samples[offset + i], edge[(int) at + i]);
        }
        for (long i = Math.max(0, left - edge.length); i < count; i++) {
            int to = offset + (int) i;
            samples[to] = scaled(samples[to], edge[(int) (left - 1 - i)]);
        }
    }

    private static int scaled(int sample, int gain) {
        return (sample * gain + HALF) >> FRACTION_BITS;
    }
}
