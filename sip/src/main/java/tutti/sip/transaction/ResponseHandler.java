package tutti.sip.transaction;

import tutti.sip.message.SipResponse;
import tutti.sip.transport.Flow;

/// Waits for what comes of a request of ours. Exactly one final response or one failure arrives, except that
/// every 2xx to an INVITE is handed over, repetitions too: they are the caller's to acknowledge (RFC 6026 §7.2).
public interface ResponseHandler {
    /// `flow` is where the response came from.
    void onResponse(SipResponse response, Flow flow);

    void onFailure(ClientFailure failure);

    /// Why there is no final response.
    enum ClientFailure {
        /// Nothing was heard in time: treat as 408 (RFC 3261 §8.1.3.1).
        TIMEOUT,
        /// The request could not be delivered: treat as 503.
        TRANSPORT
    }
}
