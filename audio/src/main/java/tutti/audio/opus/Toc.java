package tutti.audio.opus;

/// The first octet of a packet: what all its frames have in common.
///
/// ```
///    0 1 2 3 4 5 6 7
///   +-+-+-+-+-+-+-+-+      config: mode, bandwidth and duration of a frame
///   | config  |s| c |      s: two channels    c: how the number of frames is told
///   +-+-+-+-+-+-+-+-+
/// ```
/// Source: RFC 6716 §3.1, Tables 2 to 4.
final class Toc {
    static final int ONE_FRAME = 0;
    static final int TWO_FRAMES_OF_EQUAL_LENGTH = 1;
    static final int TWO_FRAMES = 2;
    static final int ANY_NUMBER_OF_FRAMES = 3;

    /// What must be equal for frames to share a packet (RFC 6716 §3.2).
    static final int SHARED_BITS = 0xFC;

    private static final int FIRST_HYBRID_CONFIG = 12;
    private static final int FIRST_CELT_CONFIG = 16;
    private static final int STEREO = 0x04;
    private static final int SHORTEST_MICROS = 2_500;
    private static final int TEN_MILLIS_IN_MICROS = 10_000;

    private Toc() {}

    static int code(int toc) {
        return toc & 3;
    }

    static boolean stereo(int toc) {
        return (toc & STEREO) != 0;
    }

    /// Has a SILK part, and so may carry the previous frame again.
    static boolean speechMode(int toc) {
        return config(toc) < FIRST_CELT_CONFIG;
    }

    static int frameMicros(int toc) {
        int config = config(toc);
        if (config >= FIRST_CELT_CONFIG) {
            return SHORTEST_MICROS << (config & 3);
        }
        if (config >= FIRST_HYBRID_CONFIG) {
            return TEN_MILLIS_IN_MICROS << (config & 1);
        }
        int step = config & 3;
        return step == 3 ? 6 * TEN_MILLIS_IN_MICROS : TEN_MILLIS_IN_MICROS << step;
    }

    static OpusBandwidth bandwidth(int toc) {
        int config = config(toc);
        if (config >= FIRST_CELT_CONFIG) {
            return switch ((config - FIRST_CELT_CONFIG) >> 2) {
                case 0 -> OpusBandwidth.NARROWBAND;
                case 1 -> OpusBandwidth.WIDEBAND;
                case 2 -> OpusBandwidth.SUPERWIDEBAND;
                default -> OpusBandwidth.FULLBAND;
            };
        }
        if (config >= FIRST_HYBRID_CONFIG) {
            return config < FIRST_HYBRID_CONFIG + 2 ? OpusBandwidth.SUPERWIDEBAND : OpusBandwidth.FULLBAND;
        }
        return switch (config >> 2) {
            case 0 -> OpusBandwidth.NARROWBAND;
            case 1 -> OpusBandwidth.MEDIUMBAND;
            default -> OpusBandwidth.WIDEBAND;
        };
    }

    private static int config(int toc) {
        return toc >> 3 & 0x1F;
    }
}
