package tutti.rtp.srtp;

import javax.crypto.Cipher;
import tutti.rtp.packet.NetworkOrder;

/// AES in counter mode, then HMAC-SHA1.
///
/// ```
///   SRTP    header | encrypted payload | tag         tag over all before it and the rollover counter
///   SRTCP   header | encrypted body | E, index | tag    tag over all before it
/// ```
/// Thread: one owner. Allocates nothing after construction. Source: RFC 3711 §3.1, §3.4, §4.1.1, §4.2.
final class CounterModeCipher implements PacketCipher {
    private static final int WORD_OCTETS = 4;

    private final int rtpTagOctets;
    private final int rtcpTagOctets;
    private final Keystream keystream;
    private final byte[] authenticationKey;
    private final SrtpWorkspace workspace;

    /// See [Keystream] for `packetsAhead`.
    static CounterModeCipher of(SrtpProfile profile, SessionKeys keys, int packetsAhead, SrtpWorkspace workspace) {
        // First what the JDK needs for its cipher: then all that a packet needs lies side by side.
        Cipher aes = AesBlocks.under(keys.cipherKey);
        return new CounterModeCipher(profile, keys, aes, packetsAhead, workspace);
    }

    private CounterModeCipher(
            SrtpProfile profile, SessionKeys keys, Cipher aes, int packetsAhead, SrtpWorkspace workspace) {
        rtpTagOctets = profile.rtpTagOctets();
        rtcpTagOctets = profile.rtcpTagOctets();
        this.workspace = workspace;
        authenticationKey = HmacSha1.padded(keys.authenticationKey);
        keystream = new Keystream(aes, CounterLayout.CM, keys.salt, packetsAhead, workspace.aes);
    }

    @Override
    public void sealRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index) {
        keystream.xor(packet, offset + headerOctets, length - headerOctets, ssrc, index, 0);
        System.arraycopy(rtpTag(packet, offset, length, index), 0, packet, offset + length, rtpTagOctets);
    }

    @Override
    public boolean openRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index) {
        int plainLength = length - rtpTagOctets;
        byte[] tag = rtpTag(packet, offset, plainLength, index);
        if (!ConstantTime.equal(tag, packet, offset + plainLength, rtpTagOctets)) {
            return false;
        }
        keystream.xor(packet, offset + headerOctets, plainLength - headerOctets, ssrc, index, 0);
        return true;
    }

    @Override
    public void sealRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord) {
        keystream.xor(
                packet, offset + RTCP_CLEAR_OCTETS, length - RTCP_CLEAR_OCTETS, ssrc, rtcpWord & ~RTCP_ENCRYPTED, 0);
        NetworkOrder.putInt32(packet, offset + length, rtcpWord);
        byte[] tag = rtcpTag(packet, offset, length + WORD_OCTETS);
        System.arraycopy(tag, 0, packet, offset + length + WORD_OCTETS, rtcpTagOctets);
    }

    @Override
    public int rtcpWord(byte[] packet, int offset, int length) {
        return NetworkOrder.int32(packet, offset + length - rtcpTagOctets - WORD_OCTETS);
    }

    @Override
    public boolean openRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord) {
        int taggedLength = length - rtcpTagOctets;
        byte[] tag = rtcpTag(packet, offset, taggedLength);
        if (!ConstantTime.equal(tag, packet, offset + taggedLength, rtcpTagOctets)) {
            return false;
        }
        if ((rtcpWord & RTCP_ENCRYPTED) != 0) {
            int bodyOctets = taggedLength - WORD_OCTETS - RTCP_CLEAR_OCTETS;
            keystream.xor(packet, offset + RTCP_CLEAR_OCTETS, bodyOctets, ssrc, rtcpWord & ~RTCP_ENCRYPTED, 0);
        }
        return true;
    }

    @Override
    public long prefetch() {
        return authenticationKey[0] + keystream.prefetch();
    }

    private byte[] rtpTag(byte[] packet, int offset, int length, long index) {
        byte[] rolloverCounter = workspace.word;
        NetworkOrder.putInt32(rolloverCounter, 0, (int) (index >>> Short.SIZE));
        HmacSha1 hmac = workspace.hmac;
        hmac.begin(authenticationKey);
        hmac.update(packet, offset, length);
        hmac.update(rolloverCounter, 0, WORD_OCTETS);
        return hmac.tag();
    }

    private byte[] rtcpTag(byte[] packet, int offset, int length) {
        HmacSha1 hmac = workspace.hmac;
        hmac.begin(authenticationKey);
        hmac.update(packet, offset, length);
        return hmac.tag();
    }
}
