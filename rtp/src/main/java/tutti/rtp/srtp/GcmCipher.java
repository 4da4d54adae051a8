package tutti.rtp.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tutti.rtp.packet.NetworkOrder;

/// AES in Galois/counter mode, which encrypts and authenticates in one.
///
/// ```
///   SRTP    header | encrypted payload | tag              header authenticated too
///   SRTCP   header | encrypted body | tag | E, index      header and index authenticated too
/// ```
/// The JDK does the work, about 1 kB of garbage per packet: GHASH of our own without the processor's
/// carry-less multiplication would allocate nothing, but take as long only with tables of the key that a
/// neighbour on the machine could read out of the cache. The JDK tells a wrong tag by an exception (1 µs),
/// which ends here.
///
/// Thread: one owner. Source: RFC 7714 §8, §9.
final class GcmCipher implements PacketCipher {
    private static final int TAG_OCTETS = 16;
    private static final int TAG_BITS = TAG_OCTETS * Byte.SIZE;
    private static final int NONCE_OCTETS = 12;
    private static final int WORD_OCTETS = 4;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final SrtpWorkspace workspace;
    private final byte[] nonce;
    private final byte[] word;

    GcmCipher(SessionKeys keys, SrtpWorkspace workspace) {
        this.workspace = workspace;
        nonce = workspace.nonce;
        word = workspace.word;
        key = new SecretKeySpec(keys.cipherKey, "AES");
        salt = keys.salt;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not encrypt with AES/GCM/NoPadding.", e);
        }
    }

    @Override
    public long prefetch() {
        return salt[0];
    }

    @Override
    public void sealRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index) {
        nonceOfRtp(ssrc, index);
        try {
            init(Cipher.ENCRYPT_MODE);
            cipher.updateAAD(packet, offset, headerOctets);
            seal(packet, offset + headerOctets, length - headerOctets);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public boolean openRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index) {
        nonceOfRtp(ssrc, index);
        try {
            init(Cipher.DECRYPT_MODE);
            cipher.updateAAD(packet, offset, headerOctets);
            return open(packet, offset + headerOctets, length - headerOctets);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public void sealRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord) {
        nonceOfRtcp(ssrc, rtcpWord);
        try {
            init(Cipher.ENCRYPT_MODE);
            cipher.updateAAD(packet, offset, RTCP_CLEAR_OCTETS);
            cipher.updateAAD(word, 0, WORD_OCTETS);
            seal(packet, offset + RTCP_CLEAR_OCTETS, length - RTCP_CLEAR_OCTETS);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
        NetworkOrder.putInt32(packet, offset + length + TAG_OCTETS, rtcpWord);
    }

    @Override
    public int rtcpWord(byte[] packet, int offset, int length) {
        return NetworkOrder.int32(packet, offset + length - WORD_OCTETS);
    }

    @Override
    public boolean openRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord) {
        boolean encrypted = (rtcpWord & RTCP_ENCRYPTED) != 0;
        int sealedLength = length - WORD_OCTETS;
        int clearOctets = encrypted ? RTCP_CLEAR_OCTETS : sealedLength - TAG_OCTETS;
        nonceOfRtcp(ssrc, rtcpWord);
        try {
            init(Cipher.DECRYPT_MODE);
            cipher.updateAAD(packet, offset, clearOctets);
            cipher.updateAAD(word, 0, WORD_OCTETS);
            return open(packet, offset + clearOctets, sealedLength - clearOctets);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private void init(int mode) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    }

    private void seal(byte[] packet, int offset, int count) throws GeneralSecurityException {
        cipher.doFinal(packet, offset, count, packet, offset);
    }

    private boolean open(byte[] packet, int offset, int count) throws GeneralSecurityException {
        // Decrypting in place makes the JDK take a new array for each packet.
        byte[] plain = workspace.plain(count);
        try {
            int plainOctets = cipher.doFinal(packet, offset, count, plain, 0);
            System.arraycopy(plain, 0, packet, offset, plainOctets);
            return true;
        } catch (AEADBadTagException _) {
            return false;
        }
    }

    /// Two zero octets, SSRC, rollover counter, sequence number, all ⊕ the salt. Source: RFC 7714 §8.1.
    private void nonceOfRtp(int ssrc, long index) {
        NetworkOrder.putInt16(nonce, 0, 0);
        NetworkOrder.putInt32(nonce, 2, ssrc);
        NetworkOrder.putInt16(nonce, 6, (int) (index >>> Integer.SIZE));
        NetworkOrder.putInt32(nonce, 8, (int) index);
        saltNonce();
    }

    /// Two zero octets, SSRC, two zero octets, the index of 31 bits, all ⊕ the salt. Source: RFC 7714 §9.1.
    private void nonceOfRtcp(int ssrc, int rtcpWord) {
        nonceOfRtp(ssrc, rtcpWord & ~RTCP_ENCRYPTED);
        NetworkOrder.putInt32(word, 0, rtcpWord);
    }

    private void saltNonce() {
        for (int i = 0; i < NONCE_OCTETS; i++) {
            nonce[i] ^= salt[i];
        }
    }

    private static IllegalStateException broken(GeneralSecurityException e) {
        return new IllegalStateException("AES/GCM of this JDK refuses a key, a nonce or a length.", e);
    }
}
