package tutti.sip.transaction;

import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ResponseHandler.ClientFailure;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// A request of ours, until it is answered and the answer can no longer be repeated. Thread: the endpoint's.
public abstract sealed class ClientTransaction permits InviteClientTransaction, NonInviteClientTransaction {
    final Transactions owner;
    final TransactionKey key;
    final ResponseHandler handler;
    private final SipRequest request;
    private final Flow flow;
    private final byte[] bytes;

    ClientTransaction(Transactions owner, TransactionKey key, SipRequest request, Flow flow, ResponseHandler handler) {
        this.owner = owner;
        this.key = key;
        this.request = request;
        this.flow = flow;
        this.handler = handler;
        this.bytes = request.toBytes();
    }

    /// The request as it was sent, with its Via.
    public SipRequest request() {
        return request;
    }

    public Flow flow() {
        return flow;
    }

    abstract void start();

    abstract void onResponse(SipResponse response, Flow from);

    /// Whether the user still waits for a final response.
    abstract boolean isPending();

    abstract void stopTimers();

    void fail(ClientFailure failure) {
        boolean pending = isPending();
        owner.forget(this);
        if (pending) {
            owner.counters()
                    .count(
                            failure == ClientFailure.TIMEOUT
                                    ? SipCounter.TRANSACTION_TIMEOUTS
                                    : SipCounter.TRANSPORT_FAILURES);
            handler.onFailure(failure);
        }
    }

    void send() {
        owner.wire().request(flow, bytes);
    }

    void sendAgain() {
        owner.wire().again(flow, bytes);
    }

    boolean isUnreliable() {
        return !flow.isReliable();
    }

    Timer after(long nanos, Runnable action) {
        return owner.timers().start(nanos, action);
    }

    void stop(Timer timer) {
        owner.timers().stop(timer);
    }
}
