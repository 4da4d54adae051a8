package tutti.sip.transaction;

import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ResponseHandler.ClientFailure;
import tutti.sip.transport.Flow;

/// A request of ours other than INVITE.
///
/// ```
///   TRYING ──1xx──► PROCEEDING ──final──► COMPLETED ──K──► terminated
///   E: again, T1 doubling to T2     E: again, every T2     repetitions absorbed
///   F: timeout                      F: timeout
/// ```
/// Source: RFC 3261 §17.1.2.
final class NonInviteClientTransaction extends ClientTransaction {
    private enum State {
        TRYING,
        PROCEEDING,
        COMPLETED
    }

    private State state = State.TRYING;
    private Timer timerE = Timer.IDLE;
    private Timer endTimer = Timer.IDLE;
    private long intervalNanos;

    NonInviteClientTransaction(
            Transactions owner, TransactionKey key, SipRequest request, Flow flow, ResponseHandler handler) {
        super(owner, key, request, flow, handler);
    }

    @Override
    void start() {
        send();
        endTimer = after(owner.settings().timeoutNanos(), () -> fail(ClientFailure.TIMEOUT));
        if (isUnreliable()) {
            intervalNanos = owner.settings().t1Nanos();
            timerE = after(intervalNanos, this::onTimerE);
        }
    }

    private void onTimerE() {
        sendAgain();
        long t2Nanos = owner.settings().t2Nanos();
        intervalNanos = state == State.PROCEEDING ? t2Nanos : Math.min(2 * intervalNanos, t2Nanos);
        timerE = after(intervalNanos, this::onTimerE);
    }

    @Override
    void onResponse(SipResponse response, Flow from) {
        if (state == State.COMPLETED) {
            return;
        }
        if (response.isProvisional()) {
            state = State.PROCEEDING;
        } else {
            state = State.COMPLETED;
            stopTimers();
            endTimer = after(isUnreliable() ? owner.settings().t4Nanos() : 0, () -> owner.forget(this));
        }
        handler.onResponse(response, from);
    }

    @Override
    boolean isPending() {
        return state != State.COMPLETED;
    }

    @Override
    void stopTimers() {
        stop(timerE);
        stop(endTimer);
    }
}
