package tutti.sip.transaction;

import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transport.Flow;

/// An INVITE somebody sent us.
///
/// ```
///            INVITE (100 after 200 ms)
///                │
///          ┌─ PROCEEDING ─┐
///   300-699│              │2xx
///          ▼              ▼
///      COMPLETED       ACCEPTED  INVITE: absorbed; ACK: to the user; 2xx again: the user's doing
///   G,INVITE: again       │
///      ACK │  H           │ L
///          ▼   ╲          │
///      CONFIRMED ╲        │
///          │ I    ╲       │
///          └──► TERMINATED ◄
/// ```
/// Source: RFC 3261 §17.2.1, RFC 6026 §7.1.
final class InviteServerTransaction extends ServerTransaction {
    private enum State {
        PROCEEDING,
        COMPLETED,
        CONFIRMED,
        ACCEPTED
    }

    private State state = State.PROCEEDING;
    private Timer tryingTimer = Timer.IDLE;
    private Timer timerG = Timer.IDLE;
    private Timer endTimer = Timer.IDLE;
    private long intervalNanos;

    InviteServerTransaction(Transactions owner, TransactionKey key, SipRequest request, Flow flow, boolean merged) {
        super(owner, key, request, flow, merged);
    }

    @Override
    void start() {
        tryingTimer = after(owner.settings().tryingNanos(), () -> send(SipResponse.to(request(), 100, "Trying", "")));
    }

    @Override
    public void respond(SipResponse response) {
        if (state != State.PROCEEDING) {
            return;
        }
        stop(tryingTimer);
        send(response);
        if (response.isSuccess()) {
            state = State.ACCEPTED;
            endAfter(owner.settings().timeoutNanos());
        } else if (!response.isProvisional()) {
            state = State.COMPLETED;
            intervalNanos = owner.settings().t1Nanos();
            if (isUnreliable()) {
                timerG = after(intervalNanos, this::onTimerG);
            }
            endAfter(owner.settings().timeoutNanos());
        }
    }

    /// Sends the 2xx again, as the user must until its ACK arrives (RFC 3261 §13.3.1.4).
    void repeatSuccess() {
        if (state == State.ACCEPTED) {
            sendAgain();
        }
    }

    private void onTimerG() {
        sendAgain();
        intervalNanos = Math.min(2 * intervalNanos, owner.settings().t2Nanos());
        timerG = after(intervalNanos, this::onTimerG);
    }

    @Override
    void onRetransmission() {
        if (state == State.PROCEEDING || state == State.COMPLETED) {
            sendAgain();
        }
    }

    /// True if the ACK is for a 2xx, and so the user's.
    boolean onAck() {
        if (state == State.COMPLETED) {
            state = State.CONFIRMED;
            stop(timerG);
            endAfter(isUnreliable() ? owner.settings().t4Nanos() : 0);
        }
        return state == State.ACCEPTED;
    }

    private void endAfter(long nanos) {
        stop(endTimer);
        endTimer = after(nanos, () -> owner.forget(this));
    }

    @Override
    public boolean isAnswered() {
        return state != State.PROCEEDING;
    }

    @Override
    void stopTimers() {
        stop(tryingTimer);
        stop(timerG);
        stop(endTimer);
    }
}
