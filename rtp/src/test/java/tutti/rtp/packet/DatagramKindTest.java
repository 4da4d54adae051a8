package tutti.rtp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatagramKindTest {
    @Test
    void rfc7983Section7TellsEveryFirstOctet() {
        for (int first = 0; first < 256; first++) {
            assertThat(kind(first, 0)).as("first octet %d", first).isEqualTo(expected(first));
        }
    }

    @Test
    void rfc5761Section4TellsRtcpFromRtpByTheSecondOctet() {
        for (int second = 0; second < 256; second++) {
            assertThat(kind(0x80, second))
                    .as("second octet %d", second)
                    .isEqualTo(second >= 192 && second <= 223 ? DatagramKind.RTCP : DatagramKind.RTP);
        }
    }

    @Test
    void aDatagramOfOneOctetOrNoneIsUnknown() {
        assertThat(DatagramKind.of(new byte[] {(byte) 0x80}, 0, 1)).isEqualTo(DatagramKind.UNKNOWN);
        assertThat(DatagramKind.of(new byte[0], 0, 0)).isEqualTo(DatagramKind.UNKNOWN);
    }

    private static DatagramKind kind(int first, int second) {
        return DatagramKind.of(new byte[] {7, (byte) first, (byte) second}, 1, 2);
    }

    private static DatagramKind expected(int first) {
        return switch (first >> 2) {
            case 0 -> DatagramKind.STUN;
            case 4 -> DatagramKind.ZRTP;
            case 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 -> DatagramKind.DTLS;
            case 16, 17, 18, 19 -> DatagramKind.TURN_CHANNEL;
            default -> first >= 128 && first < 192 ? DatagramKind.RTP : DatagramKind.UNKNOWN;
        };
    }
}
