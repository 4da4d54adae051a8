package tutti.audio.g722;

/// Decodes G.722 to sound at 16 kHz: one octet becomes two samples.
///
/// Bit-exact with the reference software of ITU-T G.191 in all three modes. Every octet is valid, so there is
/// nothing to refuse; after lost packets it is in step again within some 100 ms of speech.
/// Thread: its owner's. Allocates nothing after construction. Source: ITU-T G.722 (09/2012).
public final class G722Decoder {
    /// Samples a second that it gives.
    public static final int SAMPLE_RATE_HZ = 16_000;

    private final QuadratureMirror mirror = new QuadratureMirror();
    private final LowerBand lowerBand = new LowerBand();
    private final HigherBand higherBand = new HigherBand();
    private final int[] lower = new int[QuadratureMirror.BLOCK_PAIRS];
    private final int[] higher = new int[QuadratureMirror.BLOCK_PAIRS];
    private final int auxiliaryBits;

    /// For what RTP carries: 64 kbit/s.
    public G722Decoder() {
        this(G722Mode.KBITS_64);
    }

    /// For a line that gives up to two bits of each octet to data.
    public G722Decoder(G722Mode mode) {
        auxiliaryBits = mode.auxiliaryBits();
    }

    /// Decodes the octets `payload[offset…offset+count)` to `2 * count` values of 16 bits in
    /// `samples[sampleOffset…]`, and returns how many samples that are.
    public int decode(byte[] payload, int offset, int count, int[] samples, int sampleOffset) {
        for (int done = 0; done < count; done += QuadratureMirror.BLOCK_PAIRS) {
            int pairs = Math.min(QuadratureMirror.BLOCK_PAIRS, count - done);
            for (int i = 0; i < pairs; i++) {
                int octet = payload[offset + done + i];
                lower[i] = lowerBand.decode(octet & 0x3F, auxiliaryBits);
                higher[i] = higherBand.decode(octet >> 6 & 0x3);
            }
            mirror.join(lower, higher, pairs, samples, sampleOffset + 2 * done);
        }
        return 2 * count;
    }

    /// Goes on exactly as `other` would. A mode is for life: both must have the same, or an
    /// `IllegalArgumentException` says so.
    public void copyFrom(G722Decoder other) {
        if (auxiliaryBits != other.auxiliaryBits) {
            throw new IllegalArgumentException("A G.722 decoder can only be copied to one of the same mode");
        }
        mirror.copyFrom(other.mirror);
        lowerBand.copyFrom(other.lowerBand);
        higherBand.copyFrom(other.higherBand);
    }

    /// Whether both will decode whatever comes next to the same samples for ever.
    public boolean sameStateAs(G722Decoder other) {
        return auxiliaryBits == other.auxiliaryBits
                && lowerBand.sameAs(other.lowerBand)
                && higherBand.sameAs(other.higherBand)
                && mirror.sameAs(other.mirror);
    }

    /// Forgets everything it heard.
    public void reset() {
        mirror.reset();
        lowerBand.reset();
        higherBand.reset();
    }
}
