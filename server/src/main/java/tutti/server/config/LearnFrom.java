package tutti.server.config;

/// Where the media of a phone behind a NAT may come from, beside the address in its SDP.
public enum LearnFrom {
    /// The host that its SIP came from.
    SIGNALLING,
    /// Any host, while the SDP names an address of a private network and the SIP came from a public one; and any port
    /// of the host that the SDP names.
    ANYWHERE
}
