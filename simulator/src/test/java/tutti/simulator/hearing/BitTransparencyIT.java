package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.audio.g711.G711;
import tutti.simulator.Meeting;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.Recording;
import tutti.simulator.voice.Voice;

/// One talker, listeners with his codec: what he says arrives sample by sample as he said it.
class BitTransparencyIT {
    private static final long SEED = 4;
    private static final int LOOP_SAMPLES = 16_000;
    private static final int COMPARED_SAMPLES = 16_000;
    private static final int ALIGNMENT_SAMPLES = 200;

    /// A stall of the machine costs audio and is played out of the way afterwards; a wrong sample stays
    /// wrong.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ParameterizedTest
    @EnumSource
    void oneTalkerIsHeardSampleBySample(G711 law) throws Exception {
        Voice speech = Voice.of(noiseWithPauses());
        try (Meeting meeting = Meeting.open()) {
            meeting.dial("Alice", "team", law, speech);
            Caller bob = meeting.dial("Bob", "team", law, Voice.silence());
            int[] spoken = decoded(speech, law);
            Recording heard = bob.callRecord().heard();
            await("99.9 % of the last " + COMPARED_SAMPLES + " samples as spoken, seed " + SEED)
                    .pollDelay(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> matchingPart(spoken, latest(heard)) >= 0.999);
        }
    }

    private static int[] latest(Recording heard) {
        return heard.samples(heard.sampleCount() - COMPARED_SAMPLES, COMPARED_SAMPLES);
    }

    @Test
    void comparisonNoticesADifference() {
        int[] spoken = decoded(Voice.of(noiseWithPauses()), G711.A_LAW);
        int[] heard = new int[COMPARED_SAMPLES];
        for (int i = 0; i < heard.length; i++) heard[i] = spoken[(i + 777) % spoken.length];
        assertThat(matchingPart(spoken, heard)).isEqualTo(1);
        for (int i = 1_000; i < 1_100; i++) heard[i]++;
        assertThat(matchingPart(spoken, heard)).isEqualTo(1 - 100.0 / COMPARED_SAMPLES);
    }

    /// Noise in syllables of 150 ms at different levels, as loud as speech.
    private static int[] noiseWithPauses() {
        Random random = new Random(SEED);
        int[] samples = new int[LOOP_SAMPLES];
        double low = 0;
        for (int i = 0; i < samples.length; i++) {
            double peak = 1_000 + 3_000 * ((i / 1_200) % 4);
            low = 0.6 * low + 0.4 * random.nextGaussian();
            samples[i] = (int) Math.clamp(peak * low, -32_768, 32_767);
        }
        return samples;
    }

    private static int[] decoded(Voice voice, G711 law) {
        int[] samples = new int[voice.loopSamples()];
        for (int i = 0; i < samples.length; i++) samples[i] = law.decode(law.encode(voice.sampleAt(i)));
        return samples;
    }

    /// Part of `heard` that equals `loop`, played round and round, at the best of all alignments.
    private static double matchingPart(int[] loop, int[] heard) {
        int best = 0;
        int bestShift = 0;
        for (int shift = 0; shift < loop.length; shift++) {
            int matches = matches(loop, shift, heard, ALIGNMENT_SAMPLES);
            if (matches > best) {
                best = matches;
                bestShift = shift;
            }
        }
        return matches(loop, bestShift, heard, heard.length) / (double) heard.length;
    }

    private static int matches(int[] loop, int shift, int[] heard, int count) {
        int matches = 0;
        for (int i = 0; i < count; i++) {
            if (heard[i] == loop[(shift + i) % loop.length]) matches++;
        }
        return matches;
    }
}
