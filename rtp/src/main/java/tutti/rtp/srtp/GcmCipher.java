package tutti.rtp.srtp;

import java.util.Arrays;
import javax.crypto.Cipher;
import tutti.rtp.packet.NetworkOrder;

/// AES in Galois/counter mode, which encrypts and authenticates in one.
///
/// ```
///   SRTP    header | encrypted payload | tag              header authenticated too
///   SRTCP   header | encrypted body | tag | E, index      header and index authenticated too
/// ```
/// Made of the JDK's AES and of [Ghash]: the JDK's own GCM makes 1 kB of garbage per packet. That is 20 MB a second
/// for 200 calls, each octet of which is memory that no cache holds, and cost more than the encryption.
///
/// Thread: one owner. Allocates nothing after construction. Source: RFC 7714 §8, §9; NIST SP 800-38D §7.
final class GcmCipher implements PacketCipher {
    private static final int TAG_OCTETS = 16;
    private static final int WORD_OCTETS = 4;

    private final long hashKeyHigh;
    private final long hashKeyLow;
    private final Keystream keystream;
    private final SrtpWorkspace workspace;

    /// See [Keystream] for `packetsAhead`.
    static GcmCipher of(SessionKeys keys, int packetsAhead, SrtpWorkspace workspace) {
        // First what the JDK needs for its cipher: then all that a packet needs lies side by side.
        Cipher aes = AesBlocks.under(keys.cipherKey);
        return new GcmCipher(keys, aes, packetsAhead, workspace);
    }

    private GcmCipher(SessionKeys keys, Cipher aes, int packetsAhead, SrtpWorkspace workspace) {
        this.workspace = workspace;
        byte[] hashKey = new byte[Ghash.BLOCK_OCTETS];
        workspace.aes.xorKeystream(aes, 0, 0, hashKey, 0, hashKey.length);
        hashKeyHigh = NetworkOrder.int64(hashKey, 0);
        hashKeyLow = NetworkOrder.int64(hashKey, Long.BYTES);
        keystream = new Keystream(aes, CounterLayout.GCM, keys.salt, packetsAhead, workspace.aes);
    }

    @Override
    public long prefetch() {
        return hashKeyHigh + keystream.prefetch();
    }

    @Override
    public void sealRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index) {
        int textOctets = length - headerOctets;
        keystream.xor(packet, offset + headerOctets, textOctets, ssrc, index, TAG_OCTETS);
        byte[] tag = tag(packet, offset, headerOctets, packet, offset + headerOctets, textOctets, ssrc, index);
        System.arraycopy(tag, 0, packet, offset + length, TAG_OCTETS);
    }

    @Override
    public boolean openRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index) {
        int textOctets = length - headerOctets - TAG_OCTETS;
        int textOffset = offset + headerOctets;
        byte[] tag = tag(packet, offset, headerOctets, packet, textOffset, textOctets, ssrc, index);
        if (!ConstantTime.equal(tag, packet, textOffset + textOctets, TAG_OCTETS)) return false;
        keystream.xor(packet, textOffset, textOctets, ssrc, index, TAG_OCTETS);
        return true;
    }

    @Override
    public void sealRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord) {
        int textOffset = offset + RTCP_CLEAR_OCTETS;
        int textOctets = length - RTCP_CLEAR_OCTETS;
        long index = rtcpWord & ~RTCP_ENCRYPTED;
        keystream.xor(packet, textOffset, textOctets, ssrc, index, TAG_OCTETS);
        byte[] tag = rtcpTag(packet, offset, RTCP_CLEAR_OCTETS, textOctets, ssrc, rtcpWord);
        System.arraycopy(tag, 0, packet, offset + length, TAG_OCTETS);
        NetworkOrder.putInt32(packet, offset + length + TAG_OCTETS, rtcpWord);
    }

    @Override
    public int rtcpWord(byte[] packet, int offset, int length) {
        return NetworkOrder.int32(packet, offset + length - WORD_OCTETS);
    }

    @Override
    public boolean openRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord) {
        int plainLength = length - WORD_OCTETS - TAG_OCTETS;
        int clearOctets = (rtcpWord & RTCP_ENCRYPTED) != 0 ? RTCP_CLEAR_OCTETS : plainLength;
        int textOctets = plainLength - clearOctets;
        byte[] tag = rtcpTag(packet, offset, clearOctets, textOctets, ssrc, rtcpWord);
        if (!ConstantTime.equal(tag, packet, offset + plainLength, TAG_OCTETS)) return false;
        keystream.xor(packet, offset + clearOctets, textOctets, ssrc, rtcpWord & ~RTCP_ENCRYPTED, TAG_OCTETS);
        return true;
    }

    /// The index word follows the header in what is authenticated, not in the packet.
    private byte[] rtcpTag(byte[] packet, int offset, int clearOctets, int textOctets, int ssrc, int rtcpWord) {
        byte[] header = workspace.header(clearOctets + WORD_OCTETS);
        System.arraycopy(packet, offset, header, 0, clearOctets);
        NetworkOrder.putInt32(header, clearOctets, rtcpWord);
        long index = rtcpWord & ~RTCP_ENCRYPTED;
        int textOffset = offset + clearOctets;
        return tag(header, 0, clearOctets + WORD_OCTETS, packet, textOffset, textOctets, ssrc, index);
    }

    /// In an array that is good until the next.
    private byte[] tag(
            byte[] header,
            int headerOffset,
            int headerOctets,
            byte[] text,
            int textOffset,
            int textOctets,
            int ssrc,
            long index) {
        byte[] tag = workspace.tag;
        Arrays.fill(tag, (byte) 0);
        keystream.xor(tag, 0, TAG_OCTETS, ssrc, index, 0);
        Ghash hash = workspace.hash;
        hash.begin(hashKeyHigh, hashKeyLow);
        hash.update(header, headerOffset, headerOctets);
        hash.update(text, textOffset, textOctets);
        hash.finish(headerOctets, textOctets, tag);
        return tag;
    }
}
