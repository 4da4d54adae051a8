package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tutti.rtp.jitter.TestSource.MILLI;
import static tutti.rtp.jitter.TestSource.tick;

import org.junit.jupiter.api.Test;
import tutti.rtp.jitter.JitterBuffer.Offer;
import tutti.rtp.jitter.JitterBuffer.Take;

/// What becomes of each packet: in order, lost, late, twice, too long, too many.
class JitterBufferTest {
    private final TestSource source = new TestSource();

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
    void saysHowMuchIsLostAndKeepsTheTime() {
        source.play(0, 10);
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
    void putsReorderedPacketsBackInOrder() {
        source.play(0, 3);
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
        source.play(0, 10);
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
    void refusesLimitsThatCannotWork() {
        assertThatThrownBy(() -> new JitterBufferSettings(20, 200, 48, 100)).hasMessageContaining("power of two");
        assertThatThrownBy(() -> new JitterBufferSettings(20, 10, 64, 100)).hasMessageContaining("delayCapNanos");
        assertThatThrownBy(() -> source.buffer.restart(0)).hasMessageContaining("rtpClockHz");
    }
}
