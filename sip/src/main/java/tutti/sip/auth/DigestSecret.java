package tutti.sip.auth;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What a digest is made of on the user's side: his password, or its hashes `H(user:realm:password)`, of which a
/// leak is worth less. Never printed.
public final class DigestSecret {
    private final String password;
    private final Map<DigestAlgorithm, String> hashes;

    private DigestSecret(String password, Map<DigestAlgorithm, String> hashes) {
        this.password = password;
        this.hashes = hashes;
    }

    public static DigestSecret ofPassword(String password) {
        return new DigestSecret(password, Map.of());
    }

    /// @param hashes `H(user:realm:password)` in hexadecimal, for each algorithm the user may use
    /// @throws IllegalArgumentException if there is none
    public static DigestSecret ofHashes(Map<DigestAlgorithm, String> hashes) {
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("No hash: give H(user:realm:password) for one algorithm at least");
        }
        return new DigestSecret("", new EnumMap<>(hashes));
    }

    /// `HA1`, or empty if there is none for this algorithm. Hashes once either way, so that the time it takes
    /// does not tell how, or whether, the user is known.
    Optional<String> ha1(DigestAlgorithm algorithm, String user, String realm) {
        String computed = algorithm.hash(user + ":" + realm + ":" + password);
        return hashes.isEmpty() ? Optional.of(computed) : Optional.ofNullable(hashes.get(algorithm));
    }

    @Override
    public String toString() {
        return "secret";
    }
}
