package tutti.sip.auth;

import java.util.Optional;

/// What we show to a peer that challenges us, for one realm. Never printed.
///
/// @param realm the only realm they are shown to
/// @param user our name there
/// @param secret our password there
/// @param weakest a challenge weaker than this is not answered; MD5 answers all
public record Credentials(String realm, String user, DigestSecret secret, DigestAlgorithm weakest) {

    public static Credentials ofPassword(String realm, String user, String password) {
        return new Credentials(realm, user, DigestSecret.ofPassword(password), DigestAlgorithm.MD5);
    }

    boolean mayAnswer(DigestAlgorithm algorithm) {
        return algorithm.compareTo(weakest) <= 0;
    }

    Optional<String> ha1(DigestAlgorithm algorithm) {
        return secret.ha1(algorithm, user, realm);
    }

    @Override
    public String toString() {
        return "credentials of " + user + " in " + realm;
    }
}
