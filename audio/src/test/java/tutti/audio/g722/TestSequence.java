package tutti.audio.g722;

import java.util.zip.CRC32;

/// The digital test sequences of ITU-T G.722 Appendix II that can be made from its text: they go to the two ADPCM
/// coders directly, past the filters.
///
/// A file has 16 words of 1, which ask for a reset, the words of the sequence, and 16 words of 1 again. The CRC-32
/// of every file, little-endian, is published with the files (Table II.6), so that a sequence can be recognised
/// without having it.
final class TestSequence {
    private static final int MARKER_WORDS = 16;
    private static final int ARTIFICIAL_WORDS = 16_384;

    /// Table of §II.3.2.1: periods of the sign bit, each for 2048 words.
    private static final String[] SIGN_PERIODS = {"001", "11110000", "1", "1100", "10", "00000100", "00101", "11000"};

    /// §II.3.2.2: the lower bit of the higher band as how many ones are followed by as many zeros; 0 and -1 say always
    /// zero and always one.
    private static final int[] HIGHER_RUNS = {-1, 16, 0, 8, 0, 4, -1, 2};

    private TestSequence() {}

    /// T1C2.XMT, Table II-3: full scale back and forth, to overflow whatever can.
    static int[] overflow() {
        int[] samples = new int[768];
        for (int i = 0; i < 639; i++) {
            samples[i] = i % 2 == 0 ? -16_384 : 16_383;
        }
        samples[640] = -10_000;
        samples[641] = -8192;
        for (int i = 642; i < samples.length; i++) {
            samples[i] = i % 3 == 1 ? 16_383 : -16_384;
        }
        return samples;
    }

    /// T1D3.COD, §II.3.2: octets of every code, also of those that no encoder sends.
    static int[] artificialOctets() {
        int[] octets = new int[ARTIFICIAL_WORDS];
        for (int i = 0; i < octets.length; i++) {
            String period = SIGN_PERIODS[i / 2048];
            int sign = period.charAt(i % 2048 % period.length()) - '0';
            octets[i] = sign << 7 | higherBit(i) << 6 | sign << 5 | lowerBits(i);
        }
        return octets;
    }

    private static int higherBit(int i) {
        int run = HIGHER_RUNS[i / 2048];
        return run <= 0 ? -run : i / run % 2 == 0 ? 1 : 0;
    }

    /// Table II-4: 31, 31 and 30 in turn, 30, 30 and 29 in turn … 0, and at last 0 and 3 in turn.
    private static int lowerBits(int i) {
        int stretch = i / 256;
        int value = 31 - stretch / 2;
        boolean second = stretch % 2 == 1 && i / 16 % 2 == 1;
        return second ? (value == 0 ? 3 : value - 1) : value;
    }

    /// CRC-32 of the file whose words these are.
    static int crc(int[] words) {
        CRC32 crc = new CRC32();
        markers(crc);
        for (int word : words) {
            add(crc, word);
        }
        markers(crc);
        return (int) crc.getValue();
    }

    private static void markers(CRC32 crc) {
        for (int i = 0; i < MARKER_WORDS; i++) {
            add(crc, 1);
        }
    }

    private static void add(CRC32 crc, int word) {
        crc.update(word & 0xFF);
        crc.update(word >> 8 & 0xFF);
    }
}
