package tutti.server.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The fingerprint of a certificate as `a=fingerprint` carries it (RFC 8122 §5): a hash function, and
/// upper-case pairs of hexadecimal digits with colons between them.
///
/// SHA-1 and what is weaker is not read: whoever can make a second certificate with the same hash could
/// stand in.
public record CertificateFingerprint(Hash hash, String pairs) {
    /// Hash functions we accept, with their names in SDP.
    public enum Hash {
        SHA_256("sha-256", 32),
        SHA_384("sha-384", 48),
        SHA_512("sha-512", 64);

        private final String sdpName;
        private final int bytes;

        Hash(String sdpName, int bytes) {
            this.sdpName = sdpName;
            this.bytes = bytes;
        }
    }

    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    public CertificateFingerprint {
        if (!isPairs(pairs, hash.bytes)) {
            throw new IllegalArgumentException("a " + hash.sdpName + " fingerprint is " + hash.bytes
                    + " upper-case pairs of hexadecimal digits with colons between them, not \"" + pairs + "\"");
        }
    }

    /// Reads the value of `a=fingerprint`; empty if it is malformed or its hash function is not accepted.
    public static Optional<CertificateFingerprint> parse(String sdpValue) {
        int space = sdpValue.indexOf(' ');
        if (space < 0) return Optional.empty();
        // Case does not count on reading: RFC 8122 wants upper case in digits, RFC 4572 had hash names in any case.
        String name = sdpValue.substring(0, space).toLowerCase(Locale.ROOT);
        String pairs = sdpValue.substring(space + 1).strip().toUpperCase(Locale.ROOT);
        for (Hash hash : Hash.values()) {
            if (hash.sdpName.equals(name) && isPairs(pairs, hash.bytes)) {
                return Optional.of(new CertificateFingerprint(hash, pairs));
            }
        }
        return Optional.empty();
    }

    /// The fingerprint of a certificate in DER.
    public static CertificateFingerprint of(Hash hash, byte[] certificate) {
        try {
            // The JDK's names of these functions differ from those of SDP in case only.
            byte[] digest = MessageDigest.getInstance(hash.sdpName.toUpperCase(Locale.ROOT))
                    .digest(certificate);
            return new CertificateFingerprint(hash, PAIRS.formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + hash.sdpName, e);
        }
    }

    /// Whether a certificate in DER has this fingerprint.
    public boolean matches(byte[] certificate) {
        return of(hash, certificate).equals(this);
    }

    /// The hash itself.
    public byte[] value() {
        return PAIRS.parseHex(pairs);
    }

    /// The value of `a=fingerprint`.
    public String sdpValue() {
        return hash.sdpName + " " + pairs;
    }

    @Override
    public String toString() {
        return sdpValue();
    }

    private static boolean isPairs(String text, int bytes) {
        if (text.length() != 3 * bytes - 1) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
            if (i % 3 == 2 ? c != ':' : !digit) return false;
        }
        return true;
    }
}
