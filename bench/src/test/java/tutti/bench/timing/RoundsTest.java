package tutti.bench.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void workThatAllocatesIsFoundOut() {
        Rounds rounds = new Rounds(
                new Ticks() {
                    private int[] frame = new int[0];

                    @Override
                    public void run(int ticks) {
                        for (int tick = 0; tick < ticks; tick++) frame = new int[160 + frame.length % 2];
                    }
                },
                2);
        rounds.round();
        rounds.round();
        assertThat(rounds.bytesPerTick()).isGreaterThanOrEqualTo(160 * 4);
    }

    @Test
    void roundsAreNotSteadyBeforeAllOfThemWereDone() {
        Rounds rounds = new Rounds(_ -> {}, 3);
        rounds.round();
        rounds.round();
        assertThat(rounds.steady(Double.POSITIVE_INFINITY)).isFalse();
    }
}
