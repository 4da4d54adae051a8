package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.srtp.Packets.withRoom;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is taken, what is not, and that what is not changes nothing: RFC 3711 §3.3, §3.4.
class SrtpReceiverTest {
    private static final int SSRC = 0x5501a0b2;

    private final SrtpMasterKey key = Packets.key(SrtpProfile.AES_CM_128_HMAC_SHA1_80, 1);
    private final SrtpSender sender = new SrtpSender(key);
    private final SrtpReceiver receiver = new SrtpReceiver(key);

    private byte[] sealed(int ssrc, int sequence) {
        byte[] packet = withRoom(Packets.rtp(ssrc, sequence, 160));
        return Arrays.copyOf(packet, sender.protectRtp(packet, 0, 172));
    }

    private byte[] sealed(int sequence) {
        return sealed(SSRC, sequence);
    }

    private SrtpVerdict take(byte[] packet) {
        byte[] copy = packet.clone();
        return receiver.unprotectRtp(copy, 0, copy.length);
    }

    @ParameterizedTest
    @EnumSource
    void opensWhatASenderProtects(SrtpProfile profile) {
        SrtpMasterKey both = Packets.key(profile, 2);
        SrtpSender theirs = new SrtpSender(both);
        SrtpReceiver ours = new SrtpReceiver(both);
        for (int octets : new int[] {0, 1, 15, 16, 17, 160, 191, 192, 193, 600, 1400}) {
            byte[] plain = Packets.rtp(SSRC, 1000 + octets, octets);
            byte[] datagram = new byte[plain.length + 100];
            System.arraycopy(plain, 0, datagram, 30, plain.length);

            int length = theirs.protectRtp(datagram, 30, plain.length);

            assertThat(length).isEqualTo(plain.length + profile.rtpOverheadOctets());
            assertThat(ours.unprotectRtp(datagram, 30, length)).isEqualTo(SrtpVerdict.OK);
            assertThat(ours.plainLength()).isEqualTo(plain.length);
            assertThat(Arrays.copyOfRange(datagram, 30, 30 + plain.length)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensReportsThatASenderProtects(SrtpProfile profile) {
        SrtpMasterKey both = Packets.key(profile, 2);
        SrtpSender theirs = new SrtpSender(both);
        SrtpReceiver ours = new SrtpReceiver(both);
        for (int i = 0; i < 3; i++) {
            byte[] plain = Packets.rtcp(SSRC);
            byte[] datagram = withRoom(plain);

            int length = theirs.protectRtcp(datagram, 0, plain.length);

            assertThat(length).isEqualTo(plain.length + profile.rtcpOverheadOctets());
            assertThat(Arrays.copyOf(datagram, plain.length)).isNotEqualTo(plain);
            assertThat(ours.unprotectRtcp(datagram, 0, length)).isEqualTo(SrtpVerdict.OK);
            assertThat(Arrays.copyOf(datagram, ours.plainLength())).isEqualTo(plain);
        }
    }

    /// RFC 3711 §3.1: header, CSRCs and extension stay readable; the padding count is encrypted.
    @Test
    void leavesTheHeaderReadable() {
        byte[] plain = Packets.rtp(SSRC, 7, 60);
        plain[0] = (byte) 0xB2;
        plain[12 + 8 + 2] = 0;
        plain[12 + 8 + 3] = 2;
        byte[] packet = withRoom(plain);

        sender.protectRtp(packet, 0, plain.length);

        int headerOctets = 12 + 8 + 4 + 8;
        assertThat(Arrays.copyOf(packet, headerOctets)).isEqualTo(Arrays.copyOf(plain, headerOctets));
        assertThat(Arrays.copyOfRange(packet, headerOctets, plain.length))
                .isNotEqualTo(Arrays.copyOfRange(plain, headerOctets, plain.length));
    }

    /// RFC 3711 §3.3.2.
    @Test
    void takesAPacketOnce() {
        byte[] first = sealed(100);

        assertThat(take(first)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(first)).isEqualTo(SrtpVerdict.REPLAYED);
        assertThat(receiver.packets(SrtpVerdict.OK)).isEqualTo(1);
        assertThat(receiver.packets(SrtpVerdict.REPLAYED)).isEqualTo(1);
    }

    @Test
    void takesLatePacketsWithinTheWindowOnly() {
        byte[] lost = sealed(100);
        byte[] late = sealed(101);
        byte[] newest = sealed(100 + ReplayWindow.WINDOW_PACKETS);

        assertThat(take(newest)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(late)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(lost)).isEqualTo(SrtpVerdict.TOO_OLD);
        assertThat(take(late)).isEqualTo(SrtpVerdict.REPLAYED);
    }

    /// RFC 3711 §3.3.1: the rollover counter is never sent; both ends count, and order may change at the
    /// wrap.
    @Test
    void followsTheSequenceThroughManyWraps() {
        int taken = 0;
        byte[] before = sealed(0);
        for (int i = 1; i < 400; i++) {
            byte[] packet = sealed(i * 1001 & 0xFFFF);
            taken += take(packet) == SrtpVerdict.OK ? 1 : 0;
            if (i > 1 && i * 1001 % 65_536 < 1001) {
                assertThat(take(before)).isEqualTo(SrtpVerdict.TOO_OLD);
            }
            before = packet;
        }
        assertThat(taken).isEqualTo(399);
    }

    @Test
    void takesThePacketsAroundAWrapInAnyOrder() {
        byte[] early = sealed(65_530);
        byte[] last = sealed(65_535);
        byte[] first = sealed(0);
        byte[] second = sealed(1);

        assertThat(take(early)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(second)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(last)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(first)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(last)).isEqualTo(SrtpVerdict.REPLAYED);
    }

    @Test
    void refusesWhatWouldLieBeforeTheFirstPacket() {
        take(sealed(5));
        byte[] packet = Packets.rtp(SSRC, 65_535, 172);

        assertThat(take(packet)).isEqualTo(SrtpVerdict.TOO_OLD);
    }

    /// neither the octets nor the window nor the table of sources.
    @Test
    void changesNothingForAForgedPacket() {
        byte[] real = sealed(100);
        byte[] forged = real.clone();
        forged[20] ^= 1;
        byte[] copy = forged.clone();

        assertThat(receiver.unprotectRtp(copy, 0, copy.length)).isEqualTo(SrtpVerdict.BAD_TAG);
        assertThat(copy).isEqualTo(forged);
        assertThat(take(real)).isEqualTo(SrtpVerdict.OK);
        for (int ssrc = 0; ssrc < 2 * SrtpReceiver.SOURCES_MAX; ssrc++) {
            assertThat(take(Packets.rtp(ssrc, 1, 172))).isEqualTo(SrtpVerdict.BAD_TAG);
        }
        assertThat(take(sealed(101))).isEqualTo(SrtpVerdict.OK);
    }

    @Test
    void keepsAWindowForEachSource() {
        assertThat(take(sealed(1, 100))).isEqualTo(SrtpVerdict.OK);
        byte[] other = sealed(2, 50_000);
        assertThat(take(other)).isEqualTo(SrtpVerdict.OK);
        assertThat(take(sealed(1, 101))).isEqualTo(SrtpVerdict.OK);
        assertThat(take(other)).isEqualTo(SrtpVerdict.REPLAYED);
    }

    @Test
    void refusesSourcesBeyondTheLimit() {
        SrtpProfile profile = key.profile();
        for (int ssrc = 1; ssrc <= SrtpReceiver.SOURCES_MAX + 1; ssrc++) {
            // A sender has a limit of its own: each source has one to itself.
            byte[] packet = withRoom(Packets.rtp(ssrc, 1, 20));
            int length = new SrtpSender(key).protectRtp(packet, 0, 32);
            assertThat(length).isEqualTo(32 + profile.rtpOverheadOctets());
            assertThat(receiver.unprotectRtp(packet, 0, length))
                    .isEqualTo(ssrc <= SrtpReceiver.SOURCES_MAX ? SrtpVerdict.OK : SrtpVerdict.TOO_MANY_SOURCES);
        }
        byte[] report = withRoom(Packets.rtcp(-1));
        int length = sender.protectRtcp(report, 0, 52);
        assertThat(receiver.unprotectRtcp(report, 0, length)).isEqualTo(SrtpVerdict.TOO_MANY_SOURCES);
        assertThat(receiver.packets(SrtpVerdict.TOO_MANY_SOURCES)).isEqualTo(2);
    }

    @Test
    void takesAReportOnceAndKnowsAForgedOne() {
        byte[] packet = withRoom(Packets.rtcp(SSRC));
        int length = sender.protectRtcp(packet, 0, 52);
        byte[] again = packet.clone();
        byte[] forged = packet.clone();
        forged[10] ^= 1;

        assertThat(receiver.unprotectRtcp(forged, 0, length)).isEqualTo(SrtpVerdict.BAD_TAG);
        assertThat(receiver.unprotectRtcp(packet, 0, length)).isEqualTo(SrtpVerdict.OK);
        assertThat(receiver.unprotectRtcp(again, 0, length)).isEqualTo(SrtpVerdict.REPLAYED);
    }

    @ParameterizedTest
    @EnumSource
    void callsShortAndForeignPacketsMalformed(SrtpProfile profile) {
        SrtpReceiver ours = new SrtpReceiver(Packets.key(profile, 3));
        for (int length = 0; length < 12 + profile.rtpOverheadOctets(); length++) {
            byte[] packet = new byte[length];
            Arrays.fill(packet, (byte) 0x80);
            assertThat(ours.unprotectRtp(packet, 0, length)).isEqualTo(SrtpVerdict.MALFORMED);
        }
        for (int length = 0; length < 8 + profile.rtcpOverheadOctets(); length++) {
            byte[] packet = new byte[length];
            Arrays.fill(packet, (byte) 0x80);
            assertThat(ours.unprotectRtcp(packet, 0, length)).isEqualTo(SrtpVerdict.MALFORMED);
        }
        byte[] versionOne = new byte[200];
        versionOne[0] = 0x40;
        assertThat(ours.unprotectRtp(versionOne, 0, 200)).isEqualTo(SrtpVerdict.MALFORMED);
        byte[] endlessExtension = Packets.rtp(SSRC, 1, 160);
        endlessExtension[0] = (byte) 0x90;
        endlessExtension[14] = (byte) 0xFF;
        assertThat(ours.unprotectRtp(endlessExtension, 0, 172)).isEqualTo(SrtpVerdict.MALFORMED);
        byte[] csrcsOnly = Packets.rtp(SSRC, 1, 36);
        csrcsOnly[0] = (byte) 0x8F;
        assertThat(ours.unprotectRtp(csrcsOnly, 0, 48)).isEqualTo(SrtpVerdict.MALFORMED);
    }
}
