package tutti.rtp.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tutti.rtp.source.RtpSource.Verdict;

class RtpSourceTest {
    private static final int OWN = 0x0707;
    private static final int A = 0xAAAA;

    private final RtpSource source = new RtpSource(8000, OWN);
    private final Sender sender = new Sender();

    @Test
    void rfc3550A1ASourceIsValidAfterTwoPacketsInSequence() {
        assertThat(give(10)).isEqualTo(Verdict.PROBATION);
        assertThat(source.valid()).isFalse();
        assertThat(give(11)).isEqualTo(Verdict.SOURCE_TAKEN);
        assertThat(source.valid()).isTrue();
        assertThat(source.ssrc()).isEqualTo(A);
        assertThat(give(12)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void rfc3550A1AGapInProbationBeginsItAgain() {
        assertThat(give(10)).isEqualTo(Verdict.PROBATION);
        assertThat(give(12)).isEqualTo(Verdict.PROBATION);
        assertThat(give(14)).isEqualTo(Verdict.PROBATION);
        assertThat(give(15)).isEqualTo(Verdict.SOURCE_TAKEN);
        assertThat(source.statistics().lost()).isZero();
    }

    @Test
    void theKeptFirstPacketCountsAsReceivedAndLeavesNoHole() {
        give(10);
        give(11);

        assertThat(source.packetExtendedSequence() & 0xFFFF).isEqualTo(11);
        assertThat(source.statistics().packets()).isEqualTo(2);
        assertThat(source.statistics().lost()).isZero();
    }

    @Test
    void rfc3550A1TheExtendedSequenceCountsThroughTheWrap() {
        validAt(65_533);
        long before = source.packetExtendedSequence();

        for (int sequence = 65_535; sequence < 65_550; sequence++) {
            assertThat(give(sequence)).isEqualTo(Verdict.ACCEPTED);
        }

        assertThat(source.packetExtendedSequence() - before).isEqualTo(15);
        assertThat(source.extendedHighestSequence()).isEqualTo(0x1_0000 + 13);
        assertThat(source.statistics().lost()).isZero();
    }

    @Test
    void aLatePacketAcrossTheWrapHasItsOwnPlace() {
        validAt(65_533);
        give(65_536);
        long afterTheWrap = source.packetExtendedSequence();

        assertThat(give(65_535)).isEqualTo(Verdict.ACCEPTED);

        assertThat(source.packetExtendedSequence()).isEqualTo(afterTheWrap - 1);
        assertThat(source.statistics().reordered()).isEqualTo(1);
        assertThat(source.statistics().lost()).isZero();
    }

    @Test
    void aDropoutOf2999IsFollowedAndCountedAsLost() {
        validAt(0);
        assertThat(give(1 + SequenceTracker.MAX_DROPOUT - 1)).isEqualTo(Verdict.ACCEPTED);
        assertThat(source.statistics().lost()).isEqualTo(SequenceTracker.MAX_DROPOUT - 2);
    }

    @Test
    void rfc3550A1AJumpOf3000IsFollowedOnlyWhenTheNextPacketConfirmsIt() {
        validAt(0);
        int jump = 1 + SequenceTracker.MAX_DROPOUT;

        assertThat(give(jump)).isEqualTo(Verdict.PROBATION);
        assertThat(give(2)).as("the old numbers still count").isEqualTo(Verdict.ACCEPTED);
        assertThat(give(jump + 1)).as("bad_seq was forgotten").isEqualTo(Verdict.PROBATION);
        assertThat(give(jump + 2)).isEqualTo(Verdict.RESTARTED);

        assertThat(source.statistics().restarts()).isEqualTo(1);
        assertThat(source.statistics().lost()).isZero();
    }

    @Test
    void rfc3550A1AStepBackOf99IsLateAndOf100IsAJump() {
        validAt(1000);
        give(1002);
        assertThat(give(1002 - SequenceTracker.MAX_MISORDER + 1)).isEqualTo(Verdict.ACCEPTED);
        assertThat(give(1002 - SequenceTracker.MAX_MISORDER)).isEqualTo(Verdict.PROBATION);
    }

    @Test
    void duplicatesAreNamedHoweverLateTheyAreAndOnlyOnce() {
        validAt(0);
        give(2);
        give(4);

        assertThat(give(4)).isEqualTo(Verdict.DUPLICATE);
        assertThat(give(3)).isEqualTo(Verdict.ACCEPTED);
        assertThat(give(3)).isEqualTo(Verdict.DUPLICATE);
        assertThat(give(0)).as("the packet of the probation").isEqualTo(Verdict.DUPLICATE);

        assertThat(source.statistics().packets()).isEqualTo(5);
        assertThat(source.statistics().duplicates()).isEqualTo(3);
        assertThat(source.statistics().reordered()).isEqualTo(1);
    }

    @Test
    void rfc3550A3FractionAndCumulativeLossOfARun() {
        validAt(0);
        for (int sequence = 2; sequence < 100; sequence++) {
            if (sequence % 4 != 0) {
                give(sequence);
            }
        }

        assertThat(source.cumulativeLost()).isEqualTo(24);
        assertThat(source.takeFractionLost()).isEqualTo(24 * 256 / 100);
        give(100);
        assertThat(source.takeFractionLost())
                .as("none lost in the second interval")
                .isZero();
        assertThat(source.cumulativeLost()).isEqualTo(24);
    }

    @Test
    void rfc3550A3DuplicatesMakeTheReportedLossNegativeButNotOurs() {
        validAt(0);
        give(1);
        give(1);

        assertThat(source.cumulativeLost()).isEqualTo(-2);
        assertThat(source.takeFractionLost()).isZero();
        assertThat(source.statistics().lost()).isZero();
    }

    @Test
    void aReportBlockIsDueOnlyForASourceHeardSinceTheLast() {
        assertThat(source.heardSinceReport()).isFalse();
        validAt(0);
        assertThat(source.heardSinceReport()).isTrue();
        source.takeFractionLost();
        assertThat(source.heardSinceReport()).isFalse();
        give(2);
        assertThat(source.heardSinceReport()).isTrue();
    }

    @Test
    void rfc3550Section82OurOwnSsrcIsReportedAndChangesNothing() {
        validAt(0);

        assertThat(sender.give(source, OWN, 2)).isEqualTo(Verdict.OWN_SSRC);

        assertThat(source.statistics().ownSsrcPackets()).isEqualTo(1);
        assertThat(give(2)).isEqualTo(Verdict.ACCEPTED);
        source.changeOwnSsrc(0x0808);
        assertThat(sender.give(source, OWN, 500)).isEqualTo(Verdict.PROBATION);
    }

    @Test
    void aClockThatIsNoneIsTheCallersMistake() {
        assertThatThrownBy(() -> new RtpSource(0, OWN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> source.changeClock(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void validAt(int sequence) {
        assertThat(give(sequence)).isEqualTo(Verdict.PROBATION);
        assertThat(give(sequence + 1)).isEqualTo(Verdict.SOURCE_TAKEN);
    }

    private Verdict give(int sequence) {
        return sender.give(source, A, sequence);
    }
}
