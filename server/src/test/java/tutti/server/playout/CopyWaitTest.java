package tutti.server.playout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyWaitTest {
    private static final int RATE_HZ = 8000;
    private static final int PACKET = 160;
    private static final int PACKETS_PER_SECOND = 50;
    private static final long PACKET_NANOS = 20_000_000;

    private final CopyWait wait = new CopyWait(RATE_HZ);

    /// Of `seconds` of packets every `oneIn`th is lost; 0 for none.
    private void play(int seconds, int oneIn, boolean copies) {
        for (int n = 1; n <= seconds * PACKETS_PER_SECOND; n++) {
            if (oneIn > 0 && n % oneIn == 0) wait.lost(PACKET);
            else wait.played(PACKET, copies);
        }
    }

    @Test
    void waitsForTheNextPacketWhereCopiesComeAndThreePercentAreLost() {
        assertThat(wait.nanos()).isZero();
        play(30, 33, true);
        assertThat(wait.nanos()).isEqualTo(PACKET_NANOS);
    }

    @Test
    void doesNotWaitWhereOnePercentIsLost() {
        play(60, 100, true);
        assertThat(wait.nanos()).isZero();
    }

    @Test
    void doesNotWaitForCopiesThatDoNotCome() {
        play(30, 10, false);
        assertThat(wait.nanos()).isZero();
    }

    @Test
    void goesOnWaitingInAPauseInWhichNoCopiesAreMade() {
        play(10, 10, true);
        play(5, 10, false);
        assertThat(wait.nanos()).isEqualTo(PACKET_NANOS);
        play(10, 10, false);
        assertThat(wait.nanos()).isZero();
    }

    @Test
    void waitsNoMoreSomeSecondsAfterTheLosses() {
        play(30, 10, true);
        play(5, 0, true);
        assertThat(wait.nanos()).as("it may go on").isEqualTo(PACKET_NANOS);
        play(15, 0, true);
        assertThat(wait.nanos()).isZero();
    }

    @Test
    void waitsAsLongAsAPacketIs() {
        play(30, 10, true);
        wait.played(3 * PACKET, true);
        assertThat(wait.nanos()).isEqualTo(3 * PACKET_NANOS);
    }

    @Test
    void knowsNothingOfAnotherSource() {
        play(30, 10, true);
        wait.forget();
        assertThat(wait.nanos()).isZero();
        wait.played(PACKET, true);
        assertThat(wait.nanos()).isZero();
    }
}
