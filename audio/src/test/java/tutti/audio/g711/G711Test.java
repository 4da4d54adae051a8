package tutti.audio.g711;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {
    private static final byte MU_LAW_NEGATIVE_ZERO = 0x7F;

    @Test
    void aLawAgreesWithTheDecisionValuesOfTable1ForEverySample() {
        var values = DecisionValues.aLaw();
        assertThat(values.count()).isEqualTo(128);
        assertThat(values.overload()).isEqualTo(4096 * 8);
        for (int sample = -32768; sample <= 32767; sample++) {
            int interval = values.intervalOf(onesComplementMagnitude(sample));
            int expected = (interval | (sample < 0 ? 0 : 0x80)) ^ 0x55;
            assertThat(G711.A_LAW.encode(sample) & 0xFF)
                    .as("A-law of %d", sample)
                    .isEqualTo(expected);
        }
    }

    @Test
    void muLawAgreesWithTheDecisionValuesOfTable2ForEverySample() {
        var values = DecisionValues.muLaw();
        assertThat(values.count()).isEqualTo(128);
        assertThat(values.overload()).isEqualTo(8159 * 4);
        for (int sample = -32768; sample <= 32767; sample++) {
            int interval = values.intervalOf(onesComplementMagnitude(sample));
            int expected = (127 - interval) | (sample < 0 ? 0 : 0x80);
            assertThat(G711.MU_LAW.encode(sample) & 0xFF)
                    .as("µ-law of %d", sample)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aLawDecodesToTheCentreOfTheInterval() {
        var values = DecisionValues.aLaw();
        for (int interval = 0; interval < 128; interval++) {
            int centre = (values.lowerBound(interval) + values.upperBound(interval)) / 2;
            assertThat(G711.A_LAW.decode((byte) ((interval | 0x80) ^ 0x55))).isEqualTo(centre);
            assertThat(G711.A_LAW.decode((byte) (interval ^ 0x55))).isEqualTo(-centre);
        }
    }

    @Test
    void muLawDecodesToTheCentreOfTheIntervalAndTheFirstToZero() {
        var values = DecisionValues.muLaw();
        for (int interval = 0; interval < 128; interval++) {
            int centre = interval == 0 ? 0 : (values.lowerBound(interval) + values.upperBound(interval)) / 2;
            assertThat(G711.MU_LAW.decode((byte) (127 - interval | 0x80))).isEqualTo(centre);
            assertThat(G711.MU_LAW.decode((byte) (127 - interval))).isEqualTo(-centre);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "A_LAW, 0xD5, 8", "A_LAW, 0x55, -8", "A_LAW, 0xAA, 32256", "A_LAW, 0x2A, -32256", "A_LAW, 0x34, -8960",
        "A_LAW, 0x21, -20992", "MU_LAW, 0xFF, 0", "MU_LAW, 0x7F, 0", "MU_LAW, 0xFE, 8", "MU_LAW, 0x7E, -8",
        "MU_LAW, 0x80, 32124", "MU_LAW, 0x00, -32124", "MU_LAW, 0x1E, -8828", "MU_LAW, 0x0B, -20860"
    })
    void decodesKnownCodes(G711 law, int code, int sample) {
        assertThat(law.decode((byte) code)).isEqualTo(sample);
    }

    @ParameterizedTest
    @CsvSource({"A_LAW, 0x9133796E", "MU_LAW, 0x6399D432"})
    void everyEncodedSampleInOrderHasTheChecksumOfTheG191Rule(G711 law, String checksum) {
        var crc = new CRC32();
        for (int sample = -32768; sample <= 32767; sample++) {
            crc.update(law.encode(sample));
        }
        assertThat("0x%08X".formatted(crc.getValue())).isEqualTo(checksum);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeSurvivesDecodingAndEncodingExceptNegativeZero(G711 law) {
        for (int code = 0; code < 256; code++) {
            byte expected = law == G711.MU_LAW && (byte) code == MU_LAW_NEGATIVE_ZERO ? (byte) 0xFF : (byte) code;
            assertThat(law.encode(law.decode((byte) code)))
                    .as("code 0x%02X", code)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void framesAreCodedAsTheirSamplesAndNothingBesides(G711 law) {
        int[] samples = {1, -32768, 32767, -1, 0, 1000, -1000, 5};
        byte[] payload = new byte[8];
        law.encode(samples, 1, payload, 2, 5);
        assertThat(payload)
                .containsExactly(
                        (byte) 0,
                        (byte) 0,
                        law.encode(-32768),
                        law.encode(32767),
                        law.encode(-1),
                        law.encode(0),
                        law.encode(1000),
                        (byte) 0);
        int[] decoded = new int[8];
        law.decode(payload, 2, decoded, 3, 4);
        assertThat(decoded)
                .containsExactly(
                        0,
                        0,
                        0,
                        law.decode(payload[2]),
                        law.decode(payload[3]),
                        law.decode(payload[4]),
                        law.decode(payload[5]),
                        0);
    }

    @Test
    void silenceIsTheCodeOfZero() {
        assertThat(G711.A_LAW.silence()).isEqualTo((byte) 0xD5);
        assertThat(G711.MU_LAW.silence()).isEqualTo((byte) 0xFF);
    }

    @ParameterizedTest
    @EnumSource
    void refusesASampleOutsideSixteenBitsInsteadOfWrappingIt(G711 law) {
        assertThatThrownBy(() -> law.encode(32768)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> law.encode(-32769)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static int onesComplementMagnitude(int sample) {
        return sample < 0 ? -1 - sample : sample;
    }
}
