package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tutti.rtp.jitter.TestSource.MILLI;
import static tutti.rtp.jitter.TestSource.tick;

import org.junit.jupiter.api.Test;
import tutti.rtp.jitter.JitterBuffer.Offer;
import tutti.rtp.jitter.JitterBuffer.Take;

class JitterBufferTest {
    private final TestSource source = new TestSource();

    private void play(int from, int to) {
        for (int n = from; n < to; n++) {
            assertThat(source.offer(n)).isEqualTo(Offer.ACCEPTED);
            assertThat(source.take(n)).isEqualTo(n == 0 ? Take.TALKSPURT : Take.FRAME);
            assertThat(source.tag()).isEqualTo(n);
        }
    }

    @Test
    void playsEachPacketAtTheTickAfterItCame() {
        play(0, 100);

        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
        assertThat(source.buffer.excessNanos()).isZero();
    }

    @Test
    void wrapsSequenceNumberAndTimestamp() {
        TestSource wrapping = new TestSource(JitterBufferSettings.TELEPHONE, 65_500, Integer.MAX_VALUE - 5_000);
        for (int n = 0; n < 70_000; n++) {
            wrapping.offer(n);
            assertThat(wrapping.take(n)).isEqualTo(n == 0 ? Take.TALKSPURT : Take.FRAME);
        }
        assertThat(wrapping.buffer.statistics().resets()).isZero();
    }

    @Test
    void isSilentBeforeTheFirstPacket() {
        assertThat(source.take(0)).isEqualTo(Take.SILENCE);
        assertThat(source.buffer.lastPacketAgeNanos(tick(0))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void holdsAPacketThatCameJustBeforeItsTickForOneTickMore() {
        for (int n = 0; n < 20; n++) {
            source.offer(n, 9.6);
            Take expected = n == 0 ? Take.EARLY : n == 1 ? Take.TALKSPURT : Take.FRAME;
            assertThat(source.take(n)).isEqualTo(expected);
        }
        assertThat(source.buffer.delayNanos()).isEqualTo(20_400_000);
    }

    @Test
    void playsEverythingOfAStreamThatIsMerelyBunched() {
        play(0, 10);
        // Nothing comes for 50 ms, then three at once; and this every 60 ms from now on.
        int played = 10;
        int empty = 0;
        for (int n = 10; n < 100; n++) {
            if (n % 3 == 0) {
                for (int i = n - 2; i <= n; i++) {
                    source.offer(i, (n - i) * 20);
                }
            }
            if (source.take(n) == Take.EMPTY) {
                empty++;
            } else {
                assertThat(source.tag()).isEqualTo(played++);
            }
        }
        assertThat(empty).isEqualTo(2);
        assertThat(source.buffer.statistics().lost()).isZero();
        assertThat(source.buffer.statistics().skipped()).isZero();
    }

    @Test
    void saysHowMuchIsLostAndKeepsTheTime() {
        play(0, 10);
        assertThat(source.take(10)).isEqualTo(Take.EMPTY);
        assertThat(source.take(11)).isEqualTo(Take.EMPTY);
        source.offer(12);

        assertThat(source.take(12)).isEqualTo(Take.LOST);
        assertThat(source.buffer.lostRtpTicks()).isEqualTo(2 * TestSource.TICKS);
        assertThat(source.take(12)).isEqualTo(Take.FRAME);
        assertThat(source.tag()).isEqualTo(12);
        assertThat(source.buffer.statistics().lost()).isEqualTo(2);
    }

    @Test
    void holdsPacketsForWhoWantsThemHeldAndGivesTheDelayBack() {
        play(0, 20);
        source.buffer.hold(20 * MILLI);
        assertThat(source.buffer.excessNanos()).as("a frame is to be put in").isEqualTo(-20 * MILLI);

        source.buffer.measureDelayAnew();
        assertThat(source.take(20)).isEqualTo(Take.EMPTY);
        for (int n = 21; n < 50; n++) {
            source.offer(n - 1);
            source.offer(n);
            source.take(n);
        }
        assertThat(source.buffer.delayNanos()).isEqualTo(30 * MILLI);
        assertThat(source.buffer.excessNanos()).isZero();

        source.buffer.hold(0);
        assertThat(source.buffer.excessNanos()).isEqualTo(20 * MILLI);
    }

    @Test
    void holdsATalkspurtFromItsFirstPacketOn() {
        source.buffer.hold(20 * MILLI);
        source.offer(0);
        assertThat(source.take(0)).isEqualTo(Take.EARLY);
        assertThat(source.take(1)).isEqualTo(Take.TALKSPURT);
        assertThat(source.buffer.delayNanos()).isEqualTo(30 * MILLI);
    }

    @Test
    void neverHoldsAPacketBeyondTheCap() {
        source.buffer.hold(10_000 * MILLI);
        int tick = 0;
        do {
            source.offer(tick);
        } while (source.take(tick++) != Take.TALKSPURT && tick < 50);
        assertThat(source.buffer.delayNanos()).isBetween(100 * MILLI, JitterBufferSettings.TELEPHONE.delayCapNanos());
    }

    @Test
    void holdsNothingOfANewSource() {
        source.buffer.hold(20 * MILLI);
        source.buffer.restart(8000);
        play(0, 20);
        assertThat(source.buffer.excessNanos()).isZero();
    }

    @Test
    void putsReorderedPacketsBackInOrder() {
        play(0, 3);
        assertThat(source.offer(4, -25)).isEqualTo(Offer.ACCEPTED);
        assertThat(source.offer(3)).isEqualTo(Offer.ACCEPTED);

        assertThat(source.take(3)).isEqualTo(Take.FRAME);
        assertThat(source.tag()).isEqualTo(3);
        assertThat(source.take(4)).isEqualTo(Take.FRAME);
        assertThat(source.tag()).isEqualTo(4);
        assertThat(source.buffer.statistics().reordered()).isEqualTo(1);
    }

    @Test
    void putsTheVeryFirstPacketsBackInOrder() {
        source.offer(1, -25);
        source.offer(0);

        assertThat(source.take(0)).isEqualTo(Take.TALKSPURT);
        assertThat(source.tag()).isZero();
    }

    @Test
    void tellsDuplicateFromLate() {
        play(0, 10);
        source.offer(11, -20);
        source.take(10);
        source.take(10);

        assertThat(source.offer(11)).isEqualTo(Offer.DUPLICATE);
        assertThat(source.offer(9)).isEqualTo(Offer.DUPLICATE);
        assertThat(source.offer(10, 12)).isEqualTo(Offer.LATE);
        assertThat(source.buffer.statistics().duplicates()).isEqualTo(2);
        assertThat(source.buffer.statistics().late()).isEqualTo(1);
    }

    @Test
    void rejectsAPayloadThatIsTooLong() {
        Offer offer = source.buffer.offer(1, 1, false, 0, 160, new byte[1281], 0, 1281, tick(0));

        assertThat(offer).isEqualTo(Offer.OVERSIZE);
        assertThat(source.buffer.statistics().oversize()).isEqualTo(1);
        assertThat(source.take(1)).isEqualTo(Take.SILENCE);
    }

    @Test
    void pushesOutTheOldestWhenAllSlotsAreTaken() {
        TestSource small = new TestSource(new JitterBufferSettings(20 * MILLI, 200 * MILLI, 8, 160), 7, 7);
        for (int n = 0; n < 8; n++) {
            assertThat(small.offer(n)).isEqualTo(Offer.ACCEPTED);
        }
        assertThat(small.offer(8)).isEqualTo(Offer.OVERFLOW);
        assertThat(small.buffer.statistics().overflows()).isEqualTo(1);
        assertThat(small.buffer.size()).isEqualTo(8);
        assertThat(small.take(8)).isEqualTo(Take.TALKSPURT);
    }

    @Test
    void waitsOneHundredMillisecondsForALatePacketThenFallsSilent() {
        play(0, 5);
        for (int n = 5; n < 10; n++) {
            assertThat(source.take(n)).isEqualTo(Take.EMPTY);
        }
        assertThat(source.take(10)).isEqualTo(Take.SILENCE);
        assertThat(source.buffer.lastPacketAgeNanos(tick(10))).isEqualTo(130 * MILLI);
    }

    @Test
    void dropsTheBacklogOfAnOutageAndIsBackAtTheUsualDelay() {
        play(0, 50);
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
        play(0, 50);
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
        play(0, 10);
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
        play(0, 10);
        source.buffer.offerSilence(source.firstSequence + 10, tick(10) - 10 * MILLI);
        assertThat(source.take(10)).isEqualTo(Take.SILENCE);
        source.offer(source.firstSequence + 11, source.firstTimestamp + 15 * 160, true, 15, tick(15) - 10 * MILLI);

        assertThat(source.take(15)).isEqualTo(Take.TALKSPURT);
        assertThat(source.tag()).isEqualTo(15);
    }

    @Test
    void isNotDisturbedByAForeignPacketAmidstSpeech() {
        play(0, 10);
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
        play(0, 200);
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
        play(0, 50);
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
        play(0, 50);
        for (int n = 50; n < 80; n++) {
            source.take(n);
        }
        source.offer(source.firstSequence + 50, source.firstTimestamp + 50 * 160, true, 50, tick(80) - 10 * MILLI);

        assertThat(source.take(80)).isEqualTo(Take.TALKSPURT);
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void forgetsTheOldSourceOnRestart() {
        play(0, 50);
        source.offer(50);
        source.buffer.restart(48_000);
        assertThat(source.take(50)).isEqualTo(Take.SILENCE);

        source.buffer.offer(9, 9, true, 111, 960, new byte[10], 0, 10, tick(51) - 10 * MILLI);
        assertThat(source.take(51)).isEqualTo(Take.TALKSPURT);
        assertThat(source.buffer.payloadType()).isEqualTo(111);
        assertThat(source.buffer.payloadLength()).isEqualTo(10);
    }

    @Test
    void asksForLessDelayWhenNothingNeedsIt() {
        // The first packet is 60 ms late, so all are played 60 ms later than need be.
        source.offer(0, 60);
        for (int n = 1; n < 400; n++) {
            if (n > 3) {
                source.offer(n);
            } else if (n == 3) {
                for (int i = 1; i <= 3; i++) {
                    source.offer(i, (3 - i) * 20 + 1);
                }
            }
            source.take(n);
        }
        assertThat(source.buffer.delayNanos()).isEqualTo(70 * MILLI);
        assertThat(source.buffer.excessNanos()).isEqualTo(60 * MILLI);
    }

    @Test
    void stillKnowsItsDelayWhenItIsToBeMeasuredAnew() {
        play(0, 50);
        source.buffer.measureDelayAnew();
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void asksForMoreDelayBeforeASlowSenderComesTooLate() {
        // The sender's clock is 200 ppm slow: 0.2 ms of slack go in every second.
        int n = 0;
        while (source.buffer.excessNanos() >= 0) {
            source.offer(n, n * 0.004);
            assertThat(source.take(n)).isEqualTo(n == 0 ? Take.TALKSPURT : Take.FRAME);
            n++;
        }
        assertThat(n * 0.004).isBetween(9.0, 9.4);
        assertThat(source.buffer.excessNanos()).isEqualTo(-20 * MILLI);
    }

    @Test
    void neverExceedsTheCapForLong() {
        play(0, 50);
        // Ticks are served, but the playing has fallen behind by 300 ms: a processor that skipped ticks.
        for (int n = 50; n < 65; n++) {
            source.offer(n);
        }
        int capped = -1;
        for (int n = 65; n < 120; n++) {
            source.offer(n);
            if (source.take(n) == Take.TALKSPURT) {
                capped = n;
            }
        }
        assertThat(capped).isBetween(65, 75);
        assertThat(source.buffer.statistics().capped()).isEqualTo(1);
        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void refusesLimitsThatCannotWork() {
        assertThatThrownBy(() -> new JitterBufferSettings(20, 200, 48, 100)).hasMessageContaining("power of two");
        assertThatThrownBy(() -> new JitterBufferSettings(20, 10, 64, 100)).hasMessageContaining("delayCapNanos");
        assertThatThrownBy(() -> source.buffer.restart(0)).hasMessageContaining("rtpClockHz");
    }
}
