package tutti.audio.g711;

import java.util.function.IntUnaryOperator;

/// The two laws of G.711, as table look-ups.
///
/// Bit-exact with the reference software of ITU-T G.191 for all 65,536 linear values. Its choices where the
/// Recommendation leaves room: a negative sample is taken by one's complement (so -1 lies in the first negative
/// interval), low bits are cut and not rounded (4 in A-law, 2 in µ-law), µ-law magnitudes are limited after the
/// bias of 33 is added, and a code decodes to the centre of its interval, scaled to 16 bits (largest: A-law
/// ±32256, µ-law ±32124). Both zeros of µ-law, 0xFF and 0x7F, decode to 0, which encodes to 0xFF; every other
/// code survives `encode(decode(code))`.
///
/// Thread: any. Allocates nothing. A sample outside 16 bits is the caller's defect and ends in an
/// `IndexOutOfBoundsException`, never in a wrapped sample.
/// Source: ITU-T G.711 (11/88), G.191 module G711.
@SuppressWarnings("ImmutableEnumChecker") // the tables are written once, in the constructor, and never handed out
public enum G711 {
    /// Europe and most of the world; RTP payload type 8, `PCMA`.
    A_LAW(ALaw.DROPPED_BITS, ALaw::expand, ALaw::compress),

    /// North America and Japan; RTP payload type 0, `PCMU`.
    MU_LAW(MuLaw.DROPPED_BITS, MuLaw::expand, MuLaw::compress);

    private static final int CODES = 256;
    private static final int SAMPLE_VALUES = 65_536;

    private final int droppedBits;
    private final int[] sampleOfCode = new int[CODES];
    private final byte[] codeOfSample;

    G711(int droppedBits, IntUnaryOperator expand, IntUnaryOperator compress) {
        this.droppedBits = droppedBits;
        for (int code = 0; code < CODES; code++) {
            sampleOfCode[code] = expand.applyAsInt(code);
        }
        codeOfSample = new byte[SAMPLE_VALUES >> droppedBits];
        int zero = codeOfSample.length / 2;
        for (int index = 0; index < codeOfSample.length; index++) {
            codeOfSample[index] = (byte) compress.applyAsInt(index - zero);
        }
    }

    /// Decodes `count` codes from `payload[offset…]` to 16-bit values in `samples[sampleOffset…]`.
    public void decode(byte[] payload, int offset, int[] samples, int sampleOffset, int count) {
        int[] table = sampleOfCode;
        for (int i = 0; i < count; i++) {
            samples[sampleOffset + i] = table[payload[offset + i] & 0xFF];
        }
    }

    /// Encodes `count` 16-bit values from `samples[sampleOffset…]` to codes in `payload[offset…]`.
    public void encode(int[] samples, int sampleOffset, byte[] payload, int offset, int count) {
        byte[] table = codeOfSample;
        int zero = table.length / 2;
        int shift = droppedBits;
        for (int i = 0; i < count; i++) {
            payload[offset + i] = table[zero + (samples[sampleOffset + i] >> shift)];
        }
    }

    /// The 16-bit value of one code.
    public int decode(byte code) {
        return sampleOfCode[code & 0xFF];
    }

    /// The code of one 16-bit value.
    public byte encode(int sample) {
        return codeOfSample[codeOfSample.length / 2 + (sample >> droppedBits)];
    }

    /// The code of a sample of zero: 0xD5 in A-law, 0xFF in µ-law.
    public byte silence() {
        return encode(0);
    }
}
