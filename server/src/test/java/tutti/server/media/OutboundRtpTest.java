package tutti.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.audio.g711.G711;
import tutti.engine.mix.MixedFrame;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

/// RFC 3550 §5.1 and RFC 3551 §4.1 on the sending side: sequence, media time and marker.
class OutboundRtpTest {
    private static final int FRAME = 160;

    private record Sent(int sequence, int rtpTimestamp, boolean marker, int payloadType, byte first, int length) {}

    private final List<Sent> sent = new ArrayList<>();
    private final RtpPacket packet = new RtpPacket();
    private final OutboundRtp outbound =
            new OutboundRtp(new RtpWriter(new Random(1)), new SharedEncodings(FRAME), FRAME, this::take);
    private long frameNumber;

    private void take(byte[] bytes, int length) {
        assertThat(packet.wrap(bytes, 0, length)).isEqualTo(RtpPacket.Verdict.OK);
        sent.add(new Sent(
                packet.sequence(),
                packet.rtpTimestamp(),
                packet.marker(),
                packet.payloadType(),
                bytes[packet.payloadOffset()],
                packet.payloadLength()));
    }

    private void push(int frames) {
        int[] samples = new int[FRAME];
        Arrays.fill(samples, 1_000);
        for (int i = 0; i < frames; i++) outbound.push(new MixedFrame(samples, FRAME), frameNumber++);
    }

    private void assertNoGap(int stepTicks) {
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).sequence()).isEqualTo(sent.get(i - 1).sequence() + 1);
            assertThat(sent.get(i).rtpTimestamp() - sent.get(i - 1).rtpTimestamp())
                    .isEqualTo(stepTicks);
        }
    }

    @Test
    void everyFrameIsAPacketAndOnlyTheFirstHasTheMarker() {
        outbound.send(G711.MU_LAW, 0, 20);
        push(50);
        assertThat(sent).hasSize(50);
        assertNoGap(FRAME);
        assertThat(sent.stream().filter(Sent::marker)).containsExactly(sent.getFirst());
        assertThat(sent).allMatch(p -> p.length() == 160 && p.first() == G711.MU_LAW.encode(1_000));
    }

    @Test
    void holdLeavesNoGapInSequenceAndTheMediaClockRunsOn() {
        outbound.send(G711.MU_LAW, 0, 20);
        push(10);
        outbound.pause();
        push(100);
        outbound.send(G711.MU_LAW, 0, 20);
        push(2);
        Sent last = sent.get(9);
        Sent resumed = sent.get(10);
        assertThat(resumed.sequence()).isEqualTo(last.sequence() + 1);
        assertThat(resumed.rtpTimestamp() - last.rtpTimestamp()).isEqualTo(101 * FRAME);
        assertThat(resumed.marker()).isTrue();
        assertThat(sent.get(11).marker()).isFalse();
    }

    @Test
    void framesThatAStalledMachineSkippedAreAGapInMediaTimeOnly() {
        outbound.send(G711.A_LAW, 8, 20);
        push(1);
        frameNumber += 7;
        push(1);
        assertThat(sent.get(1).sequence()).isEqualTo(sent.get(0).sequence() + 1);
        assertThat(sent.get(1).rtpTimestamp() - sent.get(0).rtpTimestamp()).isEqualTo(8 * FRAME);
    }

    @Test
    void packetsOfAnyNegotiatedLengthFollowEachOtherWithoutAGap() {
        for (int millis : new int[] {10, 20, 30, 40, 60}) {
            sent.clear();
            outbound.send(G711.MU_LAW, 0, millis);
            push(30);
            assertThat(sent).hasSize(600 / millis);
            assertNoGap(millis * 8);
            assertThat(sent).allMatch(p -> p.length() == millis * 8);
        }
    }

    @Test
    void aChangeOfLawTakesEffectAtOnceAndKeepsTheStream() {
        outbound.send(G711.MU_LAW, 0, 20);
        push(3);
        outbound.send(G711.A_LAW, 8, 20);
        push(3);
        assertNoGap(FRAME);
        assertThat(sent.get(3).payloadType()).isEqualTo(8);
        assertThat(sent.get(3).first()).isEqualTo(G711.A_LAW.encode(1_000));
    }
}
