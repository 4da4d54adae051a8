package tutti.sip.auth;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Nonces that need no memory: the time, a number, and a MAC over both and the address of him they are for. So
/// nobody can make one, and nobody can have somebody else's wrong answers counted against a third.
///
/// ```
///   issued nanoseconds 8 │ number 4 │ HMAC-SHA-256(secret, issued, number, address) 16     → base64url, 38 chars
/// ```
/// Source: RFC 7616 §3.3, §5.4.
final class Nonces {
    private static final String MAC = "HmacSHA256";
    private static final int STAMP_BYTES = Long.BYTES + Integer.BYTES;
    private static final int MAC_BYTES = 16;
    private static final int SECRET_LONGS = 4;

    private final SecretKeySpec secret;
    private int issued;

    Nonces(RandomGenerator random) {
        ByteBuffer key = ByteBuffer.allocate(SECRET_LONGS * Long.BYTES);
        for (int i = 0; i < SECRET_LONGS; i++) {
            key.putLong(random.nextLong());
        }
        this.secret = new SecretKeySpec(key.array(), MAC);
    }

    String next(InetAddress source, long nowNanos) {
        byte[] stamp = ByteBuffer.allocate(STAMP_BYTES)
                .putLong(nowNanos)
                .putInt(issued++)
                .array();
        byte[] nonce = Arrays.copyOf(stamp, STAMP_BYTES + MAC_BYTES);
        System.arraycopy(mac(stamp, source), 0, nonce, STAMP_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /// When `nonce` was given to `source`, or empty if it was not.
    Optional<Long> issuedNanos(String nonce, InetAddress source) {
        byte[] bytes = decode(nonce);
        if (bytes.length != STAMP_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] stamp = Arrays.copyOf(bytes, STAMP_BYTES);
        byte[] given = Arrays.copyOfRange(bytes, STAMP_BYTES, bytes.length);
        boolean ours = MessageDigest.isEqual(given, mac(stamp, source));
        return ours ? Optional.of(ByteBuffer.wrap(stamp).getLong()) : Optional.empty();
    }

    private static byte[] decode(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] mac(byte[] stamp, InetAddress source) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            mac.update(stamp);
            return Arrays.copyOf(mac.doFinal(source.getAddress()), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + MAC + ": run a complete JDK", e);
        }
    }
}
