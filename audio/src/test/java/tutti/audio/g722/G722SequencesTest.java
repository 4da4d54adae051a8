package tutti.audio.g722;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ITU-T G.722 Appendix II, as far as its sequences can be made from the text: one of two encoder runs, and eight of
/// twelve decoder runs. What must come out is known by its published CRC-32 (Table II.6).
class G722SequencesTest {
    @Test
    void sequencesAreTheOnesOfTheRecommendation() {
        assertThat(TestSequence.crc(shifted(TestSequence.overflow(), 1))).isEqualTo(0x2D60_4685);
        assertThat(TestSequence.crc(shifted(TestSequence.artificialOctets(), 8)))
                .isEqualTo(0x7398_964F);
    }

    @Test
    void encodesTheOverflowSequenceBitByBit() {
        assertThat(TestSequence.crc(shifted(overflowOctets(), 8)))
                .as("T1C2.XMT to T2R2.COD")
                .isEqualTo(0x344E_A5D0);
    }

    @ParameterizedTest
    @CsvSource({"KBITS_64, 0xAF00F31F", "KBITS_56, 0x9143E92C", "KBITS_48, 0xAE855C07"})
    void decodesTheOverflowSequenceBitByBit(G722Mode mode, String crc) {
        assertThat(TestSequence.crc(decodedLower(overflowOctets(), mode)))
                .as("T2R2.COD to T3L2.RC1, .RC2, .RC3")
                .isEqualTo(Long.decode(crc).intValue());
        assertThat(TestSequence.crc(decodedHigher(overflowOctets())))
                .as("T2R2.COD to T3H2.RC0")
                .isEqualTo(0x5330_AE2E);
    }

    @ParameterizedTest
    @CsvSource({"KBITS_64, 0xA5374659", "KBITS_56, 0x687B250A", "KBITS_48, 0x3605736B"})
    void decodesTheArtificialSequenceBitByBit(G722Mode mode, String crc) {
        assertThat(TestSequence.crc(decodedLower(TestSequence.artificialOctets(), mode)))
                .as("T1D3.COD to T3L3.RC1, .RC2, .RC3")
                .isEqualTo(Long.decode(crc).intValue());
        assertThat(TestSequence.crc(decodedHigher(TestSequence.artificialOctets())))
                .as("T1D3.COD to T3H3.RC0")
                .isEqualTo(0x3731_AD7F);
    }

    private static int[] overflowOctets() {
        LowerBand lower = new LowerBand();
        HigherBand higher = new HigherBand();
        return Arrays.stream(TestSequence.overflow())
                .map(sample -> higher.encode(sample) << 6 | lower.encode(sample))
                .toArray();
    }

    private static int[] decodedLower(int[] octets, G722Mode mode) {
        LowerBand band = new LowerBand();
        return Arrays.stream(octets)
                .map(octet -> band.decode(octet & 0x3F, mode.auxiliaryBits()) << 1)
                .toArray();
    }

    private static int[] decodedHigher(int[] octets) {
        HigherBand band = new HigherBand();
        return Arrays.stream(octets).map(octet -> band.decode(octet >> 6) << 1).toArray();
    }

    private static int[] shifted(int[] words, int bits) {
        return Arrays.stream(words).map(word -> word << bits).toArray();
    }
}
