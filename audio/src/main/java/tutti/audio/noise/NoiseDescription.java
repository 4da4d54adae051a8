package tutti.audio.noise;

/// Level and spectrum of a noise, as a silence descriptor (SID) carries them: level first, then the reflection
/// coefficients of an all-pole filter, as many as there are octets.
///
/// ```
///   octet 0    0 | level, −dBov (7 bits)
///   octet i    N of coefficient i, 0…254:    k = 258 · (N − 127) / 32768
/// ```
///
/// `k` has the sign of the filter 1 / (1 + k z⁻¹ …): noise of low frequencies has a negative first coefficient.
/// Coefficients after the tenth are left out, as a receiver may. Reused for as many descriptors as come; begins as
/// silence. Thread: its owner's. Allocates nothing after construction.
/// Source: RFC 3389 §3; ITU-T G.711 Appendix II.
public final class NoiseDescription {
    /// The most coefficients that are kept.
    public static final int ORDER_MAX = 10;

    /// The most octets that are written.
    public static final int PAYLOAD_OCTETS_MAX = 1 + ORDER_MAX;

    private static final int LEVEL_MIN_DBOV = -127;
    private static final int RESERVED_LEVEL_BIT = 0x80;
    private static final int COEFFICIENT_ZERO = 127;
    private static final int COEFFICIENT_MAX = 254;
    private static final double COEFFICIENT_STEP = 258.0 / 32768;

    private double levelDbov = LEVEL_MIN_DBOV;
    private int order;
    private final double[] reflections = new double[ORDER_MAX];

    /// Reads the payload `octets[offset…offset+count)`. What is not understood changes nothing.
    public SidReading read(byte[] octets, int offset, int count) {
        if (count < 1) {
            return SidReading.EMPTY;
        }
        if ((octets[offset] & RESERVED_LEVEL_BIT) != 0) {
            return SidReading.RESERVED_LEVEL;
        }
        int coefficients = Math.min(count - 1, ORDER_MAX);
        for (int i = 1; i <= coefficients; i++) {
            if ((octets[offset + i] & 0xFF) > COEFFICIENT_MAX) {
                return SidReading.UNSTABLE_COEFFICIENT;
            }
        }
        begin(-octets[offset]);
        for (int i = 1; i <= coefficients; i++) {
            append(COEFFICIENT_STEP * ((octets[offset + i] & 0xFF) - COEFFICIENT_ZERO));
        }
        return SidReading.UNDERSTOOD;
    }

    /// Writes the payload to `octets[offset…]` and returns how many octets it has, 1…[#PAYLOAD_OCTETS_MAX].
    public int write(byte[] octets, int offset) {
        octets[offset] = (byte) -Math.rint(levelDbov);
        for (int i = 0; i < order; i++) {
            long steps = Math.round(reflections[i] / COEFFICIENT_STEP) + COEFFICIENT_ZERO;
            octets[offset + 1 + i] = (byte) Math.clamp(steps, 0, COEFFICIENT_MAX);
        }
        return 1 + order;
    }

    /// White noise of this level, cut to -127…0 dBov; coefficients may follow.
    void begin(double newLevelDbov) {
        levelDbov = Math.clamp(newLevelDbov, LEVEL_MIN_DBOV, 0);
        order = 0;
    }

    /// One more coefficient, between -1 and 1.
    void append(double reflection) {
        reflections[order++] = reflection;
    }

    /// RMS level of the noise, -127…0 dBov.
    public double levelDbov() {
        return levelDbov;
    }

    /// How many coefficients there are, 0…[#ORDER_MAX]; 0 is white noise.
    public int order() {
        return order;
    }

    /// The coefficient at `index`, 0…[#order()]-1; 0 after the last.
    public double reflection(int index) {
        return index < order ? reflections[index] : 0;
    }
}
