package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.jitter.TestSource.MILLI;
import static tutti.rtp.jitter.TestSource.tick;

import org.junit.jupiter.api.Test;
import tutti.rtp.jitter.JitterBuffer.Offer;
import tutti.rtp.jitter.JitterBuffer.Take;

/// Outages, silences and senders that begin anew.
class JitterBufferRestTest {
    private final TestSource source = new TestSource();

    @Test
    void waitsOneHundredMillisecondsForALatePacketThenFallsSilent() {
        source.play(0, 5);
        for (int n = 5; n < 10; n++) {
            assertThat(source.take(n)).isEqualTo(Take.EMPTY);
        }
        assertThat(source.take(10)).isEqualTo(Take.SILENCE);
        assertThat(source.buffer.lastPacketAgeNanos(tick(10))).isEqualTo(130 * MILLI);
    }

    @Test
    void dropsTheBacklogOfAnOutageAndIsBackAtTheUsualDelay() {
        source.play(0, 50);
        for (int n = 50; n < 65; n++) {
            source.take(n);
        }
        for (int n = 50; n <= 65; n++) {
            source.offer(n, (65 - n) * 20);
        }
        assertThat(source.take(65)).isEqualTo(Take.TALKSPURT);
        assertThat(source.tag()).isEqualTo(65);
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
        assertThat(source.buffer.statistics().skipped()).isEqualTo(15);
    }

    @Test
    void followsAPathThatBecameLongerForGood() {
        source.play(0, 50);
        int heard = 0;
        for (int n = 50; n < 100; n++) {
            if (n >= 60) {
                source.offer(n - 10, 200);
            }
            Take take = source.take(n);
            heard += take == Take.FRAME || take == Take.TALKSPURT ? 1 : 0;
            if (n < 66) {
                // 200 ms without a packet, and 100 ms until it is sure that no better ones follow.
                assertThat(take).isNotEqualTo(Take.TALKSPURT);
            }
        }
        assertThat(heard).isGreaterThanOrEqualTo(30);
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void takesATimestampGapBetweenConsecutivePacketsForSilence() {
        source.play(0, 10);
        source.take(10);
        // Two seconds of pause: the next number, a timestamp 100 packets on, in real time.
        source.offer(source.firstSequence + 10, source.firstTimestamp + 110 * 160, true, 10, tick(110) - 10 * MILLI);

        assertThat(source.take(110)).isEqualTo(Take.TALKSPURT);
        assertThat(source.buffer.statistics().lost()).isZero();
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void isSilentAtOnceAfterAComfortNoisePacket() {
        // RFC 3389: sent at the beginning of a pause, and uses up a sequence number.
        source.play(0, 10);
        source.buffer.offerSilence(source.firstSequence + 10, tick(10) - 10 * MILLI);
        assertThat(source.take(10)).isEqualTo(Take.SILENCE);
        source.offer(source.firstSequence + 11, source.firstTimestamp + 15 * 160, true, 15, tick(15) - 10 * MILLI);

        assertThat(source.take(15)).isEqualTo(Take.TALKSPURT);
        assertThat(source.tag()).isEqualTo(15);
    }

    @Test
    void isNotDisturbedByAForeignPacketAmidstSpeech() {
        source.play(0, 10);
        source.buffer.offerSilence(source.firstSequence + 10, tick(10) - 15 * MILLI);
        source.offer(source.firstSequence + 11, source.firstTimestamp + 10 * 160, false, 10, tick(10) - 10 * MILLI);

        assertThat(source.take(10)).isEqualTo(Take.FRAME);
        assertThat(source.tag()).isEqualTo(10);
        assertThat(source.buffer.statistics().lost()).isZero();
    }

    @Test
    void startsAgainAfterATimestampJump() {
        for (int jump : new int[] {100_000_000, -100_000_000, 2_000, -2_000}) {
            TestSource jumping = new TestSource();
            for (int n = 0; n < 50; n++) {
                jumping.offer(n);
                jumping.take(n);
            }
            int sequence = jumping.firstSequence + 50;
            int timestamp = jumping.firstTimestamp + 50 * 160 + jump;

            assertThat(jumping.offer(sequence, timestamp, false, 50, tick(50) - 10 * MILLI))
                    .isEqualTo(Offer.RESET);
            assertThat(jumping.take(50)).isEqualTo(Take.TALKSPURT);
            assertThat(jumping.tag()).isEqualTo(50);
        }
    }

    @Test
    void startsAgainAtTheSecondPacketAfterTheSequenceWentBack() {
        // RFC 3550 A.1: two packets in sequence tell that the other side restarted.
        source.play(0, 200);
        int back = source.firstSequence - 5_000;
        int timestamp = source.firstTimestamp + 150 * 160;

        assertThat(source.offer(back, timestamp, false, 200, tick(200) - 10 * MILLI))
                .isEqualTo(Offer.LATE);
        assertThat(source.take(200)).isEqualTo(Take.EMPTY);
        assertThat(source.offer(back + 1, timestamp + 160, false, 201, tick(201) - 10 * MILLI))
                .isEqualTo(Offer.RESET);
        assertThat(source.take(201)).isEqualTo(Take.TALKSPURT);
        assertThat(source.tag()).isEqualTo(201);
    }

    @Test
    void playsOnWhenOnlyTheSequenceJumps() {
        for (int jump : new int[] {40, 1_000, 30_000, -30, -1_000}) {
            TestSource jumping = new TestSource();
            for (int n = 0; n < 100; n++) {
                jumping.offer(n);
                jumping.take(n);
            }
            int sequence = jumping.firstSequence + 100 + jump;
            int timestamp = jumping.firstTimestamp + 100 * 160;
            jumping.offer(sequence, timestamp, false, 100, tick(100) - 10 * MILLI);

            assertThat(jumping.take(100)).isIn(Take.FRAME, Take.TALKSPURT);
            assertThat(jumping.tag()).isEqualTo(100);
        }
    }

    @Test
    void resumesAtOnceAfterAHoldOfMinutes() {
        source.play(0, 50);
        for (int n = 50; n < 6_000; n++) {
            source.take(n);
        }
        // The timestamp rested meanwhile; without a marker.
        source.offer(source.firstSequence + 50, source.firstTimestamp + 50 * 160, false, 50, tick(6_000) - 10 * MILLI);

        assertThat(source.take(6_000)).isEqualTo(Take.TALKSPURT);
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void resumesAtOnceWhenAMarkerSaysThatTheClockRested() {
        source.play(0, 50);
        for (int n = 50; n < 80; n++) {
            source.take(n);
        }
        source.offer(source.firstSequence + 50, source.firstTimestamp + 50 * 160, true, 50, tick(80) - 10 * MILLI);

        assertThat(source.take(80)).isEqualTo(Take.TALKSPURT);
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void forgetsTheOldSourceOnRestart() {
        source.play(0, 50);
        source.offer(50);
        source.buffer.restart(48_000);
        assertThat(source.take(50)).isEqualTo(Take.SILENCE);

        source.buffer.offer(9, 9, true, 111, 960, new byte[10], 0, 10, tick(51) - 10 * MILLI);
        assertThat(source.take(51)).isEqualTo(Take.TALKSPURT);
        assertThat(source.buffer.payloadType()).isEqualTo(111);
        assertThat(source.buffer.payloadLength()).isEqualTo(10);
    }
}
