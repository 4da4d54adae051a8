package tutti.audio.detect.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tutti.audio.detect.dtmf.DialledLine.KEYS;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The detector as a stage of a stream: any frames, at once, without garbage.
class DtmfStreamTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME_SAMPLES = 160;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 39, 40, 80, 240, 100_000})
    void saysTheSameHoweverTheSamplesAreCut(int frameSamples) {
        int[] samples = new DialledLine(RATE_HZ, 3)
                .silence(33)
                .digits(KEYS, 50, 43)
                .silence(50)
                .noise(-25)
                .samples();
        HeardDigits whole = HeardDigits.in(samples);
        HeardDigits cut = HeardDigits.in(samples, DtmfSettings.DEFAULT, frameSamples);

        assertThat(whole.started).hasToString(KEYS);
        assertThat(cut.started).hasToString(KEYS);
        assertThat(cut.starts).isEqualTo(whole.starts);
        assertThat(cut.lengths).isEqualTo(whole.lengths);
        assertThat(cut.lowDbm0).isEqualTo(whole.lowDbm0);
    }

    /// A tone of 23 ms must not be a digit, so none is told sooner; the frame in which 24 ms are over tells it.
    @Test
    void tellsADigitInTheFrameInWhich24MillisAreOver() {
        Random random = new Random(4);
        double sumMillis = 0;
        int digits = 0;
        for (int round = 0; round < 20; round++) {
            DialledLine line = new DialledLine(RATE_HZ, random.nextLong()).silence(50);
            long[] onsets = new long[KEYS.length()];
            for (int i = 0; i < onsets.length; i++) {
                line.anyPhase();
                onsets[i] = line.length();
                line.digit(KEYS.charAt(i), 60).silence(50);
            }
            HeardDigits heard = HeardDigits.in(line.samples());
            assertThat(heard.started).hasToString(KEYS);
            for (int i = 0; i < onsets.length; i++) {
                double millis = (heard.toldAt.get(i) - onsets[i]) / 8.0;
                assertThat(millis).as("onset at %d", onsets[i]).isBetween(24.0, 44.5);
                sumMillis += millis;
                digits++;
            }
        }
        assertThat(sumMillis / digits).isBetween(33.0, 35.0);
    }

    @Test
    void recognisesTentativelyAFrameThatIsAllTone() {
        Random random = new Random(5);
        int[] frame = new int[FRAME_SAMPLES];
        for (int i = 0; i < 320; i++) {
            char key = KEYS.charAt(i % KEYS.length());
            double dbm0 = -3 - 22 * random.nextDouble();
            int lead = 8 * FRAME_SAMPLES;
            int[] samples = new DialledLine(RATE_HZ, random.nextLong())
                    .levels(dbm0, dbm0)
                    .silence(lead / 8.0)
                    .digit(key, 20)
                    .noise(dbm0 + 3 - 15)
                    .samples();
            DtmfDetector detector = new DtmfDetector(DtmfSettings.DEFAULT, new HeardDigits());
            for (int at = 0; at < lead; at += FRAME_SAMPLES) {
                detector.process(samples, at, FRAME_SAMPLES);
                assertThat(detector.tonePresent()).isFalse();
            }
            System.arraycopy(samples, lead, frame, 0, FRAME_SAMPLES);
            detector.process(frame, 0, FRAME_SAMPLES);

            assertThat(detector.tonePresent())
                    .as("%s at %s dBm0, case %d", key, dbm0, i)
                    .isTrue();
            assertThat(detector.toneFromSample()).isBetween(lead - 16L, lead + 16L);
        }
    }

    @Test
    void noiseIsNeverADigit() {
        int[] samples = new DialledLine(RATE_HZ, 6).silence(60_000).noise(-15).samples();

        HeardDigits heard = HeardDigits.in(samples);

        assertThat(heard.started).isEmpty();
    }

    @Test
    void silenceAndFullScaleSquareWavesDoNoHarm() {
        int[] samples = new int[16_000];
        for (int i = 8_000; i < samples.length; i++) {
            samples[i] = (i / 6) % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }

        assertThat(HeardDigits.in(samples).started).isEmpty();
    }

    @Test
    void settingsOutsideTheirRangesAreRefusedBySayingWhatFits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DtmfSettings.DEFAULT.withMinimumLevelDbm0(3))
                .withMessageContaining("minimumLevelDbm0")
                .withMessageContaining("-60");
        assertThatIllegalArgumentException().isThrownBy(() -> DtmfSettings.DEFAULT.withTwistDb(-1, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> DtmfSettings.DEFAULT.withTwistDb(4, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> DtmfSettings.DEFAULT.withMinimumDurationMillis(5));
        assertThatIllegalArgumentException().isThrownBy(() -> DtmfSettings.DEFAULT.withMinimumPauseMillis(0));
    }

    @Test
    void allocatesNothing() {
        int[] samples = new DialledLine(RATE_HZ, 7)
                .silence(40)
                .digits(KEYS, 50, 50)
                .noise(-40)
                .samples();
        int[] digits = new int[1];
        DtmfDetector detector = new DtmfDetector(DtmfSettings.DEFAULT, new DtmfListener() {
            @Override
            public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
                digits[0]++;
            }

            @Override
            public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {}
        });
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long[] allocated = new long[12];
        for (int round = 0; round < allocated.length; round++) {
            for (int i = 0; i < 20; i++) {
                detector.process(samples, 0, samples.length);
            }
            allocated[round] = threads.getThreadAllocatedBytes(thread);
        }
        int quietRounds = 0;
        for (int round = 2; round < allocated.length; round++) {
            quietRounds += allocated[round] == allocated[round - 1] ? 1 : 0;
        }
        // The JVM itself puts some octets on a thread's account when it replaces compiled code.
        assertThat(quietRounds).as("%s", Arrays.toString(allocated)).isGreaterThanOrEqualTo(7);
        assertThat(digits[0]).isEqualTo(allocated.length * 20 * KEYS.length());
    }
}
