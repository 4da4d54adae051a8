package tutti.sip.transaction;

import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transport.Flow;

/// A request somebody sent us, until its answer has surely arrived. Thread: the endpoint's.
public abstract sealed class ServerTransaction permits InviteServerTransaction, NonInviteServerTransaction {
    final Transactions owner;
    final TransactionKey key;
    private final SipRequest request;
    private final Flow flow;
    private final Flow returnPath;
    private final boolean merged;
    private byte[] lastResponse = {};
    private String toTag = "";
    private boolean lost;
    private Watcher watcher = NOBODY;

    ServerTransaction(Transactions owner, TransactionKey key, SipRequest request, Flow flow, boolean merged) {
        this.owner = owner;
        this.key = key;
        this.request = request;
        this.flow = flow;
        this.returnPath = ReturnPath.of(request.topVia(), flow);
        this.merged = merged;
    }

    /// The request, its top Via completed with where it really came from.
    public SipRequest request() {
        return request;
    }

    /// Where the request came from.
    public Flow flow() {
        return flow;
    }

    /// Whether the same request arrived before by another way, and a fork upstream is to be told 482 (RFC 3261
    /// §8.2.2.2).
    public boolean isMerged() {
        return merged;
    }

    /// Sends a response and goes on as it says. After a final response nothing is sent any more.
    public abstract void respond(SipResponse response);

    /// Sends a final response once, and forgets the request: what nobody has vouched for shall cost no memory, and
    /// make nobody send again and again to an address that may be forged (RFC 3261 §26.3.2.4). Retransmissions
    /// arrive as new requests.
    public void respondAndForget(SipResponse response) {
        send(response);
        owner.forget(this);
    }

    /// Whether a final response was given.
    public abstract boolean isAnswered();

    /// The To tag of the last response, `""` if it had none or there was none.
    public String toTag() {
        return toTag;
    }

    /// Tells `newWatcher` what happens to this transaction before it is answered.
    public void watch(Watcher newWatcher) {
        watcher = newWatcher;
    }

    /// Passes on that the peer has cancelled; nothing happens once a final response was given (RFC 3261 §9.2).
    public void cancelled() {
        if (!isAnswered()) {
            watcher.onCancel();
        }
    }

    abstract void onRetransmission();

    abstract void start();

    abstract void stopTimers();

    void onFlowLost() {
        lost = true;
        boolean unanswered = !isAnswered();
        owner.forget(this);
        if (unanswered) {
            watcher.onLost();
        }
    }

    void send(SipResponse response) {
        lastResponse = response.toBytes();
        toTag = response.to().tag();
        if (!lost) {
            owner.wire().response(returnPath, lastResponse);
        }
    }

    void sendAgain() {
        if (lastResponse.length > 0 && !lost) {
            owner.wire().again(returnPath, lastResponse);
        }
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

    /// What may happen to a request while its user makes up his mind.
    public interface Watcher {
        /// The peer gave up: answer 487.
        void onCancel();

        /// The connection the request came by is gone, and the transaction with it.
        void onLost();
    }

    private static final Watcher NOBODY = new Watcher() {
        @Override
        public void onCancel() {}

        @Override
        public void onLost() {}
    };
}
