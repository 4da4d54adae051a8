package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PauseTimesTest {
    private final PauseTimes times = new PauseTimes(false);

    @Test
    void whatIsTakenBackInTheSameFrameNeverHappened() {
        times.change(3, true);
        times.change(3, false);
        assertThat(times.pausedAt(3)).isFalse();
        times.change(4, false);
        times.change(4, true);
        assertThat(times.pausedAt(4)).isTrue();
    }

    @Test
    void framesThatWereNotAskedForAreCaughtUp() {
        times.change(3, true);
        times.change(5, false);
        times.change(7, true);
        assertThat(times.pausedAt(2)).isFalse();
        assertThat(times.pausedAt(6)).isFalse();
        assertThat(times.pausedAt(9)).isTrue();
    }

    @Test
    void aChangeThatComesTooLateForItsFrameHoldsFromTheNextOn() {
        assertThat(times.pausedAt(10)).isFalse();
        times.change(8, true);
        assertThat(times.pausedAt(11)).isTrue();
    }

    @Test
    void ofTooManyThatWaitToGoOnIsRefusedAndToPauseNever() {
        for (int i = 0; i < PauseTimes.WAITING_MAX; i++) times.change(i, i % 2 == 0);
        assertThat(times.refused()).isZero();
        assertThat(times.paused()).isFalse();
        times.change(5_000, true);
        assertThat(times.paused()).isTrue();
        times.change(5_001, false);
        assertThat(times.refused()).isZero();
        times.change(5_002, true);
        times.change(5_003, false);
        assertThat(times.paused()).isFalse();
        times.change(5_004, true);
        assertThat(times.paused()).isTrue();
        assertThat(times.pausedAt(PauseTimes.WAITING_MAX)).isTrue();
    }

    @Test
    void toGoOnIsRefusedWhenThereIsNoRoomForIt() {
        PauseTimes paused = new PauseTimes(true);
        for (int i = 0; i < PauseTimes.WAITING_MAX; i++) paused.change(i, i % 2 != 0);
        assertThat(paused.paused()).isTrue();
        paused.change(5_000, false);
        assertThat(paused.paused()).isTrue();
        assertThat(paused.refused()).isEqualTo(1);
        assertThat(paused.pausedAt(5_000)).isTrue();
        paused.change(5_001, false);
        assertThat(paused.paused()).isFalse();
        assertThat(paused.pausedAt(5_001)).isFalse();
    }
}
