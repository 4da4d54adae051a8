package tutti.rtp.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// HMAC-SHA1 under one key. As fast as the JDK's `Mac`, which makes a new array for every tag.
///
/// Thread: one owner. Allocates nothing after construction. Source: RFC 2104 §2.
final class HmacSha1 {
    static final int TAG_OCTETS = 20;

    private static final int BLOCK_OCTETS = 64;

    private final MessageDigest sha1;
    private final byte[] innerPad;
    private final byte[] outerPad;
    private final byte[] tag = new byte[TAG_OCTETS];

    /// `key` is at most one block of SHA-1 long.
    HmacSha1(byte[] key) {
        innerPad = padded(key, 0x36);
        outerPad = padded(key, 0x5C);
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-1.", e);
        }
        sha1.update(innerPad, 0, BLOCK_OCTETS);
    }

    private static byte[] padded(byte[] key, int filler) {
        byte[] pad = Arrays.copyOf(key, BLOCK_OCTETS);
        for (int i = 0; i < BLOCK_OCTETS; i++) {
            pad[i] ^= (byte) filler;
        }
        return pad;
    }

    void update(byte[] octets, int offset, int count) {
        sha1.update(octets, offset, count);
    }

    /// The tag of what was given since the last one, in an array that is good until the next.
    byte[] tag() {
        try {
            sha1.digest(tag, 0, TAG_OCTETS);
            sha1.update(outerPad, 0, BLOCK_OCTETS);
            sha1.update(tag, 0, TAG_OCTETS);
            sha1.digest(tag, 0, TAG_OCTETS);
        } catch (DigestException e) {
            throw new IllegalStateException("A SHA-1 digest has " + TAG_OCTETS + " octets.", e);
        }
        sha1.update(innerPad, 0, BLOCK_OCTETS);
        return tag;
    }
}
