package tutti.bench.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tutti.bench.signal.Dialling;

class DigitSweepTest {
    @Test
    void findsAllOrNoneOnTheSidesOfAnEdge() {
        DigitSweep duration = new DigitSweep(10, 50, 20, Dialling.DEFAULT::lasting);
        assertThat(duration.x()).containsExactly(10, 30, 50);
        assertThat(duration.foundPercent()).containsExactly(0, 100, 100);
        assertThat(duration.lastWithAll(50, -1)).isEqualTo(30);
        assertThat(duration.firstWithNone(-1)).isEqualTo(10);
        assertThat(duration.firstWithNone(1)).isNaN();
        assertThat(duration.wrong()).isZero();
    }
}
