package tutti.bench.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.detect.dtmf.DtmfDetector;
import tutti.audio.detect.dtmf.DtmfListener;
import tutti.audio.detect.dtmf.DtmfSettings;

class SignalTest {
    private static final int RATE_HZ = 8000;

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 48_000})
    void speechHasItsActiveLevelAndPauses(int rateHz) {
        int[] speech = Speech.samples(rateHz, 6, -20, 1);
        assertThat(Level.activeDbm0(speech, 0, speech.length, rateHz)).isCloseTo(-20, within(0.2));
        assertThat(Arrays.stream(speech).filter(it -> it == 0).count()).isGreaterThan(rateHz / 2);
    }

    @Test
    void compositeSourceHasItsActiveLevelAndItsPeriod() {
        int[] source = CompositeSource.samples(RATE_HZ, 4, -16, 1);
        assertThat(Level.activeDbm0(source, 0, source.length, RATE_HZ)).isCloseTo(-16, within(0.2));
        int pauseFrom = (CompositeSource.PERIOD_MILLIS + 249) * 8;
        assertThat(Arrays.copyOfRange(source, pauseFrom, pauseFrom + 100 * 8)).containsOnly(0);
    }

    @Test
    void noiseHasItsLevel() {
        assertThat(Level.rmsDbm0(Noise.white(RATE_HZ, -30, 1), 0, RATE_HZ)).isCloseTo(-30, within(0.2));
        assertThat(Level.rmsDbm0(Noise.ofRoom(RATE_HZ, -50, 1), 0, RATE_HZ)).isCloseTo(-50, within(0.2));
    }

    @Test
    void aHybridReturnsNoiseAfterItsDelayWithItsLoss() {
        int[] sent = Noise.white(2 * RATE_HZ, -10, 1);
        int[] echo = new Hybrid(RATE_HZ, 40, 12, 1).echo(sent);
        assertThat(Arrays.copyOf(echo, 40 * 8)).containsOnly(0);
        assertThat(Level.rmsDbm0(echo, RATE_HZ, 2 * RATE_HZ)).isCloseTo(-22, within(0.5));
    }

    @Test
    void equalSeedsGiveEqualSignalsAndOthersDoNot() {
        assertThat(Speech.samples(RATE_HZ, 1, -20, 1))
                .isEqualTo(Speech.samples(RATE_HZ, 1, -20, 1))
                .isNotEqualTo(Speech.samples(RATE_HZ, 1, -20, 2));
    }

    @Test
    void neighbouringSeedsBeginAtDifferentPlaces() {
        long places = LongStream.range(0, 100)
                .map(seed -> Dialling.DEFAULT
                        .dial("1", RATE_HZ, seed)
                        .digits()
                        .getFirst()
                        .fromSample())
                .distinct()
                .count();
        assertThat(places).isGreaterThan(60);
    }

    @Test
    void digitsAreWhereTheLineSaysThatTheyAre() {
        Dialling.Line line = Dialling.DEFAULT.withLevels(-8, -13).inNoise(-50).dial(Dialling.KEYS, RATE_HZ, 4);
        StringBuilder heard = new StringBuilder();
        DtmfListener listener = new DtmfListener() {
            @Override
            public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
                assertThat(startSample)
                        .isCloseTo(line.digits().get(heard.length()).fromSample(), within(8L));
                heard.append(digit);
            }

            @Override
            public void digitEnded(char digit, long startSample, long lengthSamples, double low, double high) {
                assertThat(lengthSamples).isCloseTo(400, within(16L));
                assertThat(low).isCloseTo(-8, within(0.3));
                assertThat(high).isCloseTo(-13, within(0.3));
            }
        };
        new DtmfDetector(DtmfSettings.DEFAULT, listener).process(line.samples(), 0, line.samples().length);
        assertThat(heard).hasToString(Dialling.KEYS);
    }
}
