package tutti.audio.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.level.LevelMeter;
import tutti.audio.voice.Signal;

class ComfortNoiseTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME = 160;

    /// Noise of a room: falls by 20 dB towards 4 kHz, with a hump at 1 kHz.
    private static final int[] ROOM = {18, 150, 110, 140, 127, 120, 135, 127, 122, 130};

    private static NoiseDescription description(int minusDbov, int... coefficients) {
        byte[] octets = new byte[1 + coefficients.length];
        octets[0] = (byte) minusDbov;
        for (int i = 0; i < coefficients.length; i++) {
            octets[1 + i] = (byte) coefficients[i];
        }
        NoiseDescription description = new NoiseDescription();
        assertThat(description.read(octets, 0, octets.length)).isEqualTo(SidReading.UNDERSTOOD);
        return description;
    }

    private static ComfortNoise noise() {
        return new ComfortNoise(RATE_HZ, Signal.random(13));
    }

    private static int[] generated(ComfortNoise noise, int samples) {
        int[] generated = new int[samples];
        for (int at = 0; at < samples; at += FRAME) {
            noise.generate(generated, at, Math.min(FRAME, samples - at));
        }
        return generated;
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 20, 30, 40, 50, 60, 70, 80, 85})
    void levelIsTheDescribedOne(int minusDbov) {
        ComfortNoise white = noise();
        white.describe(description(minusDbov));
        assertThat(LevelMeter.rmsDbov(generated(white, 4 * RATE_HZ), 0, 4 * RATE_HZ))
                .isCloseTo(-minusDbov, within(1.0));
        ComfortNoise coloured = noise();
        coloured.describe(description(minusDbov, ROOM));
        assertThat(LevelMeter.rmsDbov(generated(coloured, 4 * RATE_HZ), 0, 4 * RATE_HZ))
                .isCloseTo(-minusDbov, within(1.0));
    }

    @Test
    void levelIsRightFromTheFirstFrameOn() {
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            ComfortNoise noise = new ComfortNoise(RATE_HZ, Signal.random(seed));
            noise.describe(description(50, 3, 140));
            sum += LevelMeter.sumOfSquares(generated(noise, FRAME), 0, FRAME);
        }
        double dbov = 10 * Math.log10(sum / (200.0 * FRAME * 32768 * 32768));
        assertThat(dbov).isCloseTo(-50, within(1.0));
    }

    @Test
    void spectrumFollowsTheCoefficients() {
        NoiseDescription wanted = description(30, ROOM);
        ComfortNoise noise = noise();
        noise.describe(wanted);
        NoiseAnalysis analysis = new NoiseAnalysis(NoiseDescription.ORDER_MAX);
        int[] second = generated(noise, 20 * RATE_HZ);
        analysis.add(second, 0, second.length);
        NoiseDescription heard = new NoiseDescription();
        analysis.describe(heard);
        for (int i = 0; i < NoiseDescription.ORDER_MAX; i++) {
            assertThat(heard.reflection(i)).as("k%d", i + 1).isCloseTo(wanted.reflection(i), within(0.03));
        }
    }

    /// The sign of k: 1 / (1 + k z^-1), so a negative first coefficient is noise of low frequencies.
    @Test
    void aNegativeFirstCoefficientSoundsDull() {
        ComfortNoise noise = noise();
        noise.describe(description(30, 20));
        int[] dull = generated(noise, RATE_HZ);
        long slow = 0;
        long fast = 0;
        for (int i = 1; i < dull.length; i++) {
            slow += Math.abs(dull[i] + dull[i - 1]);
            fast += Math.abs(dull[i] - dull[i - 1]);
        }
        assertThat(slow).isGreaterThan(2 * fast);
    }

    @ParameterizedTest
    @CsvSource({"50, 30", "30, 50", "40, 40"})
    void aNewDescriptionComesWithoutAClick(int before, int after) {
        double highest = 0;
        double sum = 0;
        int loudest = Math.min(before, after);
        for (int seed = 0; seed < 200; seed++) {
            ComfortNoise noise = new ComfortNoise(RATE_HZ, Signal.random(seed));
            noise.describe(description(before, 10, 200, 60));
            generated(noise, 5 * FRAME);
            noise.describe(description(after, 240, 40, 180, 100, 90));
            int[] changing = generated(noise, FRAME);
            double dbov = LevelMeter.rmsDbov(changing, 0, FRAME);
            highest = Math.max(highest, dbov + loudest);
            sum += dbov;
            int peak = LevelMeter.peak(changing, 0, FRAME);
            assertThat(peak / 32768.0).as("peak, seed %d", seed).isLessThan(5 * Math.pow(10, -loudest / 20.0));
        }
        assertThat(highest).as("dB above the louder of both, in 20 ms").isLessThan(5);
        assertThat(sum / 200).isBetween(-Math.max(before, after) - 1.0, -loudest + 1.0);
    }

    @Test
    void glidesToTheNewLevelInTwentyMilliseconds() {
        ComfortNoise noise = noise();
        noise.describe(description(70));
        generated(noise, FRAME);
        noise.describe(description(30));
        int[] gliding = generated(noise, FRAME);
        assertThat(LevelMeter.rmsDbov(gliding, 0, 8)).isLessThan(-48);
        assertThat(LevelMeter.rmsDbov(generated(noise, RATE_HZ), 0, RATE_HZ)).isCloseTo(-30, within(0.5));
    }

    @Test
    void whatWasNotDescribedIsSilence() {
        ComfortNoise noise = noise();
        assertThat(generated(noise, FRAME)).containsOnly(0);
        noise.describe(description(30));
        generated(noise, FRAME);
        noise.reset();
        assertThat(generated(noise, FRAME)).containsOnly(0);
    }

    @Test
    void sameSeedMakesTheSameNoise() {
        ComfortNoise one = noise();
        ComfortNoise other = noise();
        one.describe(description(40, ROOM));
        other.describe(description(40, ROOM));
        assertThat(generated(one, RATE_HZ)).isEqualTo(generated(other, RATE_HZ));
    }

    /// RFC 3389 §3.2: the largest coefficients there are.
    @Test
    void staysWithinBoundsWithTheSharpestFilter() {
        for (int minusDbov : new int[] {0, 30}) {
            ComfortNoise noise = noise();
            noise.describe(description(minusDbov, 0, 254, 0, 254, 0, 254, 0, 254, 0, 254));
            int[] generated = generated(noise, 10 * RATE_HZ);
            assertThat(LevelMeter.peak(generated, 0, generated.length)).isLessThanOrEqualTo(32768);
            assertThat(LevelMeter.rmsDbov(generated, 0, generated.length)).isLessThan(-minusDbov + 6.0);
        }
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ComfortNoise noise = noise();
        NoiseAnalysis analysis = new NoiseAnalysis(NoiseDescription.ORDER_MAX);
        NoiseDescription description = description(40, ROOM);
        byte[] octets = new byte[NoiseDescription.PAYLOAD_OCTETS_MAX];
        int[] frame = new int[FRAME];
        noiseThere(noise, analysis, description, octets, frame);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        noiseThere(noise, analysis, description, octets, frame);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private static void noiseThere(
            ComfortNoise noise, NoiseAnalysis analysis, NoiseDescription description, byte[] octets, int[] frame) {
        for (int i = 0; i < 100; i++) {
            noise.generate(frame, 0, FRAME);
            analysis.add(frame, 0, FRAME);
            analysis.describe(description);
            description.read(octets, 0, description.write(octets, 0));
            noise.describe(description);
        }
    }

    @Test
    void refusesARateWithoutWholeMilliseconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComfortNoise(11_025, Signal.random(1)))
                .withMessageContaining("11025");
    }
}
