package tutti.sip.registration;

/// Where a registration is.
///
/// ```
///   Registering ──2xx──► Registered ──80 %──► Registering …
///       │  ▲
///       │  └──────── delay ── Retrying    no answer, 408, 429, 480, 5xx, 6xx but 603
///       ├──────────────────► Refused     401, 403, 404, … : nothing more until it is started again
///       └── close ─────────► Closed
/// ```
public sealed interface RegistrationState {
    /// A REGISTER is on its way.
    record Registering() implements RegistrationState {}

    /// Calls reach us.
    ///
    /// @param expiresSeconds for how long the registrar has promised that
    record Registered(int expiresSeconds) implements RegistrationState {}

    /// It failed for now and is tried again.
    ///
    /// @param status why; 408 for silence, 503 for a failed transport
    /// @param delayMillis when
    record Retrying(int status, String reason, long delayMillis) implements RegistrationState {}

    /// The registrar does not want us: a wrong password (401, 407), a name he does not know (403, 404).
    record Refused(int status, String reason) implements RegistrationState {}

    /// Over, and taken back at the registrar if he answered.
    record Closed() implements RegistrationState {}
}
