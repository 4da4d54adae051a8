package tutti.rtp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.RtpPacket.Verdict;

class RtpPacketTest {
    private static final String HEADER = "80e5fffe89abcdef01234567";

    private final RtpPacket packet = new RtpPacket();

    @Test
    void readsEveryFieldOfThePlainHeaderOfRfc3550Section51() {
        assertThat(wrap(HEADER + "d5d5d5")).isEqualTo(Verdict.OK);

        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(101);
        assertThat(packet.sequence()).isEqualTo(0xFFFE);
        assertThat(packet.rtpTimestamp()).isEqualTo(0x89ABCDEF);
        assertThat(packet.ssrc()).isEqualTo(0x01234567);
        assertThat(packet.csrcCount()).isZero();
        assertThat(packet.extended()).isFalse();
        assertThat(packet.extensionProfile()).isZero();
        assertThat(packet.payloadLength()).isEqualTo(3);
    }

    @Test
    void readsAPacketInTheMiddleOfALargerBuffer() {
        byte[] octets = hex("ffff" + HEADER + "d5d5" + "ee");

        assertThat(packet.wrap(octets, 2, 14)).isEqualTo(Verdict.OK);

        assertThat(packet.ssrc()).isEqualTo(0x01234567);
        assertThat(packet.datagram()).isSameAs(octets);
        assertThat(packet.payloadOffset()).isEqualTo(14);
        assertThat(packet.payloadLength()).isEqualTo(2);
    }

    @Test
    void skipsCsrcsAndExtensionAndPaddingToThePayload() {
        String csrcs = "aaaaaaaa" + "bbbbbbbb";
        String extension = "bede0001" + "10ff0000";

        assertThat(wrap("b2" + HEADER.substring(2) + csrcs + extension + "0102" + "0003" + "03"))
                .isEqualTo(Verdict.OK);

        assertThat(packet.csrcCount()).isEqualTo(2);
        assertThat(packet.csrc(1)).isEqualTo(0xBBBBBBBB);
        assertThat(packet.extended()).isTrue();
        assertThat(packet.extensionProfile()).isEqualTo(0xBEDE);
        assertThat(packet.extensionOffset()).isEqualTo(24);
        assertThat(packet.extensionLength()).isEqualTo(4);
        assertThat(packet.payloadOffset()).isEqualTo(28);
        assertThat(packet.payloadLength()).isEqualTo(2);
        assertThatThrownBy(() -> packet.csrc(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void everyTruncationInsideTheHeaderIsRefusedWithItsReason() {
        byte[] whole = hex("92" + HEADER.substring(2) + "aaaaaaaabbbbbbbb" + "bede000110ff0000" + "0102");
        for (int length = 0; length < 28; length++) {
            Verdict reason = length < 20 ? Verdict.CSRC_TRUNCATED : Verdict.EXTENSION_TRUNCATED;
            assertThat(packet.wrap(Arrays.copyOf(whole, length), 0, length))
                    .as("%d octets", length)
                    .isEqualTo(length < 12 ? Verdict.TOO_SHORT : reason);
        }
        assertThat(packet.wrap(whole, 0, 28)).isEqualTo(Verdict.OK);
        assertThat(packet.payloadLength()).isZero();
    }

    @Test
    void refusesEveryVersionButTwo() {
        assertThat(wrap("00" + HEADER.substring(2))).isEqualTo(Verdict.WRONG_VERSION);
        assertThat(wrap("40" + HEADER.substring(2))).isEqualTo(Verdict.WRONG_VERSION);
        assertThat(wrap("c0" + HEADER.substring(2))).isEqualTo(Verdict.WRONG_VERSION);
    }

    @Test
    void refusesPaddingThatIsZeroOrReachesTheHeader() {
        String padded = "a0" + HEADER.substring(2);
        assertThat(wrap(padded)).as("no room for a count").isEqualTo(Verdict.BAD_PADDING);
        assertThat(wrap(padded + "000000")).as("count 0").isEqualTo(Verdict.BAD_PADDING);
        assertThat(wrap(padded + "000004")).as("count past the header").isEqualTo(Verdict.BAD_PADDING);
        assertThat(wrap(padded + "000003")).as("nothing but padding").isEqualTo(Verdict.OK);
        assertThat(packet.payloadLength()).isZero();
    }

    @Test
    void refusesAnExtensionLongerThanTheDatagram() {
        assertThat(wrap("90" + HEADER.substring(2) + "bedeffff" + "00000000")).isEqualTo(Verdict.EXTENSION_TRUNCATED);
    }

    @Test
    void aRefusedDatagramLeavesNoPayloadOfTheOneBefore() {
        wrap(HEADER + "d5d5d5");

        assertThat(wrap("00")).isEqualTo(Verdict.TOO_SHORT);

        assertThat(packet.payloadLength()).isZero();
        assertThat(packet.datagram()).isEmpty();
    }

    @Test
    void aPartOutsideTheArrayIsTheCallersMistake() {
        assertThatThrownBy(() -> packet.wrap(new byte[20], 10, 12)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private Verdict wrap(String hex) {
        byte[] octets = hex(hex);
        return packet.wrap(octets, 0, octets.length);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
