package tutti.sip.call;

import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ServerTransaction;

/// The INVITE that made an incoming call, while it waits for our answer.
final class IncomingInvite implements ServerTransaction.Watcher {
    private final CallContext context;
    private final CallLife call;
    private final ServerTransaction transaction;
    private final String localTag;
    private final boolean isReliable;
    private final ReliableResponses reliable;
    private final Timer limit;

    IncomingInvite(CallContext context, CallLife call, ServerTransaction transaction, String localTag) {
        this.context = context;
        this.call = call;
        this.transaction = transaction;
        this.localTag = localTag;
        this.isReliable = ReliableResponses.areFor(
                transaction.request(), context.settings().provisionals());
        this.reliable = new ReliableResponses(context, transaction, localTag, this::onUnconfirmed);
        this.limit = context.after(context.settings().limits().unansweredMaxNanos(), this::giveUp);
        transaction.watch(this);
    }

    /// 18x. Where the caller brought no offer a reliable one must carry ours (RFC 3262 §5); without one it goes
    /// out unreliably if it may, else not at all: nothing depends on it.
    void progress(int status, Body body) {
        SipRequest invite = transaction.request();
        boolean lacksOffer = !invite.hasBody() && body.bytes().length == 0;
        if (isReliable && !lacksOffer) {
            reliable.send(status, body);
        } else if (!ReliableResponses.isRequired(invite)) {
            SipHeaders none = SipHeaders.builder().build();
            transaction.respond(context.replies().inDialog(transaction, status, localTag, none, body));
        }
    }

    /// Runs `answer`, which is to [#accept], as soon as a 2xx may be sent.
    void whenAcceptable(Runnable answer) {
        reliable.whenConfirmed(answer);
    }

    /// Whether the application has accepted, but the 2xx has still to wait for a PRACK.
    boolean isAnswerWaiting() {
        return reliable.isAnswerWaiting();
    }

    UnacknowledgedAnswer accept(Body body, SipHeaders sessionTimer, Runnable onAckTimeout) {
        context.stop(limit);
        transaction.respond(context.replies().inDialog(transaction, 200, localTag, sessionTimer, body));
        return new UnacknowledgedAnswer(context, transaction, onAckTimeout);
    }

    void reject(Refusal refusal) {
        context.stop(limit);
        reliable.stop();
        context.replies().refuse(transaction, refusal, localTag);
    }

    /// 200, and the news for the application; 481 if it confirms nothing of ours; 488 if it brings an offer
    /// where none can be answered: what it confirms has arrived all the same.
    void onPrack(ServerTransaction prack, Runnable whenConfirmed) {
        SipRequest request = prack.request();
        if (!reliable.isConfirmedBy(request)) {
            context.replies().refuse(prack, Refusal.of(481), "");
            return;
        }
        if (request.hasBody() && !reliable.isOffer()) {
            context.replies().refuse(prack, Refusal.of(488), "");
        } else {
            context.replies().confirm(prack, "");
            whenConfirmed.run();
        }
        reliable.confirmed();
    }

    ServerTransaction transaction() {
        return transaction;
    }

    private void giveUp() {
        reject(Refusal.of(480));
        call.endedUnanswered(EndReason.UNANSWERED);
    }

    /// A caller that wants reliable responses and confirms none (RFC 3262 §3).
    private void onUnconfirmed() {
        reject(Refusal.of(504));
        call.endedUnanswered(EndReason.ACK_TIMEOUT);
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
        reliable.stop();
        call.endedUnanswered(EndReason.TRANSPORT_LOST);
    }
}
