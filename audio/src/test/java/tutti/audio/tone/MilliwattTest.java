package tutti.audio.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.g711.G711;
import tutti.audio.level.LevelMeter;

class MilliwattTest {
    /// G.711 Tables 5 (A-law) and 6 (µ-law).
    @ParameterizedTest
    @CsvSource({"A_LAW, 34212134B4A1A1B4", "MU_LAW, 1E0B0B1E9E8B8B9E"})
    void encodesToTheSequenceOfTheRecommendation(G711 law, String hex) {
        var milliwatt = new Milliwatt();
        int[] samples = new int[160];
        byte[] payload = new byte[160];
        milliwatt.generate(samples, 0, 43);
        milliwatt.generate(samples, 43, 117);
        law.encode(samples, 0, payload, 0, 160);
        assertThat(payload).isEqualTo(HexFormat.of().parseHex(hex.repeat(20)));
    }

    @Test
    void isOneKilohertzAtZeroDbm0() {
        int[] samples = new int[8000];
        new Milliwatt().generate(samples, 0, samples.length);
        assertThat(LevelMeter.rmsDbov(samples, 0, 8000)).isCloseTo(LevelMeter.ZERO_DBM0_DBOV, within(0.001));
        assertThat(ToneMeter.levelDbov(samples, 0, 8000, 8000, 1000))
                .isCloseTo(LevelMeter.ZERO_DBM0_DBOV, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"A_LAW, -6.151", "MU_LAW, -6.218"})
    void decodedItIsAtZeroDbm0WithinTheQuantizingStep(G711 law, double levelDbov) {
        int[] samples = new int[160];
        byte[] payload = new byte[160];
        new Milliwatt().generate(samples, 0, 160);
        law.encode(samples, 0, payload, 0, 160);
        law.decode(payload, 0, samples, 0, 160);
        assertThat(LevelMeter.rmsDbov(samples, 0, 160)).isCloseTo(levelDbov, within(0.001));
    }
}
