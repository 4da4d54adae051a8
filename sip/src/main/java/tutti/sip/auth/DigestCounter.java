package tutti.sip.auth;

/// What a [DigestAuthenticator] counts. Each is a total since the start.
public enum DigestCounter {
    GRANTED,
    /// Requests that brought no credentials for the realm, or none that could be checked.
    CHALLENGED,
    /// A nonce of ours that was too old, or a count used twice.
    STALE,
    /// Wrong answers to a nonce of ours: a wrong password, or a user that does not exist.
    WRONG,
    /// Requests of a source that gave too many wrong answers.
    REFUSED_SOURCE_LIMIT
}
