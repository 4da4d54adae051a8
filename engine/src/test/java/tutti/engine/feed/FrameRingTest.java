package tutti.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import tutti.engine.mix.MixedFrame;

class FrameRingTest {
    private final FrameRing ring = new FrameRing(2, 1);
    private final int[] samples = new int[1];
    private final MixedFrame frame = new MixedFrame(samples, 1);
    private final int[] polled = new int[1];

    private void push(int sample, long number) {
        samples[0] = sample;
        ring.push(frame, number, 0);
    }

    @Test
    void framesComeOutInOrderWithTheirNumbers() {
        assertThat(ring.poll(polled)).isEqualTo(FrameRing.NONE);
        for (int i = 0; i < 7; i++) {
            push(100 + i, i);
            assertThat(ring.poll(polled)).isEqualTo(i);
            assertThat(polled[0]).isEqualTo(100 + i);
        }
    }

    @Test
    void aSlowReaderLosesTheNewestFramesAndTheyAreCounted() {
        for (int i = 0; i < 5; i++) push(i, i);
        assertThat(ring.overflowedFrames()).isEqualTo(3);
        assertThat(ring.waitingFrames()).isEqualTo(2);
        assertThat(ring.poll(polled)).isZero();
        push(9, 9);
        assertThat(ring.poll(polled)).isEqualTo(1);
        assertThat(ring.poll(polled)).isEqualTo(9);
        assertThat(ring.poll(polled)).isEqualTo(FrameRing.NONE);
    }

    @Test
    void aRingThatHoldsNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameRing(0, 160));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameRing(1, 0));
    }

    @Test
    void noFrameIsTornBetweenTwoThreads() throws InterruptedException {
        FrameRing shared = new FrameRing(3, 16);
        int total = 100_000;
        Thread tick = Thread.ofPlatform().start(() -> {
            int[] values = new int[16];
            MixedFrame next = new MixedFrame(values, 16);
            for (int number = 0; number < total; number++) {
                java.util.Arrays.fill(values, number);
                shared.push(next, number, 0);
            }
        });
        int[] taken = new int[16];
        long received = 0;
        long last = -1;
        while (tick.isAlive() || shared.waitingFrames() > 0) {
            long number = shared.poll(taken);
            if (number == FrameRing.NONE) continue;
            if (number <= last || taken[0] != number || taken[15] != number) {
                assertThat(taken).as("frame %d after %d", number, last).containsOnly((int) number);
            }
            last = number;
            received++;
        }
        tick.join();
        assertThat(received + shared.overflowedFrames()).isEqualTo(total);
    }
}
