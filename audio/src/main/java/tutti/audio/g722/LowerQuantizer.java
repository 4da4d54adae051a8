package tutti.audio.g722;

import java.util.Arrays;

/// The lower band's quantiser: 60 intervals of a difference in units of the step size, coarser the larger it is,
/// and what codes of six, five and four bits stand for.
///
/// ```
///   6 bits   63 62 31 30 … 5 4   negative, from small to large        0…3 are never sent and read as 63
///            61 60 59 58 … 33 32 positive                             5 and 4 bits: pairs and fours of these
/// ```
///
/// Source: ITU-T G.722 §6.2.1.1 (QUANTL), §6.2.1.5 (INVQBL), Tables 14 to 17.
final class LowerQuantizer {
    /// Lower edges of the intervals, in 1/4096 of a step.
    private static final int[] EDGES = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650,
        714, 786, 858, 940, 1023, 1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };

    private static final int LAST_EDGE = 2919;
    private static final byte[] INTERVAL_OF_QUOTIENT = new byte[LAST_EDGE + 1];

    private static final int[] LEVELS_6 = {
        17, 54, 91, 130, 170, 211, 254, 300, 347, 396, 447, 501, 558, 618, 682,
        750, 822, 899, 982, 1072, 1170, 1279, 1399, 1535, 1689, 1873, 2088, 2376, 2738, 3101
    };
    private static final int[] LEVELS_5 = {
        35, 110, 190, 276, 370, 473, 587, 714, 858, 1023, 1219, 1458, 1765, 2195, 2919
    };
    private static final int[] LEVELS_4 = {0, 150, 323, 530, 786, 1121, 1612, 2557};

    private static final int[] LOG_STEPS = {-60, -30, 58, 172, 334, 538, 1198, 3042};

    private static final int[] VALUES_6 = values(LEVELS_6, 2, 64);
    private static final int[] VALUES_5 = values(LEVELS_5, 1, 32);
    private static final int[] VALUES_4 = new int[16];
    private static final int[] LOG_STEP_OF_CODE = new int[16];

    /// By interval and, in the lowest bit, whether the difference is negative.
    private static final int[] CODES = new int[2 * EDGES.length];

    static {
        for (int interval = 0; interval < EDGES.length; interval++) {
            Arrays.fill(INTERVAL_OF_QUOTIENT, EDGES[interval], INTERVAL_OF_QUOTIENT.length, (byte) interval);
            CODES[2 * interval] = 61 - interval;
            CODES[2 * interval + 1] = interval < 2 ? 63 - interval : 33 - interval;
        }
        for (int upperBits = 0; upperBits < VALUES_4.length; upperBits++) {
            boolean negative = upperBits < 8;
            int rank = upperBits == 0 ? 0 : (negative ? 8 : 15) - upperBits;
            VALUES_4[upperBits] = (negative ? -LEVELS_4[rank] : LEVELS_4[rank]) << 3;
            LOG_STEP_OF_CODE[upperBits] = LOG_STEPS[rank];
        }
    }

    private LowerQuantizer() {}

    /// The code of six bits for a difference of 16 bits.
    static int code(int difference, int step) {
        int magnitude = difference ^ difference >> 31;
        return CODES[interval(magnitude, step) << 1 | difference >>> 31];
    }

    /// The last interval whose edge, times the step, the magnitude has reached. An edge is a whole number, so it is
    /// reached exactly if it is not above this quotient.
    private static int interval(int magnitude, int step) {
        int quotient = (((magnitude + 1) << 12) - 1) / step;
        return INTERVAL_OF_QUOTIENT[Math.min(quotient, LAST_EDGE)];
    }

    /// The difference that six bits without the lowest `auxiliaryBits` stand for.
    static int value(int code, int auxiliaryBits, int step) {
        int[] values = switch (auxiliaryBits) {
            case 0 -> VALUES_6;
            case 1 -> VALUES_5;
            default -> VALUES_4;
        };
        return Word.product(values[code >> auxiliaryBits], step);
    }

    /// The difference that the upper four bits of a code stand for.
    static int value(int upperBits, int step) {
        return Word.product(VALUES_4[upperBits], step);
    }

    /// By how much the upper four bits of a code push the logarithm of the step size.
    static int logStep(int upperBits) {
        return LOG_STEP_OF_CODE[upperBits];
    }

    /// `small` is how many of the smallest negative values lie at the upper end of the codes.
    private static int[] values(int[] levels, int small, int codes) {
        int[] values = new int[codes];
        int positives = codes - 1 - small;
        for (int code = 0; code < codes; code++) {
            if (code > positives) {
                values[code] = -levels[codes - 1 - code];
            } else if (code >= codes / 2) {
                values[code] = levels[positives - code];
            } else {
                int rank = codes / 2 + small - 1 - code;
                values[code] = -levels[rank < levels.length ? rank : 0];
            }
            values[code] <<= 3;
        }
        return values;
    }
}
