package tutti.sip.call;

/// Why a call ended.
public enum EndReason {
    /// We hung up, or rejected it.
    HUNG_UP,
    /// The peer hung up.
    BYE_RECEIVED,
    /// Another call has taken its place (RFC 3891).
    REPLACED,
    /// Nobody answered within the limit of the settings.
    UNANSWERED,
    /// The ACK for our 2xx did not come within 64·T1 (RFC 3261 §13.3.1.4).
    ACK_TIMEOUT,
    /// The session timer ran out without a refresh (RFC 4028 §10).
    SESSION_EXPIRED,
    /// The peer did not answer a request in the call, or answered 408 (RFC 3261 §12.2.1.2).
    TRANSACTION_TIMEOUT,
    /// The peer answered 481: he knows of no such call.
    DIALOG_UNKNOWN_TO_PEER,
    /// The connection ended before the call was answered, or a request in it could not be delivered.
    TRANSPORT_LOST
}
