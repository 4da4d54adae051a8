package tutti.audio.tone;

/// The digital milliwatt: 1 kHz at 0 dBm0, eight samples at 8 kHz.
///
/// The values are those of a sine of 0 dBm0 on the scale of [Tone], an eighth of a turn apart, from -22.5°. They
/// lie inside the intervals of both laws that the Recommendation prescribes, so they encode to exactly `34 21 21
/// 34 B4 A1 A1 B4` in A-law and `1E 0B 0B 1E 9E 8B 8B 9E` in µ-law. Thread: one at a time. Allocates nothing.
/// Source: ITU-T G.711 Tables 5 and 6.
public final class Milliwatt {
    /// The only rate at which the sequence is 1 kHz.
    public static final int SAMPLE_RATE_HZ = 8000;

    private static final int INNER = 8736;
    private static final int OUTER = 21090;
    private static final int[] PERIOD = {-INNER, -OUTER, -OUTER, -INNER, INNER, OUTER, OUTER, INNER};

    private int position;

    /// A milliwatt that begins at the first of the eight samples.
    public Milliwatt() {}

    /// Replaces `samples[offset…offset+count)` by the next `count` samples.
    public void generate(int[] samples, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            samples[i] = PERIOD[position];
            position = (position + 1) % PERIOD.length;
        }
    }
}
