package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tutti.rtp.srtp.Packets.withRoom;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.NetworkOrder;

/// That no two packets get the same keystream, and what a sender refuses.
class SrtpSenderTest {
    private final SrtpMasterKey key = Packets.key(SrtpProfile.AES_CM_128_HMAC_SHA1_80, 1);
    private final SrtpSender sender = new SrtpSender(key);

    private int protect(int ssrc, int sequence) {
        byte[] packet = withRoom(Packets.rtp(ssrc, sequence, 20));
        return sender.protectRtp(packet, 0, 32);
    }

    /// RFC 3711 §9.1.
    @Test
    void neverUsesAnIndexTwice() {
        assertThat(protect(1, 65_535)).isEqualTo(42);
        assertThat(protect(1, 0)).isEqualTo(42);
        assertThat(protect(1, 0)).isZero();
        assertThat(protect(1, 65_535)).isZero();
        assertThat(protect(1, 1)).isEqualTo(42);
        assertThat(sender.refusedPackets()).isEqualTo(2);
    }

    @Test
    void usesAFewSourcesUnderOneKeyOnly() {
        for (int ssrc = 1; ssrc <= SrtpSender.SOURCES_MAX; ssrc++) {
            assertThat(protect(ssrc, 7)).isEqualTo(42);
        }
        assertThat(protect(99, 7)).isZero();
        assertThat(protect(1, 8)).isEqualTo(42);
        assertThat(sender.refusedPackets()).isEqualTo(1);
    }

    /// RFC 3711 §3.4: the index counts from zero, with the flag that says encrypted.
    @Test
    void countsItsReports() {
        for (int index = 0; index < 3; index++) {
            byte[] packet = withRoom(Packets.rtcp(1));
            sender.protectRtcp(packet, 0, 52);
            assertThat(NetworkOrder.int32(packet, 52)).isEqualTo(0x8000_0000 | index);
        }
    }

    /// RFC 3711 §9.2: 2³¹ SRTCP packets, then the key is used up.
    @Test
    void stopsReportingWhenTheKeyIsUsedUp() {
        SrtpSender old = new SrtpSender(
                key.profile(), SessionKeys.ofRtp(key), SessionKeys.ofRtcp(key), Integer.MAX_VALUE, new SrtpWorkspace());

        assertThat(old.protectRtcp(withRoom(Packets.rtcp(1)), 0, 52)).isEqualTo(66);
        assertThat(old.protectRtcp(withRoom(Packets.rtcp(1)), 0, 52)).isZero();
        assertThat(old.refusedPackets()).isEqualTo(1);
    }

    @Test
    void tellsTheCallerWhatItCannotProtect() {
        assertThatThrownBy(() -> sender.protectRtp(new byte[64], 0, 32)).hasMessageContaining("whole RTP packet");
        assertThatThrownBy(() -> sender.protectRtcp(new byte[64], 0, 32)).hasMessageContaining("whole RTCP packet");
        assertThatThrownBy(() -> sender.protectRtp(Packets.rtp(1, 1, 20), 0, 32))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /// Keys must not come out by a log line.
    @Test
    void hidesKeysAndComparesThem() {
        SrtpMasterKey same = SrtpMasterKey.of(key.profile(), key.keyAndSalt());

        assertThat(same).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(Packets.key(key.profile(), 2)).isNotEqualTo(key);
        assertThat(key).hasToString("a key for AES_CM_128_HMAC_SHA1_80");
        assertThatThrownBy(() -> SrtpMasterKey.of(SrtpProfile.AEAD_AES_256_GCM, new byte[30]))
                .hasMessageContaining("44 octets");
        assertThat(SrtpMasterKey.random(key.profile(), new Random(1)).keyAndSalt())
                .isEqualTo(key.keyAndSalt());
    }

    /// RFC 5764 §4.1.2, RFC 7714 §14.2, RFC 4568 §6.2.
    @Test
    void knowsProfilesByNameAndNumber() {
        for (SrtpProfile profile : SrtpProfile.values()) {
            assertThat(SrtpProfile.ofSdesName(profile.sdesName())).contains(profile);
            assertThat(SrtpProfile.ofDtlsCode(profile.dtlsCode())).contains(profile);
        }
        assertThat(SrtpProfile.ofSdesName("F8_128_HMAC_SHA1_80")).isEmpty();
        assertThat(SrtpProfile.ofDtlsCode(5)).isEmpty();
        assertThat(SrtpProfile.AES_CM_128_HMAC_SHA1_32.rtcpOverheadOctets()).isEqualTo(14);
    }
}
