package tutti.rtp.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import tutti.rtp.packet.NetworkOrder;

/// AES in counter mode with a 16-bit block counter, made of single blocks: one call of the JDK for up to
/// [#BATCH_BLOCKS] of them, because re-initialising its own counter mode for each packet costs twice as
/// much and
/// allocates.
///
/// Thread: one owner. [#xorKeystream] allocates nothing. Source: RFC 3711 §4.1.1.
final class AesBlocks {
    static final int BLOCK_OCTETS = 16;
    /// Where the block counter lies in the initial value.
    private static final int COUNTER_OFFSET = 14;

    private static final int BATCH_BLOCKS = 12;

    private final Cipher cipher;
    private final byte[] counters = new byte[BATCH_BLOCKS * BLOCK_OCTETS];
    private final byte[] keystream = new byte[BATCH_BLOCKS * BLOCK_OCTETS];

    AesBlocks(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK does not encrypt with AES/ECB/NoPadding.", e);
        }
    }

    /// Encrypts or decrypts `count` octets in place. The first 14 octets of `initialValue` are used; a
    /// packet has at
    /// most 2¹⁶ blocks, so the counter never leaves its 16 bits.
    void xorKeystream(byte[] initialValue, byte[] octets, int offset, int count) {
        int block = 0;
        for (int done = 0; done < count; done += keystream.length) {
            int now = Math.min(keystream.length, count - done);
            int blocks = (now + BLOCK_OCTETS - 1) / BLOCK_OCTETS;
            for (int i = 0; i < blocks; i++) {
                System.arraycopy(initialValue, 0, counters, i * BLOCK_OCTETS, COUNTER_OFFSET);
                NetworkOrder.putInt16(counters, i * BLOCK_OCTETS + COUNTER_OFFSET, block++);
            }
            encrypt(blocks * BLOCK_OCTETS);
            for (int i = 0; i < now; i++) {
                octets[offset + done + i] ^= keystream[i];
            }
        }
    }

    private void encrypt(int octets) {
        try {
            cipher.update(counters, 0, octets, keystream, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("The keystream has the length of the counters.", e);
        }
    }
}
