package tutti.rtp.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

class TelephoneEventWriterTest {
    private static final int FRAME_RTP_TICKS = 160;

    private final RtpWriter writer = new RtpWriter(new Random(3));
    private final TelephoneEventWriter digits = new TelephoneEventWriter(FRAME_RTP_TICKS);
    private final RtpPacket packet = new RtpPacket();
    private final byte[] out = new byte[64];
    private final int began = writer.rtpTimestamp();

    @Test
    void rfc4733Section251OneTimestampAGrowingDurationAndTheEndThreeTimes() {
        digits.press('#', began, 600, 10);
        assertThat(sent())
                .containsExactly("M 11 0+160", "11 0+320", "11 0+480", "E 11 0+600", "E 11 0+600", "E 11 0+600");
        assertThat(digits.sending()).isFalse();
        assertThat(digits.write(writer, out, 0, 101)).isZero();
    }

    @Test
    void rfc4733Section2513ALongPressGoesOnInASegmentThatKeepsTheTime() {
        digits.press('1', began, 66_000, 10);
        List<String> sent = sent();
        assertThat(sent).hasSize(413 + 2);
        assertThat(sent.get(408)).isEqualTo("1 0+65440");
        assertThat(sent.get(409)).isEqualTo("1 0+65535");
        assertThat(sent.get(410)).isEqualTo("1 65535+225");
        assertThat(sent.get(412)).isEqualTo("E 1 65535+465");
    }

    @Test
    void aPressOfExactlyOneSegmentEndsInIt() {
        digits.press('1', began, 0xFFFF, 10);
        List<String> sent = sent();
        assertThat(sent.get(sent.size() - 1)).isEqualTo("E 1 0+65535");
        assertThat(sent).hasSize(410 + 2);
    }

    @Test
    void theVolumeIsInTheLowSixBits() {
        digits.press('1', began, 160, 63);
        digits.write(writer, out, 0, 101);
        assertThat(out[13] & 0x3F).isEqualTo(63);
    }

    @Test
    void misuseIsToldWithWhatToDo() {
        assertThatThrownBy(() -> digits.press('x', began, 160, 10)).hasMessageContaining("0123456789*#ABCD");
        assertThatThrownBy(() -> digits.press('1', began, 0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> digits.press('1', began, 160, 64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TelephoneEventWriter(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(digits.sending()).isFalse();
        digits.press('1', began, 160, 10);
        assertThatThrownBy(() -> digits.press('2', began, 160, 10)).isInstanceOf(IllegalStateException.class);
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        while (digits.sending()) {
            packet.wrap(out, 0, digits.write(writer, out, 0, 101));
            writer.advance(FRAME_RTP_TICKS);
            sent.add((packet.marker() ? "M " : "")
                    + ((out[13] & 0x80) != 0 ? "E " : "")
                    + out[12]
                    + " "
                    + (packet.rtpTimestamp() - began)
                    + "+"
                    + NetworkOrder.unsigned16(out, 14));
        }
        return sent;
    }
}
