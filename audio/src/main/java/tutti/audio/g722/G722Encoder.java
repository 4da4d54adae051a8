package tutti.audio.g722;

/// Encodes sound at 16 kHz as G.722, 64 kbit/s: two samples become one octet, 20 ms become 160.
///
/// ```
///   16 bits, 16 kHz ──► split ──┬── 0…4 kHz ──► ADPCM, 6 bits ──┬──► octet
///                               └── 4…8 kHz ──► ADPCM, 2 bits ──┘
/// ```
///
/// Bit-exact with the reference software of ITU-T G.191. The filters delay by 22 samples (1.4 ms) from here
/// through the decoder. The length of a frame is free, as long as it is even.
/// Thread: its owner's. Allocates nothing after construction.
/// Source: ITU-T G.722 (09/2012); RFC 3551 §4.5.2 (the order of the bits).
public final class G722Encoder {
    /// Samples a second that it takes.
    public static final int SAMPLE_RATE_HZ = 16_000;

    private final QuadratureMirror mirror = new QuadratureMirror();
    private final LowerBand lowerBand = new LowerBand();
    private final HigherBand higherBand = new HigherBand();
    private final int[] lower = new int[QuadratureMirror.BLOCK_PAIRS];
    private final int[] higher = new int[QuadratureMirror.BLOCK_PAIRS];

    /// Encodes the 16-bit values `samples[sampleOffset…sampleOffset+count)` to `count / 2` octets in
    /// `payload[offset…]`, and returns how many octets that are.
    ///
    /// An odd `count` is refused with an `IllegalArgumentException`: give it with the next frame.
    public int encode(int[] samples, int sampleOffset, int count, byte[] payload, int offset) {
        if ((count & 1) != 0) {
            throw new IllegalArgumentException(
                    "G.722 encodes pairs of samples; keep the last of these " + count + " for the next call");
        }
        int octets = count / 2;
        for (int done = 0; done < octets; done += QuadratureMirror.BLOCK_PAIRS) {
            int pairs = Math.min(QuadratureMirror.BLOCK_PAIRS, octets - done);
            mirror.split(samples, sampleOffset + 2 * done, pairs, lower, higher);
            for (int i = 0; i < pairs; i++) {
                payload[offset + done + i] = (byte) (higherBand.encode(higher[i]) << 6 | lowerBand.encode(lower[i]));
            }
        }
        return octets;
    }

    /// Goes on exactly as `other` would; costs about as much as copying 80 numbers.
    public void copyFrom(G722Encoder other) {
        mirror.copyFrom(other.mirror);
        lowerBand.copyFrom(other.lowerBand);
        higherBand.copyFrom(other.higherBand);
    }

    /// Whether both will encode whatever comes next to the same octets for ever.
    public boolean sameStateAs(G722Encoder other) {
        return lowerBand.sameAs(other.lowerBand) && higherBand.sameAs(other.higherBand) && mirror.sameAs(other.mirror);
    }

    /// Forgets everything it heard.
    public void reset() {
        mirror.reset();
        lowerBand.reset();
        higherBand.reset();
    }
}
