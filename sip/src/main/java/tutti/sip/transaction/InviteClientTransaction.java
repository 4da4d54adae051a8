package tutti.sip.transaction;

import java.util.Optional;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ResponseHandler.ClientFailure;
import tutti.sip.transport.Flow;

/// An INVITE of ours.
///
/// ```
///   CALLING ──1xx──► PROCEEDING        A: again, T1 doubling; B: timeout (only while CALLING)
///      │                 │
///      ├──── 300-699 ────┴──► COMPLETED ──D──► terminated     repetitions: the ACK again
///      └──── 2xx ────────┴──► ACCEPTED  ──M──► terminated     every 2xx: to the user, who sends the ACKs
/// ```
/// A CANCEL goes out once there was a provisional response, not before (§9.1); if no final response comes
/// within 64·T1 after it, the INVITE counts as cancelled.
///
/// Source: RFC 3261 §9.1, §17.1.1; RFC 6026 §7.2.
final class InviteClientTransaction extends ClientTransaction {
    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        ACCEPTED
    }

    private static final long COMPLETED_UNRELIABLE_NANOS = 32_000_000_000L;

    private State state = State.CALLING;
    private Timer timerA = Timer.IDLE;
    private Timer endTimer = Timer.IDLE;
    private long intervalNanos;
    private boolean cancelWanted;
    private boolean cancelSent;
    private Optional<byte[]> ack = Optional.empty();

    InviteClientTransaction(
            Transactions owner, TransactionKey key, SipRequest request, Flow flow, ResponseHandler handler) {
        super(owner, key, request, flow, handler);
    }

    @Override
    void start() {
        send();
        endTimer = after(owner.settings().timeoutNanos(), () -> fail(ClientFailure.TIMEOUT));
        if (isUnreliable()) {
            intervalNanos = owner.settings().t1Nanos();
            timerA = after(intervalNanos, this::onTimerA);
        }
    }

    private void onTimerA() {
        sendAgain();
        intervalNanos *= 2;
        timerA = after(intervalNanos, this::onTimerA);
    }

    /// Gives the INVITE up: now, or as soon as the peer has said that it has it.
    void cancel() {
        cancelWanted = true;
        if (state == State.PROCEEDING && !cancelSent) {
            cancelSent = true;
            owner.sendCancel(this);
            endTimer = after(owner.settings().timeoutNanos(), () -> fail(ClientFailure.TIMEOUT));
        }
    }

    @Override
    void onResponse(SipResponse response, Flow from) {
        switch (state) {
            case CALLING, PROCEEDING -> onAwaited(response, from);
            case COMPLETED -> {
                if (!response.isProvisional() && !response.isSuccess()) {
                    ack.ifPresent(bytes -> owner.wire().again(flow(), bytes));
                }
            }
            case ACCEPTED -> {
                if (response.isSuccess()) {
                    handler.onResponse(response, from);
                }
            }
        }
    }

    private void onAwaited(SipResponse response, Flow from) {
        if (response.isProvisional()) {
            if (state == State.CALLING) {
                state = State.PROCEEDING;
                stopTimers();
            }
            handler.onResponse(response, from);
            if (cancelWanted) {
                cancel();
            }
            return;
        }
        stopTimers();
        if (response.isSuccess()) {
            state = State.ACCEPTED;
            endTimer = after(owner.settings().timeoutNanos(), () -> owner.forget(this));
        } else {
            state = State.COMPLETED;
            byte[] bytes = ackFor(response).toBytes();
            ack = Optional.of(bytes);
            owner.wire().request(flow(), bytes);
            endTimer = after(isUnreliable() ? COMPLETED_UNRELIABLE_NANOS : 0, () -> owner.forget(this));
        }
        handler.onResponse(response, from);
    }

    /// The ACK of the same transaction for a response that is no 2xx (§17.1.1.3).
    private SipRequest ackFor(SipResponse response) {
        SipHeaders source = request().headers();
        SipHeaders headers = SipHeaders.builder()
                .add("Via", request().topVia().toString())
                .add("Max-Forwards", "70")
                .copy("From", source)
                .copy("To", response.headers())
                .copy("Call-ID", source)
                .add("CSeq", request().cSeq().number() + " ACK")
                .copy("Route", source)
                .build();
        return new SipRequest("ACK", request().uri(), headers, SipMessage.noBody());
    }

    @Override
    boolean isPending() {
        return state == State.CALLING || state == State.PROCEEDING;
    }

    @Override
    void stopTimers() {
        stop(timerA);
        stop(endTimer);
    }
}
