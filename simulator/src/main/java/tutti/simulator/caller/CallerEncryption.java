package tutti.simulator.caller;

import tutti.rtp.srtp.SrtpProfile;

/// How a caller's media is protected. He offers that and nothing else, and never falls back to less.
public sealed interface CallerEncryption {
    /// RTP as it is.
    CallerEncryption NONE = new None();

    /// RTP as it is.
    record None() implements CallerEncryption {}

    /// SRTP under keys from a DTLS handshake, as browsers do (RFC 5763). The server that answers begins the handshake,
    /// so the caller chooses: he takes `profile` only.
    record Dtls(SrtpProfile profile) implements CallerEncryption {}

    /// SRTP under keys in the descriptions (RFC 4568). He dials over TLS, so his group must know whom to trust, see
    /// [CallerGroup#open], and `server` is where TLS is served.
    record Sdes(SrtpProfile profile) implements CallerEncryption {}
}
