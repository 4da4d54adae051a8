package tutti.sip.transaction;

import tutti.sip.message.SipRequest;
import tutti.sip.transport.Flow;

/// What sits on top of the transactions (RFC 3261 §5: the transaction user).
public interface TransactionUser {
    /// A request arrived that is no retransmission; it waits for [ServerTransaction#respond]. Never ACK.
    void onRequest(ServerTransaction transaction);

    /// An ACK for a 2xx arrived, possibly not for the first time.
    void onAck(SipRequest ack, Flow flow);
}
