package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoopTasksTest {
    private final DistinctErrors errors = new DistinctErrors(LoggerFactory.getLogger("test.expected"));
    private final LoopTasks tasks = new LoopTasks(errors);

    @Test
    void tasksRunInOrderAndABoundedNumberPerRound() {
        List<Integer> ran = new ArrayList<>();
        for (int i = 0; i < LoopTasks.TASKS_PER_ROUND_MAX + 10; i++) {
            int number = i;
            tasks.add(() -> ran.add(number));
        }
        tasks.run();
        assertThat(ran).hasSize(LoopTasks.TASKS_PER_ROUND_MAX).isSorted();
        tasks.run();
        assertThat(ran).hasSize(LoopTasks.TASKS_PER_ROUND_MAX + 10).isSorted();
        assertThat(tasks.isEmpty()).isTrue();
    }

    @Test
    void aTaskThatThrowsIsCountedAndCostsNobodyElseAnything() {
        List<String> ran = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tasks.add(() -> {
                throw new IllegalStateException("broken on purpose");
            });
        }
        tasks.add(() -> ran.add("after"));
        tasks.run();
        assertThat(ran).containsExactly("after");
        assertThat(errors.total()).isEqualTo(5);
    }

    @Test
    void tooManyWaitingTasksAreRefusedAndCounted() {
        for (int i = 0; i < LoopTasks.TASKS_MAX; i++) tasks.add(() -> {});
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> tasks.add(() -> {}));
        assertThat(tasks.refused()).isEqualTo(1);
    }
}
