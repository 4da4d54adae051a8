package tutti.server.dtls;

/// Keeps a client's ChangeCipherSpec from Bouncy Castle until its CertificateVerify is there.
///
/// ```
///  client ── Certificate ─ ClientKeyExchange ─ CertificateVerify ─ ChangeCipherSpec ─ Finished ──► server
///                                                  lost ✗                 │
///                                                                         └► reads the next epoch from here on
/// ```
/// Bouncy Castle 1.84 obeys a ChangeCipherSpec as soon as it has the key exchange, and from then on drops
/// every record of the epoch before. If the CertificateVerify was lost or overtaken, its repetitions are
/// dropped too and the handshake cannot complete any more. What is withheld here the client repeats with
/// its flight. Source: RFC 6347 §4.2.4 (flights are repeated whole), RFC 5246 §7.3. Thread: the
/// association's.
final class CipherChangeGuard {
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int CERTIFICATE_VERIFY = 15;

    private int coveredBytes;
    private boolean verifyCame;

    /// A client needs no guard: in the flight that ends with the server's ChangeCipherSpec nothing
    /// precedes it.
    CipherChangeGuard(DtlsRole role) {
        verifyCame = role == DtlsRole.CLIENT;
    }

    /// How many bytes of a well-formed datagram may be taken now: all, or those before a ChangeCipherSpec
    /// that comes too early.
    int admitted(byte[] datagram) {
        int at = 0;
        while (at < datagram.length && !verifyCame) {
            int type = datagram[at] & 0xFF;
            int body = at + DtlsRecords.HEADER_BYTES;
            int end = DtlsRecords.endOf(datagram, at);
            if (type == CHANGE_CIPHER_SPEC) return at;
            if (type == HANDSHAKE && DtlsRecords.epoch(datagram, at) == 0) look(datagram, body, end);
            at = end;
        }
        return datagram.length;
    }

    /// A record may hold several messages; a message may come in fragments, of which the next one counts.
    private void look(byte[] datagram, int from, int end) {
        int at = from;
        while (end - at >= DtlsRecords.MESSAGE_HEADER_BYTES) {
            int length = DtlsRecords.uint24(datagram, at + 1);
            int fragmentOffset = DtlsRecords.uint24(datagram, at + 6);
            int fragmentLength = DtlsRecords.uint24(datagram, at + 9);
            at += DtlsRecords.MESSAGE_HEADER_BYTES + fragmentLength;
            if (at > end) return;
            if (datagram[at - fragmentLength - DtlsRecords.MESSAGE_HEADER_BYTES] == CERTIFICATE_VERIFY
                    && fragmentOffset <= coveredBytes) {
                coveredBytes = Math.max(coveredBytes, fragmentOffset + fragmentLength);
                verifyCame = coveredBytes >= length;
            }
        }
    }
}
