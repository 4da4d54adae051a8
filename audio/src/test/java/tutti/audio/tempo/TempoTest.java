package tutti.audio.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SyntheticSpeech;

class TempoTest {
    private static final int RATE_HZ = Played.RATE_HZ;
    private static final int FRAME = Played.FRAME_SAMPLES;
    private static final int WINDOW = RATE_HZ / 10;
    private static final double[] TELEPHONE_TONES_HZ = {
        100, 131, 153, 311, 350, 425, 440, 480, 620, 697, 852, 1004, 1209, 1477, 1633, 2100, 3150
    };

    @Test
    void atNormalSpeedEverySampleIsTheOneThatWasPut() {
        int[] sound = Signal.whiteNoise(RATE_HZ, -10, 1);

        assertThat(Played.at(100, sound)).isEqualTo(sound);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 67, 75, 90, 99, 101, 110, 133, 150, 175, 200})
    void takesTheTimeThatTheSpeedSays(int speedPercent) {
        int[] sound = SyntheticSpeech.samples(RATE_HZ, 10, -20, 3);

        int[] played = Played.at(speedPercent, sound);

        assertThat(played.length * 1000L / RATE_HZ)
                .as("milliseconds")
                .isCloseTo(sound.length * 100_000L / speedPercent / RATE_HZ, within(60L));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 80, 125, 200})
    void atAnyMomentTheListenerIsWhereTheSpeedSaysWithin20Millis(int speedPercent) {
        int[] sound = SyntheticSpeech.samples(RATE_HZ, 8, -20, 4);
        Tempo tempo = new Tempo(RATE_HZ, FRAME);
        tempo.adjust(speedPercent);
        int[] frame = new int[FRAME];
        int put = 0;
        int played = 0;
        while (put + tempo.wantedSamples(FRAME) <= sound.length) {
            int wanted = tempo.wantedSamples(FRAME);
            tempo.put(sound, put, wanted);
            put += wanted;
            played += tempo.take(frame, 0, FRAME);
            int place = put - tempo.waitingSamples();
            assertThat(place - played * speedPercent / 100.0).isBetween(-0.02 * RATE_HZ, 0.02 * RATE_HZ);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 90, 133, 200})
    void atAnySpeedATelephoneToneKeepsItsPitchItsLevelAndIsOneTone(int speedPercent) {
        for (double hz : TELEPHONE_TONES_HZ) {
            int[] played = Played.at(speedPercent, Signal.tone(RATE_HZ, RATE_HZ, hz, -10));

            int to = played.length - WINDOW;
            assertThat(Played.frequencyHz(played, WINDOW, to - WINDOW, RATE_HZ, hz))
                    .as("pitch of %s Hz", hz)
                    .isBetween(0.995 * hz, 1.005 * hz);
            for (int from = WINDOW; from + WINDOW <= to; from += WINDOW / 2) {
                assertThat(Played.residueDb(played, from, WINDOW, RATE_HZ, hz))
                        .as("what is not %s Hz", hz)
                        .isLessThan(-29.5);
                assertThat(Signal.levelDbm0(played, from, from + WINDOW))
                        .as("level of %s Hz", hz)
                        .isCloseTo(-10, within(0.3));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"16000, 60", "16000, 180", "48000, 60", "48000, 180"})
    void otherRatesSoundTheSame(int sampleRateHz, int speedPercent) {
        int[] played = Played.at(_ -> speedPercent, Signal.tone(sampleRateHz, sampleRateHz, 425, -10), sampleRateHz);

        int window = sampleRateHz / 10;
        assertThat(Played.frequencyHz(played, window, 3 * window, sampleRateHz, 425))
                .isCloseTo(425, within(0.5));
        assertThat(Played.residueDb(played, window, window, sampleRateHz, 425)).isLessThan(-29.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 90, 133, 200})
    void noiseKeepsItsLevelThoughNothingInItIsAlike(int speedPercent) {
        int[] played = Played.at(speedPercent, Signal.whiteNoise(4 * RATE_HZ, -20, 5));

        assertThat(Signal.levelDbm0(played, 0, played.length)).isCloseTo(-20, within(0.2));
        for (int from = 0; from + WINDOW <= played.length; from += WINDOW) {
            assertThat(Signal.levelDbm0(played, from, from + WINDOW)).isCloseTo(-20, within(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 75, 150, 200})
    void speechKeepsItsSyllablesInTheirPlaces(int speedPercent) {
        int[] speech = SyntheticSpeech.samples(RATE_HZ, 10, -20, 6);
        int[] played = Played.at(speedPercent, speech);

        int block = RATE_HZ / 50;
        int blocks = Math.min(speech.length, (int) (played.length * (speedPercent / 100.0))) / block - 4;
        double both = 0;
        double before = 0;
        double after = 0;
        for (int i = 0; i < blocks; i++) {
            int there = (int) ((long) i * block * 100 / speedPercent);
            double was = rms(speech, i * block, block);
            double is = rms(played, there, block * 100 / speedPercent);
            both += was * is;
            before += was * was;
            after += is * is;
        }
        assertThat(both / Math.sqrt(before * after))
                .as("likeness of the envelopes")
                .isGreaterThan(0.94);
        assertThat(10 * Math.log10(after / before)).as("level in dB").isBetween(-0.7, 0.7);
    }

    private static double rms(int[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / count);
    }

    @Test
    void anotherSpeedInEveryFrameDoesNotClick() {
        int[] tone = Signal.tone(4 * RATE_HZ, RATE_HZ, 440, -10);
        long seed = 7;
        RandomGenerator random = Signal.random(seed);

        int[] played = Played.at(_ -> random.nextInt(50, 201), tone, RATE_HZ);

        assertThat(Played.steepestStep(played)).as("seed %d", seed).isLessThan(Played.steepestStep(tone) * 11 / 10);
    }

    @Test
    void backAtNormalSpeedNothingIsChangedAnyMore() {
        int[] sound = Signal.whiteNoise(3 * RATE_HZ, -10, 8);

        int[] played = Played.at(frame -> frame < 20 ? 150 : 100, sound, RATE_HZ);

        int tail = 2 * RATE_HZ;
        assertThat(Arrays.copyOfRange(played, played.length - tail, played.length))
                .isEqualTo(Arrays.copyOfRange(sound, sound.length - tail, sound.length));
    }

    @Test
    void whatALateWriterCannotGiveIsPlayedPlainAndMadeUpForLater() {
        int[] tone = Signal.tone(2 * RATE_HZ, RATE_HZ, 400, -10);
        Tempo tempo = new Tempo(RATE_HZ, FRAME);
        tempo.adjust(150);
        int[] frame = new int[FRAME];
        for (int i = 0; i < 4; i++) {
            tempo.put(tone, i * FRAME, FRAME);
            assertThat(tempo.take(frame, 0, FRAME)).isEqualTo(FRAME);
            assertThat(frame).isEqualTo(Arrays.copyOfRange(tone, i * FRAME, (i + 1) * FRAME));
        }
        int put = 4 * FRAME;
        int played = 4 * FRAME;
        for (int i = 0; i < 40; i++) {
            int wanted = tempo.wantedSamples(FRAME);
            tempo.put(tone, put, wanted);
            put += wanted;
            played += tempo.take(frame, 0, FRAME);
        }
        assertThat(put - tempo.waitingSamples()).isBetween(played * 3 / 2 - FRAME, played * 3 / 2 + FRAME);
    }

    @Test
    void givesWhatThereIsAndNoMore() {
        Tempo tempo = new Tempo(RATE_HZ, FRAME);
        tempo.put(Signal.tone(100, RATE_HZ, 400, -10), 0, 100);

        assertThat(tempo.playableSamples()).isEqualTo(100);
        assertThat(tempo.take(new int[FRAME], 0, FRAME)).isEqualTo(100);
        assertThat(tempo.take(new int[FRAME], 0, FRAME)).isZero();
    }

    @Test
    void afterClearNothingIsLeft() {
        Tempo tempo = new Tempo(RATE_HZ, FRAME);
        tempo.adjust(50);
        tempo.put(new int[500], 0, 500);
        tempo.take(new int[FRAME], 0, FRAME);

        tempo.clear();

        assertThat(tempo.waitingSamples()).isZero();
        assertThat(tempo.playableSamples()).isZero();
    }

    @Test
    void refusesWhatItCannotDo() {
        Tempo tempo = new Tempo(RATE_HZ, FRAME);

        assertThatIllegalArgumentException().isThrownBy(() -> tempo.adjust(49)).withMessageContaining("50…200");
        assertThatIllegalArgumentException().isThrownBy(() -> tempo.adjust(201)).withMessageContaining("50…200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tempo.put(new int[5000], 0, 5000))
                .withMessageContaining("wantedSamples");
        assertThatIllegalArgumentException().isThrownBy(() -> new Tempo(7999, FRAME));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tempo(RATE_HZ, 0));
    }

    @Test
    void allocatesNothing() {
        int[] sound = SyntheticSpeech.samples(RATE_HZ, 4, -20, 9);
        Tempo tempo = new Tempo(RATE_HZ, FRAME);
        int[] frame = new int[FRAME];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            int put = 0;
            for (int i = 0; i < 50; i++) {
                tempo.adjust(50 + (i + round) % 4 * 50);
                int wanted = tempo.wantedSamples(FRAME);
                tempo.put(sound, put, wanted);
                put += wanted;
                tempo.take(frame, 0, FRAME);
            }
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertThat(fewest).as("bytes allocated by 50 frames").isZero();
    }
}
