package tutti.rtp.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.rtp.source.RtpSource.Verdict;

class SsrcChangeTest {
    private static final int A = 0xAAAA;
    private static final int B = 0xBBBB;

    private final RtpSource source = new RtpSource(8000, 0x0707);
    private final Sender sender = new Sender();
    private int frame;

    @BeforeEach
    void aTalksForASecond() {
        for (; frame < 50; frame++) {
            give(A);
        }
    }

    @Test
    void aNewSsrcIsTakenWithItsSecondPacketWhenTheOldIsSilent() {
        assertThat(give(B)).isEqualTo(Verdict.PROBATION);
        frame++;
        assertThat(give(B)).isEqualTo(Verdict.SOURCE_TAKEN);
        assertThat(source.ssrc()).isEqualTo(B);
        assertThat(source.statistics().ssrcChanges()).isEqualTo(1);
    }

    @Test
    void aNewSsrcIsTakenWithin60MillisWhenTheOldGoesOn() {
        int began = frame;
        while (source.ssrc() == A) {
            give(A);
            give(B);
            frame++;
            assertThat(frame - began).as("frames of 20 ms").isLessThanOrEqualTo(3);
        }
        assertThat(source.ssrc()).isEqualTo(B);
    }

    @Test
    void twoSendersThatBothGoOnDoNotMakeTheAudioFlap() {
        bothTalk(500);
        assertThat(source.statistics().ssrcChanges()).isEqualTo(1);
        assertThat(source.ssrc()).isEqualTo(B);
    }

    @Test
    void aDisplacedSsrcComesBackWhenItsSuccessorStops() {
        bothTalk(50);

        int began = frame;
        while (source.ssrc() == B) {
            give(A);
            frame++;
            assertThat(frame - began).as("frames of 20 ms").isLessThanOrEqualTo(Successor.RETURN_PACKETS);
        }

        assertThat(source.statistics().ssrcChanges()).isEqualTo(2);
    }

    @Test
    void anSsrcThatWasAwayComesBackLikeANewOne() {
        for (int i = 0; i < 20; i++, frame++) {
            give(B);
        }

        assertThat(give(A)).isEqualTo(Verdict.PROBATION);
        frame++;
        assertThat(give(A)).isEqualTo(Verdict.SOURCE_TAKEN);
    }

    @Test
    void strayPacketsOfOtherSsrcsNeverTakeOver() {
        for (int i = 0; i < 300; i++, frame++) {
            give(A);
            assertThat(give(0x1000 + i)).isEqualTo(Verdict.PROBATION);
        }
        assertThat(source.ssrc()).isEqualTo(A);
        assertThat(source.statistics().ssrcChanges()).isZero();
        assertThat(source.statistics().lost()).isZero();
    }

    @Test
    void keepAlivesOfAnotherSsrcNeverTakeOver() {
        for (int keepAlive = 0; keepAlive < 20; keepAlive++) {
            for (int i = 0; i < 50; i++, frame++) {
                give(A);
            }
            source.accept(sender.packet(B, keepAlive, 0), frame * Sender.FRAME_NANOS);
        }
        assertThat(source.statistics().ssrcChanges()).isZero();
    }

    @Test
    void strayPacketsOfOtherSsrcsDoNotHoldBackTheFirstSource() {
        RtpSource fresh = new RtpSource(8000, 0x0707);
        sender.give(fresh, 0x1000, 0);
        assertThat(sender.give(fresh, A, 0)).isEqualTo(Verdict.PROBATION);
        sender.give(fresh, 0x1001, 1);
        assertThat(sender.give(fresh, A, 1)).isEqualTo(Verdict.SOURCE_TAKEN);
        assertThat(fresh.statistics().candidatesReplaced()).isEqualTo(1);
    }

    @Test
    void twoSourcesThatBeginTogetherAreDecidedWithTheSecondPacketOfTheFirst() {
        RtpSource fresh = new RtpSource(8000, 0x0707);
        sender.give(fresh, A, 0);
        sender.give(fresh, B, 0);
        assertThat(sender.give(fresh, A, 1)).isEqualTo(Verdict.SOURCE_TAKEN);
        assertThat(sender.give(fresh, B, 1)).as("the loser is a newcomer").isEqualTo(Verdict.PROBATION);
        for (int sequence = 2; sequence < 200; sequence++) {
            sender.give(fresh, A, sequence);
            sender.give(fresh, B, sequence);
        }
        assertThat(fresh.statistics().ssrcChanges()).isEqualTo(1);
        assertThat(fresh.statistics().candidatesReplaced()).isZero();
    }

    @Test
    void lossesOfTheOldSsrcStayInTheCallsCount() {
        frame += 5;
        give(A);
        for (int i = 0; i < 3; i++) {
            frame++;
            give(B);
        }
        assertThat(source.statistics().lost()).isEqualTo(5);
        assertThat(source.cumulativeLost()).as("of the new SSRC alone").isZero();
    }

    private void bothTalk(int frames) {
        for (int i = 0; i < frames; i++, frame++) {
            give(A);
            give(B);
        }
    }

    private Verdict give(int ssrc) {
        return sender.give(source, ssrc, frame);
    }
}
