package tutti.rtp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.RtpPacket.Verdict;

class RtpWriterTest {
    private static final int PCMA = 8;
    private static final int FRAME_RTP_TICKS = 160;

    private final RtpWriter writer = new RtpWriter(new Random(42));
    private final byte[] out = new byte[200];
    private final RtpPacket packet = new RtpPacket();

    @Test
    void theSequenceGrowsByOnePerPacketAndWraps() {
        int first = send(false).sequence();
        for (int i = 1; i < 70_000; i++) {
            assertThat(send(false).sequence()).isEqualTo((first + i) & 0xFFFF);
        }
    }

    @Test
    void theTimestampRunsWithTheMediaClockThroughSilence() {
        int first = send(true).rtpTimestamp();
        for (int mutedFrame = 0; mutedFrame < 50; mutedFrame++) {
            writer.advance(FRAME_RTP_TICKS);
        }

        RtpPacket afterMute = send(true);

        assertThat(afterMute.rtpTimestamp() - first).isEqualTo(51 * FRAME_RTP_TICKS);
    }

    @Test
    void theMarkerIsOnTheFirstPacketOfATalkspurtOnly() {
        assertThat(send(true).marker()).isTrue();
        assertThat(send(false).marker()).isFalse();
        assertThat(packet.payloadType()).isEqualTo(PCMA);
    }

    @Test
    void oneSsrcForTheWholeStream() {
        int ssrc = send(true).ssrc();
        for (int i = 0; i < 100; i++) {
            assertThat(send(false).ssrc()).isEqualTo(ssrc).isEqualTo(writer.ssrc());
        }
    }

    @Test
    void countsPacketsAndPayloadOctetsForTheSenderReport() {
        for (int i = 0; i < 10; i++) {
            send(false);
        }
        assertThat(writer.packets()).isEqualTo(10);
        assertThat(writer.octets()).isEqualTo(1600);
    }

    @Test
    void anEventPacketKeepsTheTimestampItIsGiven() {
        int began = writer.rtpTimestamp();
        writer.advance(FRAME_RTP_TICKS);

        int length = writer.writeAt(out, 0, 101, false, 4, began);

        assertThat(packet.wrap(out, 0, length)).isEqualTo(Verdict.OK);
        assertThat(packet.rtpTimestamp()).isEqualTo(began);
        assertThat(packet.payloadLength()).isEqualTo(4);
    }

    @Test
    void differentGeneratorsGiveDifferentStreamsAndTheSameSeedTheSame() {
        assertThat(new RtpWriter(new Random(1)).ssrc()).isNotEqualTo(new RtpWriter(new Random(2)).ssrc());
        assertThat(new RtpWriter(new Random(1)).rtpTimestamp()).isEqualTo(new RtpWriter(new Random(1)).rtpTimestamp());
    }

    @Test
    void rfc3550Section82AfterACollisionTheSsrcIsNewAndTheCountsStartAgain() {
        int old = send(false).ssrc();

        writer.renewSsrc(new Random(7));

        assertThat(writer.ssrc()).isNotEqualTo(old);
        assertThat(writer.packets()).isZero();
        assertThat(writer.octets()).isZero();
    }

    @Test
    void noRoomOrAWrongPayloadTypeIsTheCallersMistake() {
        assertThatThrownBy(() -> writer.write(out, 100, PCMA, false, 160))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> writer.write(out, 0, 128, false, 160))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..127");
        assertThat(writer.packets()).isZero();
    }

    private RtpPacket send(boolean talkspurtStart) {
        int length = writer.write(out, 0, PCMA, talkspurtStart, FRAME_RTP_TICKS);
        writer.advance(FRAME_RTP_TICKS);
        assertThat(packet.wrap(out, 0, length)).isEqualTo(Verdict.OK);
        return packet;
    }
}
