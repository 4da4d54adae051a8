package tutti.rtp.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import tutti.rtp.packet.NetworkOrder;

/// AES in counter mode, made of single blocks: one call of the JDK for up to
/// [#BATCH_BLOCKS] of them, because re-initialising its own counter mode for each packet costs twice as
/// much and allocates.
///
/// ```
///   initial value   8 octets: high │ 8 octets: low, low + 1, low + 2 …
/// ```
/// One for all keys of its owner, see [SrtpWorkspace]. Thread: one owner. Allocates nothing after
/// construction. Source: [CounterLayout].
final class AesBlocks {
    static final int BLOCK_OCTETS = 16;

    private static final int BATCH_BLOCKS = Keystream.PACKETS_AHEAD * Keystream.PACKET_OCTETS / BLOCK_OCTETS;
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

    /// Encrypts or decrypts `count` octets in place, with what [#under] gave for the key. The initial
    /// value is `high`, then `low`, in which the blocks of a packet have room to count.
    void xorKeystream(Cipher cipher, long high, long low, byte[] octets, int offset, int count) {
        long block = low;
        for (int done = 0; done < count; done += BATCH_OCTETS) {
            int now = Math.min(BATCH_OCTETS, count - done);
            int blocks = (now + BLOCK_OCTETS - 1) / BLOCK_OCTETS;
            count(0, high, block, blocks);
            encrypt(cipher, blocks, keystream);
            xor(octets, offset + done, keystream, 0, now);
            block += blocks;
        }
    }

    /// Counts `blocks` blocks from an initial value on, as the blocks from number `at` on of the next
    /// [#encrypt].
    void count(int at, long high, long low, int blocks) {
        for (int i = 0; i < blocks; i++) {
            NetworkOrder.putInt64(counters, (at + i) * BLOCK_OCTETS, high);
            NetworkOrder.putInt64(counters, (at + i) * BLOCK_OCTETS + Long.BYTES, low + i);
        }
    }

    /// Makes the first `blocks` blocks of what was counted the keystream at the start of `out`.
    void encrypt(Cipher cipher, int blocks, byte[] out) {
        try {
            cipher.update(counters, 0, blocks * BLOCK_OCTETS, out, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("The keystream has the length of the counters.", e);
        }
    }

    /// Eight octets at a time: octet by octet a packet took half as long again.
    static void xor(byte[] octets, int offset, byte[] keystream, int from, int count) {
        int i = 0;
        for (; i <= count - Long.BYTES; i += Long.BYTES) {
            long word = NetworkOrder.int64(octets, offset + i) ^ NetworkOrder.int64(keystream, from + i);
            NetworkOrder.putInt64(octets, offset + i, word);
        }
        for (; i < count; i++) {
            octets[offset + i] ^= keystream[from + i];
        }
    }
}
