package tutti.sip.auth;

/// The arithmetic of RFC 7616 §3.4.1. `count` and `clientNonce` belong to `qop=auth`.
record DigestResponse(
        DigestAlgorithm algorithm, String method, String uri, String nonce, String count, String clientNonce) {

    /// How a nonce count is written: eight hexadecimal digits.
    static String count(long number) {
        return String.format("%08x", number);
    }

    String of(String ha1) {
        String ha2 = algorithm.hash(method + ":" + uri);
        return algorithm.hash(String.join(":", ha1, nonce, count, clientNonce, "auth", ha2));
    }

    /// For a server of RFC 2069, which names no `qop` (RFC 3261 §22.4).
    String withoutQop(String ha1) {
        return algorithm.hash(String.join(":", ha1, nonce, algorithm.hash(method + ":" + uri)));
    }
}
