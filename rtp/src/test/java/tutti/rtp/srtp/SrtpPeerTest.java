package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.LoggerImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ours against jitsi-srtp, an implementation with another history, both ways and through wraps of the
/// sequence.
class SrtpPeerTest {
    private static final int SSRC = 0x1234_5678;
    private static final int PACKETS = 600;

    private final long seed = Long.getLong("tutti.seed", 20_260_101L);
    private final Random random = new Random(seed);

    /// Else the peer measures for seconds which of three is the fastest.
    @BeforeAll
    static void choosesThePeersAes() {
        Aes.setFactoryClassName("BouncyCastle");
    }

    @ParameterizedTest
    @EnumSource
    void thePeerOpensWhatWeProtect(SrtpProfile profile) throws GeneralSecurityException {
        SrtpMasterKey key = Packets.key(profile, seed);
        SrtpSender ours = new SrtpSender(key);
        SrtpCryptoContext theirs = peer(key, false).deriveContext(SSRC, 0);
        SrtcpCryptoContext theirReports = peer(key, false).deriveControlContext(SSRC);
        for (int i = 0; i < PACKETS; i++) {
            byte[] rtp = Packets.rtp(SSRC, i * 499 & 0xFFFF, random.nextInt(300));
            PeerPacket packet = new PeerPacket(rtp);
            packet.setLength(ours.protectRtp(packet.getBuffer(), 0, rtp.length));
            assertThat(theirs.reverseTransformPacket(packet, false)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(packet.octets()).as("seed %d, packet %d", seed, i).isEqualTo(rtp);

            byte[] rtcp = Packets.rtcp(SSRC);
            PeerPacket report = new PeerPacket(rtcp);
            report.setLength(ours.protectRtcp(report.getBuffer(), 0, rtcp.length));
            assertThat(theirReports.reverseTransformPacket(report)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(report.octets()).isEqualTo(rtcp);
        }
    }

    @ParameterizedTest
    @EnumSource
    void weOpenWhatThePeerProtects(SrtpProfile profile) throws GeneralSecurityException {
        SrtpMasterKey key = Packets.key(profile, seed);
        SrtpReceiver ours = new SrtpReceiver(key);
        SrtpCryptoContext theirs = peer(key, true).deriveContext(SSRC, 0);
        SrtcpCryptoContext theirReports = peer(key, true).deriveControlContext(SSRC);
        for (int i = 0; i < PACKETS; i++) {
            byte[] rtp = Packets.rtp(SSRC, i * 499 & 0xFFFF, random.nextInt(300));
            PeerPacket packet = new PeerPacket(rtp);
            assertThat(theirs.transformPacket(packet)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(ours.unprotectRtp(packet.getBuffer(), 0, packet.getLength()))
                    .as("seed %d, packet %d", seed, i)
                    .isEqualTo(SrtpVerdict.OK);
            assertThat(Arrays.copyOf(packet.getBuffer(), ours.plainLength())).isEqualTo(rtp);

            byte[] rtcp = Packets.rtcp(SSRC);
            PeerPacket report = new PeerPacket(rtcp);
            assertThat(theirReports.transformPacket(report)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(ours.unprotectRtcp(report.getBuffer(), 0, report.getLength()))
                    .isEqualTo(SrtpVerdict.OK);
            assertThat(Arrays.copyOf(report.getBuffer(), ours.plainLength())).isEqualTo(rtcp);
        }
    }

    private static SrtpContextFactory peer(SrtpMasterKey key, boolean sender) {
        SrtpProfile profile = key.profile();
        return new SrtpContextFactory(
                sender,
                key.key(),
                key.salt(),
                policy(profile, profile.rtpTagOctets()),
                policy(profile, profile.rtcpTagOctets()),
                new LoggerImpl("peer"));
    }

    private static SrtpPolicy policy(SrtpProfile profile, int tagOctets) {
        return profile.isAead()
                ? new SrtpPolicy(
                        SrtpPolicy.AESGCM_ENCRYPTION,
                        profile.keyOctets(),
                        SrtpPolicy.NULL_AUTHENTICATION,
                        0,
                        tagOctets,
                        profile.saltOctets())
                : new SrtpPolicy(
                        SrtpPolicy.AESCM_ENCRYPTION,
                        profile.keyOctets(),
                        SrtpPolicy.HMACSHA1_AUTHENTICATION,
                        HmacSha1.TAG_OCTETS,
                        tagOctets,
                        profile.saltOctets());
    }

    /// A packet as the peer wants it, with room behind.
    private static final class PeerPacket implements ByteArrayBuffer {
        private final byte[] buffer;
        private int length;

        PeerPacket(byte[] plain) {
            buffer = Packets.withRoom(plain);
            length = plain.length;
        }

        byte[] octets() {
            return Arrays.copyOf(buffer, length);
        }

        @Override
        public byte[] getBuffer() {
            return buffer;
        }

        @Override
        public int getOffset() {
            return 0;
        }

        @Override
        public int getLength() {
            return length;
        }

        @Override
        public void setLength(int newLength) {
            length = newLength;
        }

        @Override
        public void setOffset(int newOffset) {
            throw new UnsupportedOperationException("A packet begins at 0.");
        }

        @Override
        public boolean isInvalid() {
            return false;
        }

        @Override
        public void readRegionToBuff(int from, int count, byte[] out) {
            System.arraycopy(buffer, from, out, 0, count);
        }

        @Override
        public void grow(int octets) {
            if (length + octets > buffer.length) {
                throw new IllegalArgumentException("A packet has room for " + Packets.ROOM + " octets.");
            }
        }

        @Override
        public void append(byte[] octets, int count) {
            System.arraycopy(octets, 0, buffer, length, count);
            length += count;
        }

        @Override
        public void shrink(int octets) {
            length -= octets;
        }
    }
}
