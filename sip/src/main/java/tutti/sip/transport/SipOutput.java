package tutti.sip.transport;

/// Takes the bytes the SIP layer wants sent. Called synchronously by the endpoint, on its thread.
@FunctionalInterface
public interface SipOutput {
    /// Sends one message, or one CRLF, over `flow`. The array is not reused by the caller.
    ///
    /// Must not call back into the endpoint; a failure is reported later by `SipEndpoint.sendFailed`.
    void send(Flow flow, byte[] bytes, int offset, int length);
}
