package tutti.server.dtls;

/// Limits of DTLS handshakes.
///
/// - `handshakesMax`: that many run at one time; further ones wait for their turn until their own time is up.
/// - `handshakeMillisMax`: from [DtlsEndpoint#start] to the keys, waiting included.
/// - `badDatagramsMax`: that many datagrams that are no DTLS are ignored; one more ends the handshake.
/// - `resendMillis`: a flight is sent again after that time, then after twice that time, and so on. RFC 6347
///   §4.2.4.1 suggests 1,000; media is silent until the keys are there, so we start earlier and back off as it says.
public record DtlsLimits(int handshakesMax, int handshakeMillisMax, int badDatagramsMax, int resendMillis) {
    /// What a server uses unless told otherwise: seven transmissions of a flight in half a minute.
    public static final DtlsLimits USUAL = new DtlsLimits(100, 30_000, 20, 250);

    public DtlsLimits {
        if (handshakesMax < 1 || handshakeMillisMax < 1 || badDatagramsMax < 0 || resendMillis < 1) {
            throw new IllegalArgumentException("limits of DTLS handshakes must be positive: " + handshakesMax
                    + " handshakes, " + handshakeMillisMax + " ms, " + badDatagramsMax + " bad datagrams, resent after "
                    + resendMillis + " ms");
        }
    }
}
