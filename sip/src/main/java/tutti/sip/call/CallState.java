package tutti.sip.call;

/// Where a call is.
///
/// ```
///   PENDING ──2xx sent──► ANSWERED ──ACK──► CONFIRMED ──BYE either way──► ENDED
///      │ 2xx received and ACK sent ─────────────▲            ▲
///      └── rejected, cancelled, timed out ───────────────────┘
/// ```
public enum CallState {
    /// INVITE sent or received, no final response yet.
    PENDING,
    /// We sent a 2xx and wait for its ACK.
    ANSWERED,
    /// Both sides know that the call stands.
    CONFIRMED,
    /// Over. The endpoint may still be saying goodbye.
    ENDED
}
