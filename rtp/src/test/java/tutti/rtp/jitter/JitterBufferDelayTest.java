package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.jitter.TestSource.MILLI;

import org.junit.jupiter.api.Test;
import tutti.rtp.jitter.JitterBuffer.Take;

/// How long packets wait, and what the buffer asks its owner to do about it.
class JitterBufferDelayTest {
    private final TestSource source = new TestSource();

    @Test
    void playsEachPacketAtTheTickAfterItCame() {
        source.play(0, 100);

        assertThat(source.buffer.delayNanos()).isEqualTo(10 * MILLI);
        assertThat(source.buffer.excessNanos()).isZero();
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
        source.play(0, 10);
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
    void holdsPacketsForWhoWantsThemHeldAndGivesTheDelayBack() {
        source.play(0, 20);
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
        source.play(0, 20);
        assertThat(source.buffer.excessNanos()).isZero();
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
        source.play(0, 50);
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
        source.play(0, 50);
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
}
