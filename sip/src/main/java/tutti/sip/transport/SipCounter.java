package tutti.sip.transport;

/// What the SIP layer counts. Each is a total since the start.
public enum SipCounter {
    RECEIVED_REQUESTS,
    RECEIVED_RESPONSES,
    /// Datagrams of white space that only keep a NAT binding open (RFC 5626 §4.4).
    RECEIVED_KEEP_ALIVES,
    /// Requests that were no SIP and were answered 400 or 505.
    MALFORMED_ANSWERED,
    /// Whatever else was no SIP: dropped.
    MALFORMED_DROPPED,
    SENT_REQUESTS,
    SENT_RESPONSES,
    /// Retransmissions of ours.
    RETRANSMITTED,
    /// Retransmissions of the peer's, absorbed by a transaction.
    ABSORBED,
    /// Responses nobody waited for, or that belong to somebody else (RFC 3261 §18.1.2).
    STRAY_RESPONSES,
    /// ACKs that fit no call.
    STRAY_ACKS,
    /// Transactions of ours that heard nothing (timers B and F).
    TRANSACTION_TIMEOUTS,
    /// Transactions that ended because their way to the peer did.
    TRANSPORT_FAILURES,
    /// Requests refused with 503 because the transaction table was full.
    REFUSED_TRANSACTION_LIMIT,
    /// Calls refused with 503 because there were as many as allowed.
    REFUSED_CALL_LIMIT,
    /// Requests refused by the gate every method passes: 405, 406, 415, 416, 420, 482.
    REFUSED_AT_GATE,
    /// Requests the authority did not admit: 401, 403.
    REFUSED_BY_AUTHORITY,
    /// Challenges of a peer that were answered with credentials.
    CHALLENGES_ANSWERED,
    /// Requests for a dialog we do not have (481).
    UNKNOWN_DIALOG,
    /// Requests older than one already seen in their dialog (500).
    OUT_OF_ORDER,
    /// Early dialogs a forking proxy made beyond the limit per call.
    EARLY_DIALOG_LIMIT,
    /// Provisional responses of ours left out because too many waited for a PRACK.
    PROVISIONAL_LIMIT,
    /// Transfers asked for while as many as allowed were under way in the same call.
    REFERRAL_LIMIT,
    CALLS_RECEIVED,
    CALLS_MADE
}
