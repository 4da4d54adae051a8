package tutti.sip.auth;

import java.util.List;

/// How a [DigestAuthenticator] behaves.
///
/// @param realm what the password is for, shown to people
/// @param algorithms offered in this order; each costs about 130 bytes in an answer to a stranger
/// @param nonceMillis how long a nonce may be used
/// @param noncesMax of how many nonces in use the counts are kept; the oldest are then refused as stale
/// @param failuresMax wrong answers one source may give within `failureMillis`, before it is refused outright
/// @param failureMillis after so long without a wrong answer a source begins anew
/// @param sourcesMax of how many sources failures are kept; the one that failed longest ago is forgotten
public record DigestSettings(
        String realm,
        List<DigestAlgorithm> algorithms,
        long nonceMillis,
        int noncesMax,
        int failuresMax,
        long failureMillis,
        int sourcesMax) {

    /// @throws IllegalArgumentException if the realm cannot be quoted, no algorithm is named, or a limit is below 1
    public DigestSettings {
        if (realm.isEmpty() || realm.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
            throw new IllegalArgumentException("Not a realm: give a name without quotes, such as example.org");
        }
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("No algorithm for realm " + realm + ": name at least SHA_256");
        }
        if (nonceMillis < 1 || noncesMax < 1 || failuresMax < 1 || failureMillis < 1 || sourcesMax < 1) {
            throw new IllegalArgumentException("A limit of realm " + realm + " is below 1: give at least 1");
        }
        algorithms = List.copyOf(algorithms);
    }

    /// SHA-256 before MD5, nonces for a minute, ten wrong answers in five minutes.
    public static DigestSettings standard(String realm) {
        return new DigestSettings(
                realm, List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5), 60_000, 20_000, 10, 300_000, 10_000);
    }

    public DigestSettings withAlgorithms(List<DigestAlgorithm> others) {
        return new DigestSettings(realm, others, nonceMillis, noncesMax, failuresMax, failureMillis, sourcesMax);
    }

    public DigestSettings withNonces(long millis, int max) {
        return new DigestSettings(realm, algorithms, millis, max, failuresMax, failureMillis, sourcesMax);
    }

    public DigestSettings withFailures(int max, long millis, int sources) {
        return new DigestSettings(realm, algorithms, nonceMillis, noncesMax, max, millis, sources);
    }
}
