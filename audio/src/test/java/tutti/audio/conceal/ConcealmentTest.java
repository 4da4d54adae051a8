package tutti.audio.conceal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcealmentTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME = 160;

    /// The signal with every tenth frame lost and made up.
    private static int[] concealed(int[] spoken, int sampleRateHz, int lostFrames) {
        Concealment concealment = new Concealment(sampleRateHz);
        int frame = sampleRateHz / 50;
        int[] heard = spoken.clone();
        for (int n = 10; (n + lostFrames + 1) * frame <= spoken.length; n += 10) {
            concealment.conceal(heard, n * frame, lostFrames * frame);
            concealment.resume(heard, (n + lostFrames) * frame, frame);
        }
        return heard;
    }

    private static int[] zeroFilled(int[] spoken) {
        int[] heard = spoken.clone();
        for (int n = 10; (n + 2) * FRAME <= spoken.length; n += 10) {
            Arrays.fill(heard, n * FRAME, (n + 1) * FRAME, 0);
        }
        return heard;
    }

    private static int[] repeated(int[] spoken) {
        int[] heard = spoken.clone();
        for (int n = 10; (n + 2) * FRAME <= spoken.length; n += 10) {
            System.arraycopy(spoken, (n - 1) * FRAME, heard, n * FRAME, FRAME);
        }
        return heard;
    }

    /// Signal-to-noise ratio over the lost frames and the ones after them.
    private static double snrDb(int[] spoken, int[] heard) {
        double signal = 0;
        double noise = 1;
        for (int n = 10; (n + 2) * FRAME <= spoken.length; n += 10) {
            for (int i = n * FRAME; i < (n + 2) * FRAME; i++) {
                signal += (double) spoken[i] * spoken[i];
                noise += Math.pow(spoken[i] - heard[i], 2);
            }
        }
        return 10 * Math.log10(signal / noise);
    }

    /// Mean distance of the log spectra (50…3950 Hz in steps of 50) of windows of 40 ms around the losses.
    private static double logSpectralDistanceDb(int[] spoken, int[] heard) {
        double sum = 0;
        int windows = 0;
        for (int n = 10; (n + 2) * FRAME <= spoken.length; n += 10) {
            double square = 0;
            for (int bin = 1; bin < 80; bin++) {
                double difference =
                        powerDb(spoken, n * FRAME - 80, bin * 50) - powerDb(heard, n * FRAME - 80, bin * 50);
                square += difference * difference;
            }
            sum += Math.sqrt(square / 79);
            windows++;
        }
        return sum / windows;
    }

    private static double powerDb(int[] samples, int offset, double frequencyHz) {
        double re = 0;
        double im = 0;
        int length = 2 * FRAME;
        for (int i = 0; i < length; i++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
            re += hann * samples[offset + i] * Math.cos(2 * Math.PI * frequencyHz * i / RATE_HZ);
            im += hann * samples[offset + i] * Math.sin(2 * Math.PI * frequencyHz * i / RATE_HZ);
        }
        return 10 * Math.log10(re * re + im * im + 1e4);
    }

    private static int steepest(int[] samples, int from, int to) {
        int steepest = 0;
        for (int i = from; i < to; i++) {
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        return steepest;
    }

    @Test
    void isNearerToTheSpeechThanSilenceAndThanARepeatedFrame() {
        double bestOther = -100;
        double concealedDb = 0;
        double concealedDistance = 0;
        double zeroDistance = 0;
        double repeatDistance = 0;
        for (int seed = 1; seed <= 5; seed++) {
            int[] spoken = VoicedSound.samples(RATE_HZ, 10, seed);
            int[] heard = concealed(spoken, RATE_HZ, 1);
            concealedDb += snrDb(spoken, heard) / 5;
            bestOther = Math.max(bestOther, snrDb(spoken, repeated(spoken)));
            bestOther = Math.max(bestOther, snrDb(spoken, zeroFilled(spoken)));
            concealedDistance += logSpectralDistanceDb(spoken, heard) / 5;
            zeroDistance += logSpectralDistanceDb(spoken, zeroFilled(spoken)) / 5;
            repeatDistance += logSpectralDistanceDb(spoken, repeated(spoken)) / 5;
        }
        String numbers = String.format(
                "SNR %.1f dB, best other %.1f; LSD %.2f dB, zeros %.2f, repeat %.2f",
                concealedDb, bestOther, concealedDistance, zeroDistance, repeatDistance);
        assertThat(concealedDb).as(numbers).isGreaterThan(bestOther + 2.5);
        assertThat(concealedDistance)
                .as(numbers)
                .isLessThan(0.75 * zeroDistance)
                .isLessThan(0.9 * repeatDistance);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 48000})
    void continuesAPeriodicSoundAtEveryRate(int sampleRateHz) {
        int[] spoken = new int[sampleRateHz];
        for (int i = 0; i < spoken.length; i++) {
            double t = (double) i / sampleRateHz;
            spoken[i] = (int)
                    Math.round(6000 * Math.sin(2 * Math.PI * 125 * t) + 3000 * Math.sin(2 * Math.PI * 375 * t + 1));
        }
        int[] heard = concealed(spoken, sampleRateHz, 1);
        int frame = sampleRateHz / 50;
        int untilAttenuated = frame * 10 + frame / 2;
        for (int i = frame * 10; i < untilAttenuated; i++) {
            assertThat(heard[i]).as("sample %d", i - frame * 10).isCloseTo(spoken[i], within(60));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void makesNoClickOfMoreThanSixDecibels(int lostFrames) {
        for (int seed = 1; seed <= 10; seed++) {
            int[] spoken = VoicedSound.samples(RATE_HZ, 10, seed);
            int[] heard = concealed(spoken, RATE_HZ, lostFrames);
            for (int n = 10; (n + lostFrames + 1) * FRAME <= spoken.length; n += 10) {
                int from = n * FRAME;
                int to = (n + lostFrames + 1) * FRAME;
                int usual = Math.max(steepest(spoken, from - 2 * FRAME, to), 200);
                assertThat(steepest(heard, from, to))
                        .as("seed %d, loss at frame %d", seed, n)
                        .isLessThanOrEqualTo(2 * usual);
            }
        }
    }

    @Test
    void fadesToSilenceInOneHundredMilliseconds() {
        // Full for 10 ms, then a ninth less per 10 ms.
        int[] heard = Arrays.copyOf(VoicedSound.samples(RATE_HZ, 1, 3), 2 * RATE_HZ);
        Concealment concealment = new Concealment(RATE_HZ);
        concealment.conceal(heard, RATE_HZ, RATE_HZ);

        double before = energy(heard, RATE_HZ - 80, 80);
        assertThat(energy(heard, RATE_HZ, 80)).isBetween(before * 0.5, before * 2);
        assertThat(energy(heard, RATE_HZ + 640, 80)).isBetween(1.0, before * 0.25);
        assertThat(Arrays.copyOfRange(heard, RATE_HZ + 800, 2 * RATE_HZ)).containsOnly(0);
        assertThat(concealment.isSilent()).isTrue();
    }

    private static double energy(int[] samples, int offset, int count) {
        double sum = 0;
        for (int i = offset; i < offset + count; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }

    @Test
    void touchesOnlyTheFirstMillisecondsAfterALoss() {
        int[] spoken = VoicedSound.samples(RATE_HZ, 1, 4);
        int[] heard = spoken.clone();
        Concealment concealment = new Concealment(RATE_HZ);
        concealment.conceal(heard, 4000, FRAME);
        concealment.resume(heard, 4000 + FRAME, FRAME);

        assertThat(Arrays.copyOf(heard, 4000)).isEqualTo(Arrays.copyOf(spoken, 4000));
        int clean = 4000 + FRAME + 80;
        assertThat(Arrays.copyOfRange(heard, clean, 8000)).isEqualTo(Arrays.copyOfRange(spoken, clean, 8000));
        assertThat(concealment.isActive()).isFalse();
    }

    @Test
    void givesTheSameSoundInOnePieceOrInMany() {
        int[] whole = Arrays.copyOf(VoicedSound.samples(RATE_HZ, 1, 5), RATE_HZ + 480);
        int[] pieces = whole.clone();
        new Concealment(RATE_HZ).conceal(whole, RATE_HZ, 480);
        Concealment concealment = new Concealment(RATE_HZ);
        int at = RATE_HZ;
        for (int count = 1; at < RATE_HZ + 480; count = Math.min(count + 7, RATE_HZ + 480 - at)) {
            concealment.conceal(pieces, at, count);
            at += count;
        }
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void makesSilenceOfSilence() {
        int[] heard = new int[1600];
        Concealment concealment = new Concealment(RATE_HZ);
        concealment.conceal(heard, 800, 400);
        concealment.resume(heard, 1200, 160);

        assertThat(heard).containsOnly(0);
    }

    @Test
    void staysInSixteenBitsAtFullScale() {
        int[] heard = new int[4000];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = i / 37 % 2 == 0 ? 32767 : -32768;
        }
        Concealment concealment = new Concealment(RATE_HZ);
        concealment.conceal(heard, 2000, 300);
        concealment.resume(heard, 2300, 160);

        for (int sample : heard) {
            assertThat(sample).isBetween(-32768, 32767);
        }
    }

    @Test
    void endsWithoutAClickWhenTheSourceFallsSilent() {
        int[] heard = Arrays.copyOf(VoicedSound.samples(RATE_HZ, 1, 6), RATE_HZ + FRAME);
        new Concealment(RATE_HZ).fadeOut(heard, RATE_HZ, FRAME);

        assertThat(steepest(heard, RATE_HZ, RATE_HZ + FRAME))
                .isLessThanOrEqualTo(2 * steepest(heard, RATE_HZ - 2 * FRAME, RATE_HZ));
        assertThat(Arrays.copyOfRange(heard, RATE_HZ + 40, RATE_HZ + FRAME)).containsOnly(0);
    }

    @Test
    void allocatesNothingPerLoss() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] heard = VoicedSound.samples(RATE_HZ, 1, 7);
        Concealment concealment = new Concealment(RATE_HZ);
        lose(concealment, heard, 2_000);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        lose(concealment, heard, 2_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private static void lose(Concealment concealment, int[] heard, int times) {
        for (int i = 0; i < times; i++) {
            concealment.conceal(heard, 4000, FRAME);
            concealment.resume(heard, 4000 + FRAME, FRAME);
        }
    }
}
