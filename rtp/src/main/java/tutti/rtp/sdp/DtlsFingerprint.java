package tutti.rtp.sdp;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The hash of a certificate, as `a=fingerprint` tells it: `hash` is `sha-256`, `sha-384` or `sha-512`,
/// `octets` its value in upper-case hexadecimal, separated by colons. Weaker hashes are none (RFC 8122 §5).
/// Equal by value.
public record DtlsFingerprint(String hash, String octets) {
    /// From weak to strong.
    private static final List<String> HASHES = List.of("sha-256", "sha-384", "sha-512");

    private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

    public DtlsFingerprint {
        if (!fits(hash, octets)) {
            throw new IllegalArgumentException(
                    "Give a hash of " + HASHES + " and as many octets in upper-case hexadecimal with colons.");
        }
    }

    /// The fingerprint whose value is `octets`.
    public static DtlsFingerprint of(String hash, byte[] octets) {
        return new DtlsFingerprint(hash, HEX.formatHex(octets));
    }

    /// From the value of an `a=fingerprint` line; empty if it is none, or one too weak.
    static Optional<DtlsFingerprint> parse(String value) {
        Fields.Split split = Fields.splitAtBlank(value);
        String hash = split.head().toLowerCase(Locale.ROOT);
        String octets = split.tail().toUpperCase(Locale.ROOT);
        return fits(hash, octets) ? Optional.of(new DtlsFingerprint(hash, octets)) : Optional.empty();
    }

    private static boolean fits(String hash, String octets) {
        int hashOctets = 32 + 16 * HASHES.indexOf(hash);
        return HASHES.contains(hash)
                && octets.length() == hashOctets * 3 - 1
                && octets.matches("[0-9A-F]{2}(:[0-9A-F]{2})*");
    }

    /// A copy of the value, 32, 48 or 64 octets.
    public byte[] value() {
        return HEX.parseHex(octets);
    }

    /// The larger the stronger.
    int strength() {
        return HASHES.indexOf(hash);
    }

    String toAttributeValue() {
        return hash + " " + octets;
    }
}
