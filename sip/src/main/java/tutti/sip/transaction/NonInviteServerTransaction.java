package tutti.sip.transaction;

import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transport.Flow;

/// Any other request somebody sent us: `TRYING ─(final)─► COMPLETED ─(J)─► terminated`. Retransmissions get the
/// response again; before there is one they are absorbed. Provisional responses are not sent (RFC 4320 §4.1).
///
/// Source: RFC 3261 §17.2.2.
final class NonInviteServerTransaction extends ServerTransaction {
    private boolean completed;
    private Timer timerJ = Timer.IDLE;

    NonInviteServerTransaction(Transactions owner, TransactionKey key, SipRequest request, Flow flow, boolean merged) {
        super(owner, key, request, flow, merged);
    }

    @Override
    void start() {}

    @Override
    public void respond(SipResponse response) {
        if (completed || response.isProvisional()) {
            return;
        }
        completed = true;
        send(response);
        timerJ = after(isUnreliable() ? owner.settings().timeoutNanos() : 0, () -> owner.forget(this));
    }

    @Override
    public boolean isAnswered() {
        return completed;
    }

    @Override
    void onRetransmission() {
        sendAgain();
    }

    @Override
    void stopTimers() {
        stop(timerJ);
    }
}
