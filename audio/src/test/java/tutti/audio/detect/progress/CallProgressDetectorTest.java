package tutti.audio.detect.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tutti.audio.detect.progress.CallProgressPattern.Meaning;
import tutti.audio.g711.G711;
import tutti.audio.tone.CadencePlayer;
import tutti.audio.tone.CallProgressTone;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;

/// Call-progress tones as networks send them, each made from its definition.
class CallProgressDetectorTest {
    private static final int RATE_HZ = 8000;

    /// Tones on, or silence, for `millis`.
    record On(int millis, List<Integer> hz) {}

    record Sent(Meaning meaning, String network, int cycles, List<On> cycle) {}

    private static On on(int millis, Integer... hz) {
        return new On(millis, List.of(hz));
    }

    private static On off(int millis) {
        return new On(millis, List.of());
    }

    /// ITU-T E.180 and supplement 2; T.30 for CNG and CED.
    static List<Sent> tones() {
        return List.of(
                new Sent(Meaning.DIAL_TONE, "US, UK", 1, List.of(on(3000, 350, 440))),
                new Sent(Meaning.DIAL_TONE, "US, UK", 1, List.of(on(3000, 350, 450))),
                new Sent(Meaning.DIAL_TONE, "ITU", 1, List.of(on(4000, 425))),
                new Sent(Meaning.RINGING, "US", 2, List.of(on(2000, 440, 480), off(4000))),
                new Sent(Meaning.RINGING, "ITU", 2, List.of(on(1000, 425), off(4000))),
                new Sent(Meaning.RINGING, "UK", 2, List.of(on(400, 400, 450), off(200), on(400, 400, 450), off(2000))),
                new Sent(Meaning.BUSY, "US", 4, List.of(on(500, 480, 620), off(500))),
                new Sent(Meaning.BUSY, "ITU", 4, List.of(on(500, 425), off(500))),
                new Sent(Meaning.BUSY, "UK", 5, List.of(on(375, 400), off(375))),
                new Sent(Meaning.REORDER, "US", 8, List.of(on(250, 480, 620), off(250))),
                new Sent(Meaning.REORDER, "ITU", 8, List.of(on(250, 425), off(250))),
                new Sent(Meaning.REORDER, "UK", 3, List.of(on(400, 400), off(350), on(225, 400), off(525))),
                new Sent(Meaning.UNOBTAINABLE, "UK", 1, List.of(on(4000, 400))),
                new Sent(Meaning.SIT, "all", 1, List.of(on(330, 950), on(330, 1400), on(330, 1800), off(1000))),
                new Sent(Meaning.SIT, "all", 1, List.of(on(380, 985), on(276, 1429), on(380, 1777), off(1000))),
                new Sent(Meaning.CNG, "T.30", 2, List.of(on(500, 1100), off(3000))),
                new Sent(Meaning.CED, "T.30", 1, List.of(on(3000, 2100))));
    }

    private static int[] line(Sent sent, double dbm0, long seed) {
        Random random = new Random(seed);
        int[] samples = new int[0];
        samples = append(samples, off(200 + random.nextInt(64)), dbm0);
        for (int i = 0; i < sent.cycles; i++) {
            for (On step : sent.cycle) samples = append(samples, step, dbm0);
        }
        return append(samples, off(5000), dbm0);
    }

    private static int[] append(int[] samples, On step, double dbm0) {
        int from = samples.length;
        int[] longer = Arrays.copyOf(samples, from + step.millis * RATE_HZ / 1000);
        Tone[] tones = step.hz.stream().map(hz -> Tone.ofDbm0(hz, dbm0)).toArray(Tone[]::new);
        new ToneGenerator(RATE_HZ, tones).generate(longer, from, longer.length - from);
        for (int i = from; i < longer.length; i++) longer[i] = G711.A_LAW.decode(G711.A_LAW.encode(longer[i]));
        return longer;
    }

    /// What a detector said.
    private static final class Heard implements CallProgressListener {
        final List<CallProgressPattern> recognised = new ArrayList<>();
        final List<Long> starts = new ArrayList<>();
        final List<Long> lengths = new ArrayList<>();
        final List<Double> levels = new ArrayList<>();

        static Heard in(int[] samples) {
            Heard heard = new Heard();
            CallProgressDetector detector = new CallProgressDetector(CallProgressPattern.ALL, heard);
            for (int at = 0; at < samples.length; at += 160) {
                detector.process(samples, at, Math.min(160, samples.length - at));
            }
            return heard;
        }

        @Override
        public void toneRecognised(CallProgressPattern tone, long startSample, double dbm0) {
            recognised.add(tone);
            starts.add(startSample);
            levels.add(dbm0);
        }

        @Override
        public void toneEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {
            lengths.add(lengthSamples);
        }
    }

    @ParameterizedTest
    @MethodSource("tones")
    void recognisesEachToneOnceAndNothingElse(Sent sent) {
        for (double dbm0 : new double[] {-13, -19, -28}) {
            for (long seed = 1; seed <= 4; seed++) {
                Heard heard = Heard.in(line(sent, dbm0, seed));

                assertThat(heard.recognised)
                        .as("%s at %s dBm0, seed %d", sent, dbm0, seed)
                        .singleElement()
                        .satisfies(tone -> {
                            assertThat(tone.meaning()).isEqualTo(sent.meaning);
                            assertThat(tone.network()).isEqualTo(sent.network);
                        });
                assertThat(heard.starts.getFirst()).isBetween(1_000L, 2_600L);
                assertThat(heard.lengths).hasSize(1);
            }
        }
    }

    /// What this library sends, it also understands; a tone that two networks share has one meaning.
    @ParameterizedTest
    @EnumSource(CallProgressTone.class)
    void recognisesTheTonesThatAreSentHere(CallProgressTone sent) {
        int[] samples = new int[16 * RATE_HZ];
        new CadencePlayer(sent.cadence(), RATE_HZ).generate(samples, RATE_HZ / 3, 13 * RATE_HZ);
        String name = sent.name();
        Meaning meaning = name.startsWith("SIT")
                ? Meaning.SIT
                : Meaning.valueOf(name.substring(name.indexOf('_') + 1)
                        .replace("DIAL", "DIAL_TONE")
                        .replace("RINGBACK", "RINGING")
                        .replace("CONGESTION", "REORDER"));

        assertThat(Heard.in(samples).recognised)
                .as("%s", sent)
                .isNotEmpty()
                .allSatisfy(heard -> assertThat(heard.meaning()).isEqualTo(meaning));
    }

    @Test
    void reportsLevelAndLength() {
        Heard heard = Heard.in(line(new Sent(Meaning.CED, "T.30", 1, List.of(on(3000, 2100))), -17, 1));

        assertThat(heard.levels.getFirst()).isCloseTo(-17, within(0.5));
        assertThat(heard.lengths.getFirst()).isCloseTo(3000L * 8, within(64L * 8));
    }

    @Test
    void aTableOfOnesOwnIsData() {
        CallProgressPattern beep =
                new CallProgressPattern(Meaning.UNOBTAINABLE, "here", List.of(Step.tone(800, 200), Step.silence(200)));
        Heard heard = new Heard();
        CallProgressDetector detector = new CallProgressDetector(List.of(beep), heard);
        int[] samples = line(new Sent(Meaning.UNOBTAINABLE, "here", 3, List.of(on(200, 800), off(200))), -15, 1);
        detector.process(samples, 0, samples.length);

        assertThat(heard.recognised).first().isEqualTo(beep);
    }

    @Test
    void noiseAndDigitsAreNoCallProgressPattern() {
        Random random = new Random(9);
        int[] noise = new int[60 * RATE_HZ];
        for (int i = 0; i < noise.length; i++) noise[i] = (int) (1500 * random.nextGaussian());
        assertThat(Heard.in(noise).recognised).isEmpty();

        Sent digits = new Sent(Meaning.SIT, "", 10, List.of(on(500, 697, 1209), off(500)));
        assertThat(Heard.in(line(digits, -10, 2)).recognised).isEmpty();
    }

    @Test
    void refusesATableThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(500, 400, 1, 100, 200));
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(500, 0, 1, 200, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallProgressPattern(Meaning.BUSY, "none", List.of()))
                .withMessageContaining("16");
    }
}
