package tutti.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PushStreamTest {
    private final PushStream stream = new PushStream(10);
    private final int[] frame = new int[4];

    private static int[] numbers(int from, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = from + i;
        return numbers;
    }

    @Test
    void givesWhatWasWrittenInOrderAcrossTheEndOfTheRing() {
        int next = 1;
        for (int round = 0; round < 10; round++) {
            assertThat(stream.write(numbers(next, 4), 0, 4)).isEqualTo(4);
            assertThat(stream.pull(frame, 4, 0)).isTrue();
            assertThat(frame).isEqualTo(numbers(next, 4));
            next += 4;
        }
        assertThat(stream.underruns()).isZero();
        assertThat(stream.overflowedSamples()).isZero();
    }

    @Test
    void anUnfinishedFrameWaitsUntouchedAndOneDrySpellIsOneUnderrun() {
        stream.write(numbers(1, 6), 0, 6);
        assertThat(stream.pull(frame, 4, 0)).isTrue();
        assertThat(stream.pull(frame, 4, 0)).isFalse();
        assertThat(stream.pull(frame, 4, 0)).isFalse();
        assertThat(stream.underruns()).isEqualTo(1);
        stream.write(numbers(7, 2), 0, 2);
        assertThat(stream.pull(frame, 4, 0)).isTrue();
        assertThat(frame).containsExactly(5, 6, 7, 8);
    }

    @Test
    void silenceBeforeTheFirstSampleIsNoUnderrun() {
        assertThat(stream.pull(frame, 4, 0)).isFalse();
        assertThat(stream.underruns()).isZero();
    }

    @Test
    void whatFindsNoRoomIsCountedAndTheRestIsKept() {
        assertThat(stream.write(numbers(1, 15), 0, 15)).isEqualTo(10);
        assertThat(stream.write(numbers(1, 3), 1, 2)).isZero();
        assertThat(stream.overflowedSamples()).isEqualTo(7);
        stream.pull(frame, 4, 0);
        assertThat(frame).containsExactly(1, 2, 3, 4);
        assertThat(stream.waitingSamples()).isEqualTo(6);
    }

    @Test
    void theEndIsPlayedToItsLastSampleAndFilledUpWithSilence() {
        stream.write(numbers(1, 6), 0, 6);
        stream.end();
        assertThat(stream.write(numbers(9, 1), 0, 1)).isZero();
        stream.pull(frame, 4, 0);
        assertThat(stream.isFinished()).isFalse();
        assertThat(stream.pull(frame, 4, 0)).isTrue();
        assertThat(frame).containsExactly(5, 6, 0, 0);
        assertThat(stream.isFinished()).isTrue();
        assertThat(stream.pull(frame, 4, 0)).isFalse();
        assertThat(stream.underruns()).isZero();
    }

    @Test
    void aRingThatHoldsNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PushStream(0));
    }

    @Test
    void noSampleIsLostOrTornBetweenTwoThreads() throws InterruptedException {
        PushStream shared = new PushStream(257);
        int total = 200_000;
        Thread writer = Thread.ofPlatform().start(() -> {
            int[] block = new int[61];
            for (int next = 0; next < total; ) {
                int count = Math.min(block.length, total - next);
                for (int i = 0; i < count; i++) block[i] = next + i;
                int taken = shared.write(block, 0, count);
                if (taken == 0) Thread.onSpinWait();
                next += taken;
            }
            shared.end();
        });
        int[] pulled = new int[80];
        int expected = 0;
        while (!shared.isFinished()) {
            if (!shared.pull(pulled, pulled.length, 0)) continue;
            int count = Math.min(pulled.length, total - expected);
            for (int i = 0; i < count; i++)
                if (pulled[i] != expected + i) assertThat(pulled[i]).isEqualTo(expected + i);
            expected += count;
        }
        writer.join();
        assertThat(expected).isEqualTo(total);
    }
}
