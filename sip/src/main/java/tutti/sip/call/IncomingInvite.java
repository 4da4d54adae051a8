package tutti.sip.call;

import java.util.Optional;
import tutti.sip.message.SipHeaders;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ServerTransaction;

/// The INVITE that made an incoming call, while it waits for our answer.
final class IncomingInvite implements ServerTransaction.Watcher {
    private final CallContext context;
    private final Call call;
    private final ServerTransaction transaction;
    private final String localTag;
    private final Timer limit;

    IncomingInvite(CallContext context, Call call, ServerTransaction transaction, String localTag) {
        this.context = context;
        this.call = call;
        this.transaction = transaction;
        this.localTag = localTag;
        this.limit = context.after(context.settings().limits().unansweredMaxNanos(), this::giveUp);
        transaction.watch(this);
    }

    void ring() {
        SipHeaders none = SipHeaders.builder().build();
        transaction.respond(context.replies().inDialog(transaction, 180, localTag, none, Body.NONE));
    }

    UnacknowledgedAnswer accept(Body body, SipHeaders sessionTimer, Runnable onAckTimeout) {
        context.stop(limit);
        transaction.respond(context.replies().inDialog(transaction, 200, localTag, sessionTimer, body));
        return new UnacknowledgedAnswer(context, transaction, onAckTimeout);
    }

    void reject(Refusal refusal) {
        context.stop(limit);
        context.replies().refuse(transaction, refusal, localTag);
    }

    Optional<Refusal> checkSessionTimer() {
        return SessionTimer.check(transaction.request(), context.settings().sessionTimer());
    }

    ServerTransaction transaction() {
        return transaction;
    }

    private void giveUp() {
        reject(Refusal.of(480));
        call.endedUnanswered(EndReason.UNANSWERED);
    }

    /// Source: RFC 3261 §9.2.
    @Override
    public void onCancel() {
        reject(Refusal.of(487));
        call.cancelledByPeer();
    }

    @Override
    public void onLost() {
        context.stop(limit);
        call.endedUnanswered(EndReason.TRANSPORT_LOST);
    }
}
