package tutti.rtp.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TelephoneEventReceiverTest {
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int FIVE = 5;

    private final DigitLog log = new DigitLog();
    private final TelephoneEventReceiver receiver = new TelephoneEventReceiver(8000, FRAME_NANOS, log);
    private final EventPackets packets = new EventPackets();
    private long nowNanos;

    @Test
    void rfc4733AWholePressIsOneDigitWithItsDuration() {
        start(FIVE, 8000, 160);
        more(FIVE, 8000, 320);
        more(FIVE, 8000, 480);
        end(FIVE, 8000, 640);
        assertThat(log.lines).containsExactly("5 down@8000", "5 up@8000+640");
    }

    @Test
    void rfc4733Section32EveryCodeHasItsDigit() {
        for (int code = 0; code < 16; code++) {
            start(code, code * 1600, 160);
            end(code, code * 1600, 800);
        }
        assertThat(log.digits()).isEqualTo("0123456789*#ABCD");
    }

    @Test
    void rfc4733Section2514TheRepeatedEndIsNoSecondDigit() {
        start(FIVE, 0, 160);
        end(FIVE, 0, 320);
        end(FIVE, 0, 320);
        end(FIVE, 0, 320);
        silence(10);
        end(FIVE, 0, 320);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+320");
    }

    @Test
    void rfc4733Section252ALostStartIsMadeUpForByAnyLaterPacket() {
        more(FIVE, 0, 480);
        end(FIVE, 0, 640);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+640");
    }

    @Test
    void aSingleEndPacketIsADigit() {
        end(FIVE, 0, 640);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+640");
    }

    @Test
    void aLostEndIsMadeUpForAfterThreePacketTimes() {
        start(FIVE, 0, 160);
        more(FIVE, 0, 320);
        silence(2);
        assertThat(receiver.pressed()).isTrue();
        silence(1);
        assertThat(receiver.pressed()).isFalse();
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+320");
    }

    @Test
    void aLostEndIsMadeUpForByTheNextPress() {
        start(FIVE, 0, 160);
        start(FIVE, 400, 160);
        end(FIVE, 400, 320);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+160", "5 down@400", "5 up@400+320");
    }

    @Test
    void packetsAfterATimeOutBelongToTheSamePress() {
        start(FIVE, 0, 160);
        silence(5);
        more(FIVE, 0, 1120);
        end(FIVE, 0, 1280);
        assertThat(log.digits()).isEqualTo("5");
    }

    @Test
    void aSenderThatReportsEach50MillisIsWaitedForThreeTimesThat() {
        start(FIVE, 0, 400);
        nowNanos += 30_000_000L;
        more(FIVE, 0, 800);
        silence(7);
        assertThat(receiver.pressed()).as("140 ms later").isTrue();
        silence(1);
        assertThat(receiver.pressed()).as("160 ms later").isFalse();
    }

    @Test
    void theWaitForALostEndHasALimit() {
        start(FIVE, 0, 160);
        more(FIVE, 0, 8000);
        silence(14);
        assertThat(receiver.pressed()).isTrue();
        silence(1);
        assertThat(receiver.pressed()).as("three times PACKET_TIME_NANOS_MAX").isFalse();
    }

    @Test
    void packetsInWrongOrderAreOneDigit() {
        more(FIVE, 0, 320);
        start(FIVE, 0, 160);
        end(FIVE, 0, 640);
        more(FIVE, 0, 480);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+640");
    }

    @Test
    void aLatePacketOfTheEarlierPressIsNoDigitAndEndsNothing() {
        start(1, 0, 160);
        end(1, 0, 480);
        start(2, 1600, 160);
        end(1, 0, 480);
        more(2, 1600, 320);
        end(2, 1600, 480);
        assertThat(log.lines).containsExactly("1 down@0", "1 up@0+480", "2 down@1600", "2 up@1600+480");
        assertThat(receiver.stalePackets()).isEqualTo(1);
    }

    @Test
    void twoPressesOfOneKeyAreTwoDigits() {
        start(FIVE, 0, 160);
        end(FIVE, 0, 480);
        start(FIVE, 480, 160);
        end(FIVE, 480, 960);
        assertThat(log.digits()).isEqualTo("55");
    }

    @Test
    void theTimestampMayWrapWithinAndBetweenPresses() {
        start(FIVE, -800, 160);
        end(FIVE, -800, 480);
        start(6, 800, 160);
        end(6, 800, 480);
        assertThat(log.digits()).isEqualTo("56");
    }

    @Test
    void rfc4733Section2513ASegmentWithoutMarkerGoesOnWithThePress() {
        start(FIVE, 0, 160);
        more(FIVE, 0, 0xFFFF);
        more(FIVE, 0xFFFF, 160);
        end(FIVE, 0xFFFF, 320);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+" + (0xFFFF + 320));
    }

    @Test
    void aSegmentWhoseEndWasLostStillGoesOnWithThePress() {
        start(FIVE, 0, 160);
        more(FIVE, 0, 65_440);
        more(FIVE, 0xFFFF, 160);
        end(FIVE, 0xFFFF, 320);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+" + (0xFFFF + 320));
    }

    @Test
    void aPressRightAfterAnotherIsNoSegmentOfItIfItHasTheMarker() {
        start(FIVE, 0, 160);
        start(FIVE, 160, 160);
        end(FIVE, 160, 320);
        assertThat(log.digits()).isEqualTo("55");
    }

    @Test
    void aSegmentAfterATimeOutIsNoSecondDigit() {
        start(FIVE, 0, 65_000);
        silence(20);
        more(FIVE, 0xFFFF, 320);
        end(FIVE, 0xFFFF, 480);
        assertThat(log.digits()).isEqualTo("5");
    }

    @Test
    void aSenderThatStartsItsClockAnewIsHeard() {
        start(1, 1_000_000, 160);
        end(1, 1_000_000, 480);
        start(2, 1000, 160);
        end(2, 1000, 480);
        assertThat(log.digits()).isEqualTo("12");
    }

    @Test
    void otherEventsAndShortPayloadsAreCountedAndChangeNothing() {
        start(FIVE, 0, 160);
        start(16, 160, 160);
        receiver.onPacket(packets.truncated(3, true, 320), nowNanos);
        more(FIVE, 0, 320);
        start(6, 0, 160);
        end(FIVE, 0, 480);
        assertThat(log.lines).containsExactly("5 down@0", "5 up@0+480");
        assertThat(receiver.otherEventPackets()).isEqualTo(1);
        assertThat(receiver.malformedPackets()).isEqualTo(2);
    }

    @Test
    void aClockOrPacketTimeThatIsNoneIsTheCallersMistake() {
        assertThatThrownBy(() -> new TelephoneEventReceiver(0, FRAME_NANOS, log))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TelephoneEventReceiver(8000, 0, log)).isInstanceOf(IllegalArgumentException.class);
    }

    private void start(int code, int rtpTimestamp, int durationRtpTicks) {
        give(code, true, false, rtpTimestamp, durationRtpTicks);
    }

    private void more(int code, int rtpTimestamp, int durationRtpTicks) {
        give(code, false, false, rtpTimestamp, durationRtpTicks);
    }

    private void end(int code, int rtpTimestamp, int durationRtpTicks) {
        give(code, false, true, rtpTimestamp, durationRtpTicks);
    }

    private void give(int code, boolean marker, boolean end, int rtpTimestamp, int durationRtpTicks) {
        nowNanos += FRAME_NANOS;
        receiver.tick(nowNanos);
        receiver.onPacket(packets.report(code, marker, end, rtpTimestamp, durationRtpTicks), nowNanos);
    }

    private void silence(int frames) {
        for (int i = 0; i < frames; i++) {
            nowNanos += FRAME_NANOS;
            receiver.tick(nowNanos);
        }
    }
}
