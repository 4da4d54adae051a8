package tutti.audio.tone;

import java.util.List;
import tutti.audio.tone.Cadence.Element;

/// Sends a [DigitString] as DTMF, frame by frame.
///
/// ```
///   ▔▔▔▔▔▁▁▁▁▁▔▔▔▔▔▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▔▔▔▔▔▁▁▁▁▁
///     1   gap   2   gap      ,  pause         3   gap     then done
/// ```
/// The edges of a digit are raised cosines of 1 ms inside its duration: no click, and the full level for
/// all but 2 ms. Positions are exact to the sample. Integer arithmetic; equal arguments give equal
/// samples. Thread: one at a time. Allocates nothing after construction. Source: ITU-T Q.23, Q.24.
public final class DigitGenerator {
    /// Swelling and fading of each digit.
    public static final int EDGE_MILLIS = 1;

    private final BurstSequence sequence;

    /// A generator at the beginning of `digits`; none at all are done at once. Fails with an
    /// `IllegalArgumentException` if the tones of a digit are too loud together or the rate is 3266 Hz or
    /// less, as [ToneGenerator] says.
    public DigitGenerator(DigitString digits, DigitTiming timing, int sampleRateHz) {
        List<Element> elements =
                digits.text().chars().mapToObj(c -> element((char) c, timing)).toList();
        sequence = new BurstSequence(elements, 1, sampleRateHz, EDGE_MILLIS);
    }

    private static Element element(char c, DigitTiming timing) {
        return c == DigitString.PAUSE
                ? new Element(List.of(), 0, timing.pauseMillis())
                : new Element(
                        DigitTones.of(c, timing.lowDbm0(), timing.highDbm0()),
                        timing.digitMillis(),
                        timing.gapMillis());
    }

    /// Replaces `samples[offset…offset+count)` by the next `count` samples, 16-bit values.
    ///
    /// Returns how many of them belong to the digits, the last gap included: fewer than `count` only when
    /// they end in this frame. The rest is silence.
    public int generate(int[] samples, int offset, int count) {
        return sequence.generate(samples, offset, count);
    }

    /// Whether all digits and the last gap have been generated.
    public boolean isDone() {
        return sequence.isDone();
    }

    /// How many samples of the digits, gaps and pauses have been generated.
    public long positionSamples() {
        return sequence.position();
    }
}
