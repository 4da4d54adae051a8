package tutti.simulator.script.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tutti.audio.level.LevelMeter;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.engine.EngineSettings;

class NetworkLegTest {
    private static final int FRAMES = 200;

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    }

    private static int[] heard(EngineSettings settings, NetworkConditions conditions) {
        ToneGenerator tone = new ToneGenerator(settings.sampleRateHz(), Tone.ofDbov(440, -20));
        NetworkLeg leg = new NetworkLeg(
                (samples, count, _) -> {
                    tone.generate(samples, 0, count);
                    return true;
                },
                settings,
                conditions,
                random());
        int[] heard = new int[FRAMES * settings.frameSamples()];
        int[] frame = new int[settings.frameSamples()];
        for (int i = 0; i < FRAMES; i++) {
            leg.pull(frame, frame.length, i * settings.frameNanos());
            System.arraycopy(frame, 0, heard, i * frame.length, frame.length);
        }
        return heard;
    }

    @Test
    void aCleanNetworkChangesNoSampleAtAnyRate() {
        for (int rateHz : new int[] {8_000, 16_000, 48_000}) {
            EngineSettings settings = new EngineSettings(rateHz, 20);
            int[] heard = heard(settings, new NetworkConditions(10, 0, 0, 1, 0, 0));
            int[] spoken = new int[heard.length];
            new ToneGenerator(rateHz, Tone.ofDbov(440, -20)).generate(spoken, 0, spoken.length);
            int late = 0;
            while (heard[late + 1] == 0) late++;
            assertThat(late).as("delay").isBetween(1, 5 * settings.frameSamples());
            assertThat(Arrays.copyOfRange(heard, late, heard.length))
                    .as(rateHz + " Hz")
                    .isEqualTo(Arrays.copyOf(spoken, heard.length - late));
        }
    }

    @Test
    void aLossyNetworkIsConcealed() {
        int[] heard = heard(EngineSettings.TELEPHONE, new NetworkConditions(10, 0, 10, 1, 0, 0));
        int half = heard.length / 2;
        assertThat(LevelMeter.rmsDbov(heard, half, half)).isBetween(-22.0, -19.0);
    }
}
