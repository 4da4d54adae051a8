package tutti.sip.auth;

import java.util.Optional;
import tutti.sip.message.AuthenticationFields;

/// A digest challenge we can answer: `qop` offers `auth`, or is not there (RFC 2069's way). `auth-int` alone is
/// not taken.
///
/// @param qop whether the answer has a count and a nonce of ours
record Challenge(
        String realm, String nonce, DigestAlgorithm algorithm, boolean qop, Optional<String> opaque, boolean stale) {

    static Optional<Challenge> of(AuthenticationFields fields) {
        Optional<DigestAlgorithm> algorithm =
                DigestAlgorithm.of(fields.get("algorithm").orElse("MD5"));
        Optional<String> qop = fields.get("qop");
        boolean usable = fields.scheme().equals("digest")
                && fields.get("realm").isPresent()
                && !fields.text("nonce").isEmpty()
                && qop.map(Challenge::offersAuth).orElse(true);
        return !usable || algorithm.isEmpty()
                ? Optional.empty()
                : Optional.of(new Challenge(
                        fields.text("realm"),
                        fields.text("nonce"),
                        algorithm.get(),
                        qop.isPresent(),
                        fields.get("opaque"),
                        fields.text("stale").equalsIgnoreCase("true")));
    }

    private static boolean offersAuth(String qop) {
        for (String option : qop.split(",", -1)) {
            if (option.strip().equalsIgnoreCase("auth")) {
                return true;
            }
        }
        return false;
    }
}
