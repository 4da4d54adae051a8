package tutti.audio.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.level.LevelMeter;

class CadencePlayerTest {
    private static final Tone TONE = new Tone(400, 10_000);

    @Test
    void playsTonesAndSilencesToTheSample() {
        var cadence = Cadence.once(
                Cadence.element(400, 200, TONE), Cadence.element(100, 50, new Tone(900, 5000), new Tone(700, 5000)));
        int[] samples = played(cadence, 8000, 8000);
        assertThat(LevelMeter.rmsDbov(samples, 0, 3200)).isGreaterThan(-14);
        assertThat(Arrays.copyOfRange(samples, 3200, 4800)).containsOnly(0);
        assertThat(ToneMeter.levelDbov(samples, 4800, 800, 8000, 900)).isGreaterThan(-21);
        assertThat(ToneMeter.levelDbov(samples, 4800, 800, 8000, 700)).isGreaterThan(-21);
        assertThat(Arrays.copyOfRange(samples, 5600, 8000)).containsOnly(0);
        assertThat(lastSound(samples, 0, 3300)).isBetween(3200 - 4, 3199);
        assertThat(lastSound(samples, 4800, 8000)).isBetween(5600 - 4, 5599);
    }

    @Test
    void tellsInWhichFrameItEndsAndFillsTheRestWithSilence() {
        var player = new CadencePlayer(Cadence.once(Cadence.element(30, 5, TONE)), 8000);
        int[] frame = new int[162];
        Arrays.fill(frame, 9999);
        assertThat(player.generate(frame, 1, 160)).isEqualTo(160);
        assertThat(player.isDone()).isFalse();
        assertThat(player.generate(frame, 1, 160)).isEqualTo(120);
        assertThat(player.isDone()).isTrue();
        assertThat(Arrays.copyOfRange(frame, 81, 161)).containsOnly(0);
        assertThat(frame[0]).isEqualTo(9999);
        assertThat(frame[161]).isEqualTo(9999);
        assertThat(player.generate(frame, 1, 160)).isZero();
        assertThat(player.positionSamples()).isEqualTo(280);
    }

    @Test
    void isDoneWithTheLastSampleAndNotAFrameLater() {
        var player = new CadencePlayer(new Cadence(List.of(Cadence.element(10, 10, TONE)), 3), 8000);
        assertThat(player.generate(new int[480], 0, 479)).isEqualTo(479);
        assertThat(player.isDone()).isFalse();
        assertThat(player.generate(new int[480], 0, 1)).isEqualTo(1);
        assertThat(player.isDone()).isTrue();
    }

    @Test
    void repeatsTheSameSamples() {
        var cadence = new Cadence(List.of(Cadence.element(20, 30, new Tone(441, 12_345))), 4);
        int[] samples = played(cadence, 16_000, 3200);
        for (int play = 1; play < 4; play++) {
            assertThat(Arrays.copyOfRange(samples, play * 800, (play + 1) * 800))
                    .isEqualTo(Arrays.copyOf(samples, 800));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 44_100})
    void anEndlessCadenceDoesNotDrift(int sampleRateHz) {
        var player = new CadencePlayer(Cadence.endless(Cadence.element(3, 4, TONE)), sampleRateHz);
        int[] second = new int[sampleRateHz];
        for (int i = 0; i < 7 * 20; i++) {
            assertThat(player.generate(second, 0, sampleRateHz)).isEqualTo(sampleRateHz);
        }
        assertThat(player.isDone()).isFalse();
        int[] first = played(Cadence.endless(Cadence.element(3, 4, TONE)), sampleRateHz, sampleRateHz);
        player.generate(second, 0, sampleRateHz);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void hasNoSeamBetweenFramesOfAnyLength() {
        Cadence cadence = CallProgressTone.SIT.cadence();
        int[] whole = played(cadence, 16_000, 40_000);
        var player = new CadencePlayer(cadence, 16_000);
        int[] parts = new int[40_000];
        int count = 1;
        for (int at = 0; at < parts.length; at += count) {
            count = Math.min(count * 3 % 331, parts.length - at);
            player.generate(parts, at, count);
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void doesNotClick() {
        int[] samples = played(Cadence.endless(Cadence.element(50, 50, new Tone(500, 20_000))), 8000, 8000);
        double clickDbov = ToneMeter.levelDbov(samples, 0, 8000, 8000, 3000);
        double toneDbov = ToneMeter.levelDbov(samples, 0, 8000, 8000, 500);
        assertThat(clickDbov - toneDbov).isLessThan(-60);
        int steepest = 0;
        for (int i = 1; i < samples.length; i++) {
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        assertThat(steepest).isLessThan((int) (20_000 * 2 * Math.PI * 500 / 8000) + 2);
    }

    @Test
    void anEdgeIsARaisedCosineOfThreeMillisecondsInsideTheTone() {
        int[] samples = played(Cadence.once(Cadence.element(100, 0, TONE)), 48_000, 4800);
        int[] steady = new int[4800];
        new ToneGenerator(48_000, TONE).generate(steady, 0, 4800);
        for (int i = 0; i < 144; i++) {
            double gain = (1 - Math.cos(Math.PI * (i + 0.5) / 144)) / 2;
            assertThat((double) samples[i]).isCloseTo(gain * steady[i], within(1.0));
            assertThat((double) samples[4799 - i]).isCloseTo(gain * steady[4799 - i], within(1.0));
        }
        assertThat(Arrays.copyOfRange(samples, 144, 4656)).isEqualTo(Arrays.copyOfRange(steady, 144, 4656));
    }

    @Test
    void aSteadyToneHasOneBeginningAndNoEnd() {
        var player = new CadencePlayer(Cadence.steady(TONE), 8000);
        int[] samples = new int[80_000];
        player.generate(samples, 0, samples.length);
        int[] steady = new int[80_000];
        new ToneGenerator(8000, TONE).generate(steady, 0, steady.length);
        assertThat(Arrays.copyOfRange(samples, 24, 80_000)).isEqualTo(Arrays.copyOfRange(steady, 24, 80_000));
        assertThat(player.isDone()).isFalse();
    }

    @Test
    void aToneShorterThanItsEdgesStillSwellsAndFades() {
        int[] samples = played(Cadence.once(Cadence.element(4, 0, new Tone(1000, 20_000))), 8000, 40);
        assertThat(Math.abs(samples[0])).isLessThan(500);
        assertThat(Math.abs(samples[31])).isLessThan(500);
        assertThat(Arrays.stream(samples).max().orElseThrow()).isGreaterThan(15_000);
    }

    @ParameterizedTest
    @EnumSource(CallProgressTone.class)
    void everyCallProgressToneSoundsAtTheLevelsOfTheNetwork(CallProgressTone tone) {
        int[] samples = played(tone.cadence(), 8000, 8000);
        for (Tone component : tone.cadence().elements().getFirst().tones()) {
            double levelDbm0 = 20 * Math.log10(component.peak() / 22_827);
            assertThat(levelDbm0).isBetween(-19.01, -12.99);
        }
        assertThat(LevelMeter.rmsDbov(samples, 200, 1600) - LevelMeter.ZERO_DBM0_DBOV)
                .isBetween(-19.5, -9.5);
    }

    @Test
    void britishRingingIsTwoShortTonesAndALongPause() {
        int[] samples = played(CallProgressTone.UK_RINGBACK.cadence(), 8000, 3 * 8000);
        assertThat(lastSound(samples, 0, 4800)).isBetween(3190, 3199);
        assertThat(lastSound(samples, 4800, 24_000)).isBetween(7990, 7999);
    }

    @Test
    void specialInformationTonesRiseInThreeSteps() {
        int[] samples = played(CallProgressTone.SIT.cadence(), 8000, 3 * 2640);
        double[] frequenciesHz = {950, 1400, 1800};
        for (int tone = 0; tone < 3; tone++) {
            assertThat(ToneMeter.levelDbov(samples, tone * 2640 + 40, 2560, 8000, frequenciesHz[tone]))
                    .isCloseTo(-19.15, within(0.05));
        }
    }

    @Test
    void refusesWhatIsNoCadence() {
        Cadence.Element element = Cadence.element(100, 100, TONE);
        assertThatThrownBy(Cadence::once).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Cadence(Collections.nCopies(Cadence.ELEMENTS_MAX, element), 1).elements())
                .hasSize(8);
        assertThatThrownBy(() -> new Cadence(Collections.nCopies(Cadence.ELEMENTS_MAX + 1, element), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9 elements");
        assertThatThrownBy(() -> new Cadence(List.of(element), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cadence.element(0, 0, TONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cadence.element(-1, 5, TONE)).isInstanceOf(IllegalArgumentException.class);
        Cadence.Element forever = Cadence.element(Cadence.Element.FOREVER_MILLIS, 0, TONE);
        assertThatThrownBy(() -> Cadence.endless(forever)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cadence.once(forever, element)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Cadence.once(element, forever).elements()).hasSize(2);
    }

    @Test
    void allocatesNothingPerFrame() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var player = new CadencePlayer(CallProgressTone.UK_RINGBACK.cadence(), 8000);
        int[] frame = new int[160];
        playFrames(player, frame);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        playFrames(player, frame);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private static void playFrames(CadencePlayer player, int[] frame) {
        for (int i = 0; i < 1000; i++) {
            player.generate(frame, 0, frame.length);
        }
    }

    private static int[] played(Cadence cadence, int sampleRateHz, int count) {
        int[] samples = new int[count];
        new CadencePlayer(cadence, sampleRateHz).generate(samples, 0, count);
        return samples;
    }

    private static int lastSound(int[] samples, int from, int to) {
        int last = to - 1;
        while (last > from && samples[last] == 0) {
            last--;
        }
        return last;
    }
}
