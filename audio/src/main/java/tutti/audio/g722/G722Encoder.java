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

    /// How much more than necessary a guided encoder may miss a sample by, in 1/4096 of the step of the
    /// lower band: at first a fifth of a middle interval of its upper four bits, at last a whole one and more.
    private static final int TOLERANCE_MIN = 60;

    private static final int TOLERANCE_MAX = 400;
    private static final int OCTETS_TO_BEAR_MORE = 80;

    /// The higher band has two bits where the lower has six.
    private static final int HIGHER_TOLERANCE = 4;

    private final QuadratureMirror mirror = new QuadratureMirror();
    private final LowerBand lowerBand = new LowerBand();
    private final HigherBand higherBand = new HigherBand();
    private final int[] lower = new int[QuadratureMirror.BLOCK_PAIRS];
    private final int[] higher = new int[QuadratureMirror.BLOCK_PAIRS];
    private int guidedOctets;

    /// Encodes the 16-bit values `samples[sampleOffset…sampleOffset+count)` to `count / 2` octets in
    /// `payload[offset…]`, and returns how many octets that are.
    ///
    /// An odd `count` is refused with an `IllegalArgumentException`: give it with the next frame.
    public int encode(int[] samples, int sampleOffset, int count, byte[] payload, int offset) {
        int octets = octets(count);
        guidedOctets = 0;
        for (int done = 0; done < octets; done += QuadratureMirror.BLOCK_PAIRS) {
            int pairs = Math.min(QuadratureMirror.BLOCK_PAIRS, octets - done);
            mirror.split(samples, sampleOffset + 2 * done, pairs, lower, higher);
            for (int i = 0; i < pairs; i++) {
                payload[offset + done + i] = (byte) (higherBand.encode(higher[i]) << 6 | lowerBand.encode(lower[i]));
            }
        }
        return octets;
    }

    /// Encodes like [#encode], and leads whoever decodes it to the octets of another encoder: `guide` has
    /// what that one made of the same samples, from `offset` on too. Where its bits say about the same
    /// here, they are taken.
    ///
    /// Encoders with different pasts never become equal by themselves. But a decoder that gets the other's
    /// bits comes nearer to it with each, so that after a while all octets are the guide's and it can go on
    /// with these alone. How much may be missed grows until then: with speech half a second, with a steady
    /// tone up to two, for which the SNR is some dB lower.
    ///
    /// An odd `count` is refused as in [#encode].
    public int encodeGuided(int[] samples, int sampleOffset, int count, byte[] guide, byte[] payload, int offset) {
        int octets = octets(count);
        for (int done = 0; done < octets; done += QuadratureMirror.BLOCK_PAIRS) {
            int pairs = Math.min(QuadratureMirror.BLOCK_PAIRS, octets - done);
            mirror.split(samples, sampleOffset + 2 * done, pairs, lower, higher);
            for (int i = 0; i < pairs; i++) {
                int octet = guide[offset + done + i];
                int tolerance = Math.min(TOLERANCE_MAX, TOLERANCE_MIN + guidedOctets / OCTETS_TO_BEAR_MORE);
                payload[offset + done + i] =
                        (byte) (higherBand.encodeGuided(higher[i], octet >> 6 & 0x3, HIGHER_TOLERANCE * tolerance) << 6
                                | lowerBand.encodeGuided(lower[i], octet & 0x3F, tolerance));
            }
            guidedOctets += pairs;
        }
        return octets;
    }

    private static int octets(int count) {
        if ((count & 1) != 0) {
            throw new IllegalArgumentException(
                    "G.722 encodes pairs of samples; keep the last of these " + count + " for the next call");
        }
        return count / 2;
    }

    /// Goes on exactly as `other` would; costs about as much as copying 80 numbers.
    public void copyFrom(G722Encoder other) {
        mirror.copyFrom(other.mirror);
        lowerBand.copyFrom(other.lowerBand);
        higherBand.copyFrom(other.higherBand);
        guidedOctets = other.guidedOctets;
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
        guidedOctets = 0;
    }
}
