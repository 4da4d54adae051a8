package tutti.server.dtls;

/// One DTLS association with one peer, for one leg.
///
/// It does not look at addresses: a datagram from any but the address the leg is locked to, or that
/// signalling or a connectivity check named, must never reach it. Otherwise anybody could begin the
/// handshake in the peer's place, or end it (standards X-08; CVE-2023-49786).
public final class DtlsAssociation {
    /// More waiting datagrams than that are dropped and counted; two flights of a handshake fit.
    public static final int DATAGRAMS_WAITING_MAX = 64;

    /// Longer datagrams are dropped and counted: no network without jumbo frames delivers them whole.
    public static final int DATAGRAM_BYTES_MAX = 2_048;

    private final DatagramInbox inbox;

    DtlsAssociation(DatagramInbox inbox) {
        this.inbox = inbox;
    }

    /// Takes one datagram whose first byte is 20…63 (RFC 7983 §7): copies it and returns.
    ///
    /// Also after the keys are there: a peer that missed our last flight sends its own again, and a peer
    /// that is done says so. Thread: any, usually media. Waits for nothing; allocates the copy, which
    /// happens in handshakes only.
    public void onDatagram(byte[] bytes, int offset, int length) {
        inbox.add(bytes, offset, length);
    }

    /// Ends the association: the peer gets `close_notify`, the listener [DtlsListener#onClosed]. Returns
    /// at once; a second call does nothing. Thread: any.
    public void close() {
        inbox.askToClose();
    }
}
