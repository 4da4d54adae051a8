package tutti.server.dtls;

/// What one association tells its leg.
///
/// Every call comes from the association's own virtual thread, one after the other; none may wait long,
/// and what concerns a leg is handed to its loop as a task. After [#onKeys] comes [#onClosed] in the end;
/// without keys comes exactly one of [#onFailure] and [#onClosed].
public interface DtlsListener {
    /// Sends one datagram to the address the leg is locked to.
    ///
    /// The bytes belong to the association again when the call returns. A datagram that cannot be sent is
    /// lost, as on any network: the timers of the handshake repeat it.
    void send(byte[] bytes, int offset, int length);

    /// The peer showed the certificate that was signalled, and these keys are agreed.
    void onKeys(SrtpKeys keys);

    /// No keys will come; whoever waits for media over this association must not send any.
    void onFailure(DtlsFailure failure);

    /// The association is over: by [DtlsAssociation#close], or because the peer closed it. Keys it gave
    /// stay valid for the leg, which decides by signalling (RFC 5764 §3: its life is not that of the
    /// media).
    void onClosed();
}
