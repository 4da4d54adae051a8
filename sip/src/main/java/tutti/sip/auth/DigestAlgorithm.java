package tutti.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The hash of a digest, strongest first. The `-sess` variants are not spoken. Source: RFC 7616 §3.4, RFC 8760
/// §2.
public enum DigestAlgorithm {
    SHA_512_256("SHA-512-256", "SHA-512/256"),
    SHA_256("SHA-256", "SHA-256"),
    /// Broken, and what most phones still have.
    MD5("MD5", "MD5");

    private final String token;
    private final String jdkName;

    DigestAlgorithm(String token, String jdkName) {
        this.token = token;
        this.jdkName = jdkName;
    }

    /// As written in a message.
    public String token() {
        return token;
    }

    /// The algorithm a message names, in any case. No name at all means MD5 (RFC 7616 §3.3): give `"MD5"`.
    public static Optional<DigestAlgorithm> of(String token) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /// The hash of `text` as UTF-8, in lower case hexadecimal.
    String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(jdkName).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + jdkName + ": run a complete JDK", e);
        }
    }
}
