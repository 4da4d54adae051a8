package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever comes late, twice as much, or not at all: every frame has its place in the file, and holds
/// what came for it.
class RecordingPropertyTest {
    private static final int CASES = 2_000;
    private static final int FRAMES = 120;
    private static final int RING_FRAMES = 5;
    private static final int FRAME = HandFed.FRAME;

    @Test
    void everyFrameIsInItsPlaceAndHoldsWhatCame() {
        long lost = 0;
        long overflowed = 0;
        for (int seed = 1; seed <= CASES; seed++) {
            Case random = new Case(seed);
            RecordingStatus status = random.run();
            lost += status.lostFrames();
            overflowed += status.overflowedFrames();
        }
        assertThat(lost).isGreaterThan(CASES);
        assertThat(overflowed).isGreaterThan(CASES);
    }

    private static final class Case {
        final Random random;
        final String name;
        final int sides;
        final PauseMode mode;
        final HandFed fed;
        final int[][] expected;
        int length;
        boolean paused;

        Case(long seed) {
            random = new Random(seed);
            name = "seed " + seed;
            sides = 1 + random.nextInt(2);
            mode = random.nextBoolean() ? PauseMode.CUT : PauseMode.SILENCE;
            fed = new HandFed(RecordingSettings.DEFAULT.withPauseMode(mode).withBufferMillis(RING_FRAMES * 20), sides);
            expected = new int[FRAMES][sides];
        }

        RecordingStatus run() {
            int undrained = 0;
            int[] inRing = new int[sides];
            long lost = 0;
            while (fed.clock < FRAMES) {
                if (random.nextInt(10) == 0) pauseOrResume();
                boolean missing = false;
                int[] values = new int[sides];
                for (int side = 0; side < sides; side++) {
                    int value = random.nextInt(-32_768, 32_768);
                    boolean comes = random.nextInt(20) != 0;
                    if (comes) fed.push(fed.taps[side], value);
                    boolean taken = comes && inRing[side] < RING_FRAMES;
                    if (taken) inRing[side]++;
                    values[side] = taken ? value : 0;
                    missing |= !taken;
                }
                boolean mayMiss = fed.clock == 0 || resumedAt == fed.clock;
                if (missing && !paused && !mayMiss) lost++;
                if (!paused) expected[length++] = values;
                else if (mode == PauseMode.SILENCE) length++;
                fed.clock++;
                if (++undrained > random.nextInt(12)) {
                    fed.writer.drain(fed.clock);
                    Arrays.fill(inRing, 0);
                    undrained = 0;
                }
            }
            RecordingStatus status = fed.stop();
            assertThat(status.lostFrames()).as(name).isEqualTo(lost);
            assertThat(status.elapsedSamples()).as(name).isEqualTo((long) FRAMES * FRAME);
            assertThat(status.samples()).as(name).isEqualTo((long) length * FRAME);
            assertThat(fed.file.samples()).as(name).isEqualTo(samples());
            return status;
        }

        private long resumedAt = -1;

        private void pauseOrResume() {
            paused = !paused;
            fed.pauses.change(fed.clock, paused);
            if (!paused) resumedAt = fed.clock;
        }

        private int[] samples() {
            int[] samples = new int[length * FRAME * sides];
            for (int i = 0; i < samples.length; i++) samples[i] = expected[i / (FRAME * sides)][i % sides];
            return samples;
        }
    }
}
