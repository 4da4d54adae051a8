package tutti.audio.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.voice.Signal;

class RealFftTest {
    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256, 512})
    void isTheDiscreteFourierTransformAndItsInverse(int size) {
        RandomGenerator random = Signal.random(size);
        float[] signal = new float[size];
        for (int i = 0; i < size; i++) {
            signal[i] = random.nextFloat(-1, 1);
        }
        RealFft fft = new RealFft(size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        fft.forward(signal, re, im);
        for (int k = 0; k < fft.bins(); k++) {
            double expectedRe = 0;
            double expectedIm = 0;
            for (int i = 0; i < size; i++) {
                expectedRe += signal[i] * StrictMath.cos(2 * Math.PI * i * k / size);
                expectedIm -= signal[i] * StrictMath.sin(2 * Math.PI * i * k / size);
            }
            assertThat((double) re[k]).as("re %d", k).isCloseTo(expectedRe, within(1e-4));
            assertThat((double) im[k]).as("im %d", k).isCloseTo(expectedIm, within(1e-4));
        }
        float[] back = new float[size];
        fft.inverse(re, im, back);
        for (int i = 0; i < size; i++) {
            assertThat(back[i]).isCloseTo(signal[i], within(1e-5f));
        }
    }
}
