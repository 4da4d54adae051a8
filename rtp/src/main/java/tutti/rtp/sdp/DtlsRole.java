package tutti.rtp.sdp;

import java.util.Locale;

/// Who begins the DTLS handshake. Source: RFC 4145 §4, RFC 5763 §5.
public enum DtlsRole {
    /// We send the ClientHello.
    ACTIVE,
    /// We wait for it.
    PASSIVE;

    /// The role of whoever is not this one.
    public DtlsRole opposite() {
        return this == ACTIVE ? PASSIVE : ACTIVE;
    }

    String setup() {
        return name().toLowerCase(Locale.ROOT);
    }
}
