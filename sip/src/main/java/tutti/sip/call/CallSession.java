package tutti.sip.call;

import java.util.Optional;
import tutti.sip.dialog.Dialog;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// What the peer does inside a call's dialog, the wait for his ACKs, and the goodbye.
final class CallSession {
    private final CallContext context;
    private final CallLife call;
    private final CallListener listener;
    private final OwnRequests own;
    private final Transfers transfers;
    private final PeerReoffer peerReoffer;
    private Optional<Dialog> dialog = Optional.empty();
    private Optional<UnacknowledgedAnswer> unacknowledged = Optional.empty();
    private boolean confirmed;

    CallSession(CallContext context, CallLife call, CallListener listener, OwnRequests own, Transfers transfers) {
        this.transfers = transfers;
        this.context = context;
        this.call = call;
        this.listener = listener;
        this.own = own;
        this.peerReoffer = new PeerReoffer(context);
    }

    // ---- beginning

    void begin(Dialog newDialog, SipMessage peersMessage) {
        dialog = Optional.of(newDialog);
        context.table().put(newDialog.id(), call);
        own.begin(newDialog, peersMessage);
    }

    /// Answers `invite` as soon as everything reliable before it was confirmed.
    void accept(IncomingInvite invite, Body body) {
        invite.whenAcceptable(() -> answer(invite, body));
    }

    private void answer(IncomingInvite invite, Body body) {
        own.described(body);
        SipHeaders timer = own.answerTimer(invite.transaction());
        unacknowledged = Optional.of(invite.accept(body, timer, this::onAckTimeout));
        call.answerSent();
    }

    void established(Dialog newDialog, SipResponse response) {
        confirmed = true;
        begin(newDialog, response);
        own.timerAnswered(response);
    }

    Optional<Dialog> dialog() {
        return dialog;
    }

    /// Whether no change of the peer's is under way.
    boolean isQuiet() {
        return !peerReoffer.isPending() && unacknowledged.isEmpty();
    }

    // ---- requests of the peer's

    /// `found` is the dialog the request names, if this call has it still.
    void receive(ServerTransaction transaction, Optional<Dialog> found) {
        SipRequest request = transaction.request();
        if (found.isEmpty() || !mayCome(request)) {
            context.count(SipCounter.UNKNOWN_DIALOG);
            refuse(transaction, Refusal.of(481));
            return;
        }
        if (!found.get().follow(request, transaction.flow())) {
            context.count(SipCounter.OUT_OF_ORDER);
            refuse(transaction, Refusal.of(500));
            return;
        }
        switch (request.method()) {
            case "BYE" -> onBye(transaction);
            case "INVITE", "UPDATE" -> onReoffer(transaction, found.get());
            case "INFO" -> {
                context.replies().confirm(transaction, "");
                listener.info(call.handle(), request);
            }
            case "OPTIONS" -> context.replies().capabilities(transaction, "");
            case "PRACK" -> call.prack(transaction);
            case "REFER" -> transfers.onRefer(transaction);
            case "NOTIFY" -> transfers.onNotify(transaction);
            default -> refuse(transaction, Refusal.of(405, "Allow", Capabilities.ALLOW));
        }
    }

    /// When a call is over only BYE may still cross ours; and a callee may not send one before he answers (§15).
    private boolean mayCome(SipRequest request) {
        boolean bye = request.is("BYE");
        boolean early = call.state() == CallState.PENDING && !call.isIncoming();
        return call.state() == CallState.ENDED ? bye : !(early && bye);
    }

    private void onBye(ServerTransaction transaction) {
        context.replies().confirm(transaction, "");
        boolean byeWasToFollow = !confirmed && unacknowledged.isPresent();
        stopWaitingForAck();
        peerReoffer.refuse(Refusal.of(487));
        if (call.state() != CallState.ENDED) {
            call.byeReceived();
        } else if (byeWasToFollow) {
            call.leave();
        }
    }

    private void onReoffer(ServerTransaction transaction, Dialog inDialog) {
        SipRequest request = transaction.request();
        boolean pending = call.isUnanswered();
        boolean unanswered = peerReoffer.isPending() || (pending && call.isIncoming());
        boolean crossing = own.isOfferInTheWay() || unacknowledged.isPresent() || pending;
        Optional<Refusal> tooShort =
                SessionTimer.check(request, context.settings().sessionTimer());
        if (!PeerReoffer.needsApplication(request)) {
            tooShort.ifPresentOrElse(
                    refusal -> refuse(transaction, refusal), () -> confirmRefresh(transaction, inDialog));
        } else if (unanswered) {
            refuse(transaction, peerReoffer.tryLater());
        } else if (crossing) {
            refuse(transaction, Refusal.of(491));
        } else if (tooShort.isPresent()) {
            refuse(transaction, tooShort.get());
        } else {
            peerReoffer.hold(transaction);
            listener.reoffered(call.handle(), request);
        }
    }

    /// An UPDATE without a body: the session timer, and perhaps a new Contact.
    private void confirmRefresh(ServerTransaction transaction, Dialog inDialog) {
        inDialog.refreshTarget(transaction.request());
        boolean answered = !call.isUnanswered();
        SipHeaders timer =
                answered ? own.answerTimer(transaction) : SipHeaders.builder().build();
        transaction.respond(context.replies().inDialog(transaction, 200, "", timer, Body.NONE));
    }

    boolean answerReoffer(Body body) {
        Optional<ServerTransaction> held = peerReoffer.take();
        if (held.isEmpty() || dialog.isEmpty()) {
            return false;
        }
        ServerTransaction transaction = held.get();
        own.described(body);
        dialog.get().refreshTarget(transaction.request());
        SipHeaders timer = own.answerTimer(transaction);
        transaction.respond(context.replies().inDialog(transaction, 200, "", timer, body));
        if (transaction.request().is("INVITE")) {
            unacknowledged = Optional.of(new UnacknowledgedAnswer(context, transaction, this::onAckTimeout));
        }
        return true;
    }

    boolean rejectReoffer(Refusal refusal) {
        return peerReoffer.refuse(refusal);
    }

    private void refuse(ServerTransaction transaction, Refusal refusal) {
        context.replies().refuse(transaction, refusal, "");
    }

    // ---- ACK

    void onAck(SipRequest ack, Flow from) {
        boolean awaited = unacknowledged.isPresent()
                && unacknowledged.get().fits(ack.cSeq().number());
        if (!awaited) {
            context.count(SipCounter.ABSORBED);
            return;
        }
        stopWaitingForAck();
        dialog.ifPresent(d -> d.follow(from));
        boolean byeWasToFollow = !confirmed && call.state() == CallState.ENDED;
        confirmed = true;
        if (byeWasToFollow) {
            sayGoodbye();
        } else if (call.state() != CallState.ENDED) {
            call.confirmed();
            listener.acknowledged(call.handle(), ack);
        }
    }

    private void onAckTimeout() {
        unacknowledged = Optional.empty();
        if (call.state() != CallState.ENDED) {
            call.terminate(EndReason.ACK_TIMEOUT);
        } else if (!confirmed) {
            sayGoodbye();
        }
    }

    private void stopWaitingForAck() {
        unacknowledged.ifPresent(UnacknowledgedAnswer::stop);
        unacknowledged = Optional.empty();
    }

    // ---- ending

    /// Sends BYE; but the callee of a call whose 2xx is not acknowledged waits with it for the ACK (§15).
    void sayGoodbye() {
        peerReoffer.refuse(Refusal.of(487));
        boolean mayFollow = confirmed || unacknowledged.isEmpty();
        if (mayFollow && dialog.isPresent()) {
            stopWaitingForAck();
            context.bye(dialog.get(), own.digest(), Outcome.of(call::leave));
        }
    }

    void leaveTable() {
        stopWaitingForAck();
        dialog.ifPresent(d -> context.table().remove(d.id()));
    }
}
