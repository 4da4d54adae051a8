package tutti.audio.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tutti.audio.detect.dtmf.DialledLine.KEYS;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.detect.dtmf.DialledLine;
import tutti.audio.g711.G711;
import tutti.audio.level.LevelMeter;

/// Digits are not heard by others, and nobody else finds them.
class ToneSuppressorTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME_SAMPLES = 160;

    private static int[] suppressed(int[] samples, int frameSamples, ToneSuppressor suppressor) {
        return suppressed(samples, frameSamples, suppressor, new ToneDetector(RATE_HZ, ToneDetectorSettings.DTMF));
    }

    private static int[] suppressed(int[] samples, int frameSamples, ToneSuppressor suppressor, ToneDetector detector) {
        int[] heard = samples.clone();
        for (int at = 0; at < heard.length; at += frameSamples) {
            int count = Math.min(frameSamples, heard.length - at);
            detector.process(heard, at, count);
            suppressor.process(heard, at, count, detector);
        }
        return heard;
    }

    /// How many milliseconds of `heard[from…)` are louder than 10 dB below a tone of `dbm0` twice.
    private static double toneMillis(int[] heard, int from, int count, double dbm0) {
        int block = RATE_HZ / 1000;
        int loud = 0;
        for (int at = from; at + block <= from + count; at += block) {
            double level = LevelMeter.rmsDbov(heard, at, block) - LevelMeter.ZERO_DBM0_DBOV;
            loud += level > dbm0 + 3 - 10 ? 1 : 0;
        }
        return loud;
    }

    /// S-01: less than 20 ms, whatever the phase, level and noise.
    @ParameterizedTest
    @CsvSource({"160, 40", "80, 40", "240, 40", "160, 15"})
    void lessThan20MillisOfAToneIsHeardWithoutLookAhead(int frameSamples, double signalToNoiseDb) {
        Random random = new Random(11);
        double most = 0;
        for (int i = 0; i < 400; i++) {
            double dbm0 = -3 - 22 * random.nextDouble();
            DialledLine line = new DialledLine(RATE_HZ, random.nextLong())
                    .levels(dbm0, dbm0)
                    .silence(60)
                    .anyPhase();
            int onset = line.length();
            int[] samples = line.digit(KEYS.charAt(i % 16), 50 + random.nextInt(100))
                    .silence(100)
                    .noise(dbm0 + 3 - signalToNoiseDb)
                    .samples(G711.A_LAW);
            ToneSuppressor suppressor = ToneSuppressor.cutting(RATE_HZ);
            int[] heard = suppressed(samples, frameSamples, suppressor);

            double millis = toneMillis(heard, onset, heard.length - onset, dbm0);
            assertThat(millis).as("case %d, %s dBm0, onset %d", i, dbm0, onset).isLessThan(20);
            assertThat(suppressor.leakedMillis()).as("case %d", i).isLessThan(20);
            assertThat(suppressor.cuts()).isEqualTo(1);
            most = Math.max(most, millis);
        }
        assertThat(most).as("without look-ahead something must be heard").isPositive();
    }

    /// S-01: 0 ms, at most -40 dB, with 40 ms.
    @ParameterizedTest
    @ValueSource(ints = {40, 60})
    void nothingOfAToneIsHeardWithLookAhead(int lookAheadMillis) {
        Random random = new Random(12);
        for (int i = 0; i < 400; i++) {
            double dbm0 = -3 - 22 * random.nextDouble();
            int[] samples = new DialledLine(RATE_HZ, random.nextLong())
                    .levels(dbm0, dbm0)
                    .silence(60)
                    .anyPhase()
                    .digit(KEYS.charAt(i % 16), 40 + random.nextInt(100))
                    .silence(200)
                    .samples(G711.A_LAW);
            ToneSuppressor suppressor = ToneSuppressor.lookingAhead(RATE_HZ, lookAheadMillis);
            int[] heard = suppressed(samples, FRAME_SAMPLES, suppressor);

            double loudest = LevelMeter.peakDbov(heard, 0, heard.length) - LevelMeter.ZERO_DBM0_DBOV;
            assertThat(loudest).as("case %d, tones of %s dBm0", i, dbm0).isLessThan(dbm0 - 40);
            assertThat(suppressor.leakedMillis()).isZero();
        }
    }

    /// S-03: at most 60 ms after the tone everything passes again, and bit by bit.
    @Test
    void audioIsBack60MillisAfterTheTone() {
        Random random = new Random(13);
        for (int i = 0; i < 64; i++) {
            DialledLine line = new DialledLine(RATE_HZ, random.nextLong())
                    .silence(60)
                    .anyPhase()
                    .digit(KEYS.charAt(i % 16), 80);
            int end = line.length();
            int[] samples = line.silence(300).noise(-40).samples();
            int[] heard = suppressed(samples, FRAME_SAMPLES, ToneSuppressor.cutting(RATE_HZ));

            int back = end + 60 * RATE_HZ / 1000;
            assertThat(Arrays.copyOfRange(heard, back, heard.length))
                    .as("case %d", i)
                    .isEqualTo(Arrays.copyOfRange(samples, back, samples.length));
        }
    }

    /// S-03: no click. A step is at most what the fade of 3 ms makes of a full wave.
    @Test
    void fadesWithoutAClick() {
        int[] samples = new int[8 * 1000];
        for (int i = 0; i < samples.length; i++) samples[i] = 8000;
        int[] tone = new DialledLine(RATE_HZ, 14)
                .levels(-20, -20)
                .silence(200)
                .digit('5', 100)
                .silence(700)
                .samples();
        ToneDetector detector = new ToneDetector(RATE_HZ, ToneDetectorSettings.DTMF);
        ToneSuppressor suppressor = ToneSuppressor.cutting(RATE_HZ);
        int most = 0;
        int before = samples[0];
        for (int at = 0; at < samples.length; at += FRAME_SAMPLES) {
            detector.process(tone, at, FRAME_SAMPLES);
            suppressor.process(samples, at, FRAME_SAMPLES, detector);
            for (int i = at; i < at + FRAME_SAMPLES; i++) {
                most = Math.max(most, Math.abs(samples[i] - before));
                before = samples[i];
            }
        }
        assertThat(suppressor.cutSamples()).isPositive();
        assertThat(most).isBetween(1, 8000 / 24 + 1);
    }

    /// S-06: all sixteen, -3…-25 dBm0, 50…500 ms, any place in the frame, while somebody else talks.
    @ParameterizedTest
    @CsvSource({"160, 1000", "80, 200"})
    void aSecondReceiverFindsNoneOf1000DigitsInTheMix(int frameSamples, int digits) {
        Random random = new Random(15);
        int found = 0;
        int foundWithout = 0;
        for (int i = 0; i < digits; i++) {
            double dbm0 = -3 - 22 * random.nextDouble();
            int[] dialled = new DialledLine(RATE_HZ, random.nextLong())
                    .levels(dbm0, dbm0)
                    .silence(80)
                    .anyPhase()
                    .digit(KEYS.charAt(i % 16), 50 + random.nextInt(450))
                    .silence(120)
                    .samples(i % 2 == 0 ? G711.A_LAW : G711.MU_LAW);
            int[] talk = talker(dialled.length, random);
            int[] heard = suppressed(dialled, frameSamples, ToneSuppressor.cutting(RATE_HZ));
            found += SecondReceiver.digits(sum(heard, talk)).length();
            foundWithout += SecondReceiver.digits(sum(dialled, talk)).length() > 0 ? 1 : 0;
        }
        assertThat(foundWithout)
                .as("the second receiver hears what is not suppressed")
                .isGreaterThan(digits * 8 / 10);
        assertThat(found).isZero();
    }

    @Test
    void theSecondReceiverIsAsSensitiveAsQ24Allows() {
        for (int i = 0; i < 16; i++) {
            String key = KEYS.substring(i, i + 1);
            DialledLine longEnough = new DialledLine(RATE_HZ, i)
                    .silence(33)
                    .digit(key.charAt(0), 26)
                    .silence(50);
            DialledLine tooShort = new DialledLine(RATE_HZ, i)
                    .silence(33)
                    .digit(key.charAt(0), 20)
                    .silence(50);
            assertThat(SecondReceiver.digits(longEnough.samples())).isEqualTo(key);
            assertThat(SecondReceiver.digits(tooShort.samples())).isEmpty();
        }
    }

    /// A sum of harmonics whose pitch and loudness wander: about -20 dBm0.
    private static int[] talker(int length, Random random) {
        int[] samples = new int[length];
        double phase = 0;
        double pitchHz = 90 + random.nextInt(130);
        double wander = random.nextDouble() * 6;
        for (int i = 0; i < length; i++) {
            phase += 2 * Math.PI * pitchHz * (1 + 0.1 * Math.sin(i / 900.0 + wander)) / RATE_HZ;
            double sum = 0;
            for (int k = 1; k <= 12; k++) sum += Math.sin(k * phase) / k;
            samples[i] = (int) (1800 * sum * (0.6 + 0.4 * Math.sin(i / 700.0 + wander)));
        }
        return samples;
    }

    private static int[] sum(int[] a, int[] b) {
        int[] sum = new int[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, a[i] + b[i]));
        }
        return sum;
    }

    @Test
    void passesEverythingBitByBitWhileThereIsNoTone() {
        int[] samples = talker(16_000, new Random(16));

        assertThat(suppressed(samples, FRAME_SAMPLES, ToneSuppressor.cutting(RATE_HZ)))
                .isEqualTo(samples);
        int[] delayed = suppressed(samples, FRAME_SAMPLES, ToneSuppressor.lookingAhead(RATE_HZ, 40));
        assertThat(Arrays.copyOfRange(delayed, 320, delayed.length))
                .isEqualTo(Arrays.copyOfRange(samples, 0, samples.length - 320));
        assertThat(Arrays.copyOf(delayed, 320)).containsOnly(0);
    }

    @Test
    void switchedOffItPassesTonesToo() {
        int[] samples = new DialledLine(RATE_HZ, 17)
                .silence(40)
                .digit('7', 100)
                .silence(60)
                .samples();
        ToneSuppressor suppressor = ToneSuppressor.off(RATE_HZ);

        assertThat(suppressed(samples, FRAME_SAMPLES, suppressor)).isEqualTo(samples);
        assertThat(suppressor.cuts()).isZero();
        assertThat(suppressor.delaySamples()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 48_000})
    void cutsInWidebandStreamsToo(int rateHz) {
        Random random = new Random(18);
        for (int i = 0; i < 48; i++) {
            DialledLine line =
                    new DialledLine(rateHz, random.nextLong()).silence(60).anyPhase();
            int onset = line.length();
            int[] heard = line.digit(KEYS.charAt(i % 16), 80).silence(100).samples();
            ToneDetector detector = new ToneDetector(rateHz, ToneDetectorSettings.DTMF);
            ToneSuppressor suppressor = ToneSuppressor.cutting(rateHz);
            int frame = rateHz / 50;
            for (int at = 0; at + frame <= heard.length; at += frame) {
                detector.process(heard, at, frame);
                suppressor.process(heard, at, frame, detector);
            }
            int after = onset + rateHz / 50;
            int count = heard.length / frame * frame - after;
            assertThat(LevelMeter.peakDbov(heard, after, count))
                    .as("case %d", i)
                    .isLessThan(-60);
            assertThat(suppressor.leakedMillis()).isLessThan(20);
        }
    }

    @Test
    void refusesWhatItCannotDoBySayingWhatFits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToneSuppressor.lookingAhead(RATE_HZ, 500))
                .withMessageContaining("200");
        assertThatIllegalArgumentException().isThrownBy(() -> ToneSuppressor.cutting(11_025));
        ToneSuppressor suppressor = ToneSuppressor.cutting(RATE_HZ);
        ToneDetector detector = new ToneDetector(RATE_HZ, ToneDetectorSettings.DTMF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> suppressor.process(new int[1000], 0, 1000, detector))
                .withMessageContaining("120 ms");
    }
}
