package tutti.bench.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.resample.Resampler;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.bench.signal.Level;

class MagnitudeResponseTest {
    @ParameterizedTest
    @CsvSource({
        "8000, 16000, 3300",
        "48000, 8000, 3800",
        "48000, 16000, 7700",
        "16000, 48000, 1000",
        "16000, 8000, 3900"
    })
    void saysWhatHappensToASine(int inputRateHz, int outputRateHz, double hz) {
        int[] sine = new int[inputRateHz];
        new ToneGenerator(inputRateHz, Tone.ofDbm0(hz, -3)).generate(sine, 0, sine.length);
        int[] resampled = new int[outputRateHz];
        Resampler.between(inputRateHz, outputRateHz).resample(sine, 0, sine.length, resampled, 0);
        double measuredDb = Level.rmsDbm0(resampled, outputRateHz / 2, outputRateHz)
                - Level.rmsDbm0(sine, inputRateHz / 2, inputRateHz);
        assertThat(new MagnitudeResponse(inputRateHz, outputRateHz).gainDb(hz)).isCloseTo(measuredDb, within(0.02));
    }

    @Test
    void halfTheLowerRateIsSixDecibelsDown() {
        assertThat(new MagnitudeResponse(8000, 48_000).gainDb(4000)).isCloseTo(-6.02, within(0.05));
    }
}
