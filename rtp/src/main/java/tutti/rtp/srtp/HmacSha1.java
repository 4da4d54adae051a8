package tutti.rtp.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import tutti.rtp.packet.NetworkOrder;

/// HMAC-SHA1 under one key after another: for hundreds of streams, of which each has its key and nothing else. As fast
/// as the JDK's `Mac`, which makes a new array for every tag.
///
/// Thread: one owner. Allocates nothing after construction. Source: RFC 2104 §2.
final class HmacSha1 {
    static final int TAG_OCTETS = 20;

    private static final int BLOCK_OCTETS = 64;
    private static final byte INNER_FILLER = 0x36;
    private static final byte OUTER_FILLER = 0x5C;
    private static final long INNER_FILLERS = 0x3636_3636_3636_3636L;
    private static final long OUTER_FILLERS = 0x5C5C_5C5C_5C5C_5C5CL;

    private final MessageDigest sha1;
    private final byte[] innerPad = new byte[BLOCK_OCTETS];
    private final byte[] outerPad = new byte[BLOCK_OCTETS];
    private final byte[] tag = new byte[TAG_OCTETS];
    private int keyOctets;

    HmacSha1() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-1.", e);
        }
        Arrays.fill(innerPad, INNER_FILLER);
        Arrays.fill(outerPad, OUTER_FILLER);
    }

    /// `key`, at most one block of SHA-1 long, as [#begin] wants it: with zeros behind it, which change
    /// nothing.
    static byte[] padded(byte[] key) {
        return Arrays.copyOf(key, (key.length + Long.BYTES - 1) & -Long.BYTES);
    }

    /// What is given from now on is authenticated under a [#padded] key.
    void begin(byte[] key) {
        for (int i = 0; i < key.length; i += Long.BYTES) {
            long word = NetworkOrder.int64(key, i);
            NetworkOrder.putInt64(innerPad, i, word ^ INNER_FILLERS);
            NetworkOrder.putInt64(outerPad, i, word ^ OUTER_FILLERS);
        }
        for (int i = key.length; i < keyOctets; i++) {
            innerPad[i] = INNER_FILLER;
            outerPad[i] = OUTER_FILLER;
        }
        keyOctets = key.length;
        sha1.update(innerPad, 0, BLOCK_OCTETS);
    }

    void update(byte[] octets, int offset, int count) {
        sha1.update(octets, offset, count);
    }

    /// The tag of what was given since [#begin], in an array that is good until the next.
    byte[] tag() {
        try {
            sha1.digest(tag, 0, TAG_OCTETS);
            sha1.update(outerPad, 0, BLOCK_OCTETS);
            sha1.update(tag, 0, TAG_OCTETS);
            sha1.digest(tag, 0, TAG_OCTETS);
        } catch (DigestException e) {
            throw new IllegalStateException("A SHA-1 digest has " + TAG_OCTETS + " octets.", e);
        }
        return tag;
    }
}
