package tutti.sip.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimerQueuePropertyTest {
    private record Expected(long deadline, int number) {}

    @Test
    void firesWhatWasNotStoppedInOrder() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TimerQueue queue = new TimerQueue();
            queue.advanceTo(1_000);
            List<Timer> timers = new ArrayList<>();
            List<Expected> expected = new ArrayList<>();
            List<Integer> fired = new ArrayList<>();
            int count = 1 + random.nextInt(200);
            for (int i = 0; i < count; i++) {
                int number = i;
                long delay = random.nextInt(50);
                timers.add(queue.start(delay, () -> fired.add(number)));
                expected.add(new Expected(1_000 + delay, number));
            }
            for (int i = 0; i < count; i++) {
                if (random.nextInt(3) == 0) {
                    int number = i;
                    queue.stop(timers.get(i));
                    queue.stop(timers.get(i));
                    expected.removeIf(e -> e.number == number);
                }
            }
            expected.sort(Comparator.comparingLong(Expected::deadline).thenComparingInt(Expected::number));
            while (queue.nextDeadlineNanos() != TimerQueue.NEVER) {
                queue.advanceTo(queue.nextDeadlineNanos());
                queue.fireDue();
            }
            assertThat(fired)
                    .as("seed %d", seed)
                    .isEqualTo(expected.stream().map(Expected::number).toList());
            assertThat(queue.size()).isZero();
        }
    }

    @Test
    void firesWhatIsStartedWhileFiringAndNeverRunsBackwards() {
        TimerQueue queue = new TimerQueue();
        List<String> fired = new ArrayList<>();
        queue.advanceTo(100);
        queue.start(10, () -> queue.start(0, () -> fired.add("inner at " + queue.nowNanos())));
        queue.advanceTo(110);
        queue.advanceTo(50);
        queue.fireDue();
        assertThat(fired).containsExactly("inner at 110");
        queue.stop(Timer.IDLE);
        assertThat(queue.size()).isZero();
    }
}
