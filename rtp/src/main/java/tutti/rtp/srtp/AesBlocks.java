package tutti.rtp.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import tutti.rtp.packet.NetworkOrder;

/// AES in counter mode with a 16-bit block counter, made of single blocks: one call of the JDK for up to
/// [#BATCH_BLOCKS] of them, because re-initialising its own counter mode for each packet costs twice as
/// much and allocates.
///
/// One for all keys of its owner, see [SrtpWorkspace]. Thread: one owner. [#xorKeystream] allocates nothing. Source:
/// RFC 3711 §4.1.1.
final class AesBlocks {
    static final int BLOCK_OCTETS = 16;
    /// Where the block counter lies in the initial value.
    private static final int COUNTER_OFFSET = 14;

    private static final int BATCH_BLOCKS = 12;
    private static final int BATCH_OCTETS = BATCH_BLOCKS * BLOCK_OCTETS;

    private final byte[] counters = new byte[BATCH_OCTETS];
    private final byte[] keystream = new byte[BATCH_OCTETS];

    /// Encrypts blocks under `key`; belongs to one owner, too.
    static Cipher under(byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not encrypt with AES/ECB/NoPadding.", e);
        }
    }

    /// Encrypts or decrypts `count` octets in place, with what [#under] gave for the key. The first 14
    /// octets of `initialValue` are used; a packet has at most 2¹⁶ blocks, so the counter never leaves its
    /// 16 bits.
    void xorKeystream(Cipher cipher, byte[] initialValue, byte[] octets, int offset, int count) {
        int block = 0;
        for (int done = 0; done < count; done += BATCH_OCTETS) {
            int now = Math.min(BATCH_OCTETS, count - done);
            int blocks = (now + BLOCK_OCTETS - 1) / BLOCK_OCTETS;
            for (int i = 0; i < blocks; i++) {
                System.arraycopy(initialValue, 0, counters, i * BLOCK_OCTETS, COUNTER_OFFSET);
                NetworkOrder.putInt16(counters, i * BLOCK_OCTETS + COUNTER_OFFSET, block++);
            }
            encrypt(cipher, blocks * BLOCK_OCTETS);
            for (int i = 0; i < now; i++) {
                octets[offset + done + i] ^= keystream[i];
            }
        }
    }

    private void encrypt(Cipher cipher, int octets) {
        try {
            cipher.update(counters, 0, octets, keystream, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("The keystream has the length of the counters.", e);
        }
    }
}
