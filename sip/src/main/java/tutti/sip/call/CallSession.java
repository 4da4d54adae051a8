package tutti.sip.call;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tutti.sip.dialog.Dialog;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// What goes on inside a call's dialog: requests of the peer's, ACK, changes and refreshes of the session, the
/// goodbye.
final class CallSession implements OwnReoffer.Requester, SessionTimer.Session {
    private final CallContext context;
    private final Call call;
    private final CallListener listener;
    private final SessionTimer sessionTimer;
    private final PeerReoffer peerReoffer;
    private final OwnReoffer ownReoffer;
    private Optional<Dialog> dialog = Optional.empty();
    private Optional<UnacknowledgedAnswer> unacknowledged = Optional.empty();
    private Body lastBody = Body.NONE;
    private Body proposed = Body.NONE;
    private Set<String> peerMethods = Set.of();

    CallSession(CallContext context, Call call, CallListener listener, boolean ownsCallId) {
        this.context = context;
        this.call = call;
        this.listener = listener;
        this.sessionTimer = new SessionTimer(context, this);
        this.peerReoffer = new PeerReoffer(context);
        this.ownReoffer = new OwnReoffer(context, this, ownsCallId);
    }

    // ---- beginning

    void begin(Dialog newDialog, SipMessage peersMessage) {
        dialog = Optional.of(newDialog);
        context.table().put(newDialog.id(), call);
        peerMethods = peersMessage.headers().elements("Allow").stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    void offered(Body offer) {
        lastBody = offer;
    }

    /// `invite` with what it says about the session timer.
    SipRequest describe(SipRequest invite) {
        SipHeaders.Builder headers =
                invite.headers().toBuilder().remove("Session-Expires").remove("Min-SE");
        sessionTimer.describe(headers);
        return invite.withHeaders(headers.build());
    }

    void accept(IncomingInvite invite, Body body) {
        lastBody = body;
        SipHeaders timer = sessionTimer.answer(invite.transaction());
        unacknowledged = Optional.of(invite.accept(body, timer, this::onAckTimeout));
    }

    void established(Dialog newDialog, SipResponse response) {
        begin(newDialog, response);
        sessionTimer.answered(response);
    }

    Optional<Dialog> dialog() {
        return dialog;
    }

    boolean peerAllows(String method) {
        return peerMethods.contains(method);
    }

    // ---- requests of the peer's

    /// `found` is the dialog the request names, if this call has it still.
    void receive(ServerTransaction transaction, Optional<Dialog> found) {
        SipRequest request = transaction.request();
        boolean over = call.state() == CallState.ENDED;
        if (found.isEmpty() || (over && !request.is("BYE"))) {
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
                listener.info(call, request);
            }
            case "OPTIONS" -> context.replies().capabilities(transaction, "");
            default -> refuse(transaction, Refusal.of(405, "Allow", Capabilities.ALLOW));
        }
    }

    private void onBye(ServerTransaction transaction) {
        context.replies().confirm(transaction, "");
        boolean waitedForAck = unacknowledged.isPresent();
        stopWaitingForAck();
        peerReoffer.refuse(Refusal.of(487));
        if (call.state() != CallState.ENDED) {
            call.byeReceived();
        } else if (waitedForAck) {
            call.leave();
        }
    }

    private void onReoffer(ServerTransaction transaction, Dialog inDialog) {
        SipRequest request = transaction.request();
        boolean unanswered = peerReoffer.isPending() || (call.state() == CallState.PENDING && call.isIncoming());
        boolean crossing = ownReoffer.isInTheWay() || unacknowledged.isPresent() || call.state() == CallState.PENDING;
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
            listener.reoffered(call, request);
        }
    }

    /// An UPDATE without a body: the session timer, and perhaps a new Contact.
    private void confirmRefresh(ServerTransaction transaction, Dialog inDialog) {
        inDialog.refreshTarget(transaction.request());
        boolean answered = call.state() != CallState.PENDING;
        SipHeaders timer = answered
                ? sessionTimer.answer(transaction)
                : SipHeaders.builder().build();
        transaction.respond(context.replies().inDialog(transaction, 200, "", timer, Body.NONE));
    }

    boolean answerReoffer(Body body) {
        Optional<ServerTransaction> held = peerReoffer.take();
        if (held.isEmpty() || dialog.isEmpty()) {
            return false;
        }
        ServerTransaction transaction = held.get();
        lastBody = body;
        dialog.get().refreshTarget(transaction.request());
        SipHeaders timer = sessionTimer.answer(transaction);
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
        if (call.state() == CallState.ENDED) {
            sayGoodbye();
            return;
        }
        call.confirmed();
        listener.acknowledged(call, ack);
    }

    private void onAckTimeout() {
        unacknowledged = Optional.empty();
        if (call.state() == CallState.ENDED) {
            sayGoodbye();
        } else {
            call.terminate(EndReason.ACK_TIMEOUT);
        }
    }

    private void stopWaitingForAck() {
        unacknowledged.ifPresent(UnacknowledgedAnswer::stop);
        unacknowledged = Optional.empty();
    }

    // ---- requests of ours

    boolean reoffer(Body body) {
        if (dialog.isEmpty() || peerReoffer.isPending() || unacknowledged.isPresent()) {
            return false;
        }
        boolean started = ownReoffer.start(dialog.get(), "INVITE", body, false);
        if (started) {
            proposed = body;
        }
        return started;
    }

    boolean sendInfo(Body body) {
        if (dialog.isEmpty()) {
            return false;
        }
        SipHeaders more = SipHeaders.builder()
                .add("User-Agent", context.settings().product())
                .build();
        context.send(dialog.get(), "INFO", more, body, new InfoOutcome());
        return true;
    }

    /// Sends UPDATE if the peer takes it, else the last re-INVITE once more (RFC 4028 §7.4).
    @Override
    public void refresh() {
        boolean possible = dialog.isPresent() && !peerReoffer.isPending() && unacknowledged.isEmpty();
        boolean update = peerAllows("UPDATE");
        boolean started = possible
                && ownReoffer.start(dialog.get(), update ? "UPDATE" : "INVITE", update ? Body.NONE : lastBody, true);
        if (started) {
            proposed = lastBody;
        } else {
            sessionTimer.refreshFailed();
        }
    }

    @Override
    public void expire() {
        call.terminate(EndReason.SESSION_EXPIRED);
    }

    @Override
    public SipHeaders sessionHeaders() {
        String user = call.isIncoming() ? call.requestUri().user() : "";
        SipHeaders.Builder headers =
                context.replies().sessionRequest(user, dialog.map(Dialog::flow).orElseThrow());
        sessionTimer.describe(headers);
        return headers.build();
    }

    @Override
    public boolean raiseSessionInterval(SipResponse tooSmall) {
        return sessionTimer.raise(tooSmall);
    }

    @Override
    public void accepted(SipResponse response, boolean wasRefresh) {
        if (call.state() == CallState.ENDED) {
            return;
        }
        lastBody = proposed;
        sessionTimer.answered(response);
        if (!wasRefresh || response.cSeq().method().equals("INVITE")) {
            listener.reofferAnswered(call, response);
        }
    }

    @Override
    public void refused(SipResponse response, boolean wasRefresh) {
        if (call.state() == CallState.ENDED) {
            return;
        }
        if (wasRefresh) {
            peerMethods = peerMethods.stream()
                    .filter(method -> !method.equals(response.cSeq().method()))
                    .collect(Collectors.toUnmodifiableSet());
            sessionTimer.refreshFailed();
        } else {
            listener.reofferRejected(call, response);
        }
    }

    @Override
    public void callIsDead(EndReason reason) {
        call.terminate(reason);
    }

    /// An INFO that nobody knows a call for, or nobody answers, ends ours (RFC 3261 §12.2.1.2).
    private final class InfoOutcome implements ResponseHandler {
        @Override
        public void onResponse(SipResponse response, Flow flow) {
            if (response.status() == 481) {
                callIsDead(EndReason.DIALOG_UNKNOWN_TO_PEER);
            } else if (response.status() == 408) {
                callIsDead(EndReason.TRANSACTION_TIMEOUT);
            }
        }

        @Override
        public void onFailure(ClientFailure failure) {
            callIsDead(failure == ClientFailure.TIMEOUT ? EndReason.TRANSACTION_TIMEOUT : EndReason.TRANSPORT_LOST);
        }
    }

    // ---- ending

    void stopTimers() {
        sessionTimer.stop();
        ownReoffer.stop();
    }

    /// Sends BYE, or waits with it until our 2xx is acknowledged: a callee may not send it before (§15).
    void sayGoodbye() {
        peerReoffer.refuse(Refusal.of(487));
        if (unacknowledged.isEmpty() && dialog.isPresent()) {
            context.bye(dialog.get(), Outcome.of(call::leave));
        }
    }

    void leaveTable() {
        stopWaitingForAck();
        dialog.ifPresent(d -> context.table().remove(d.id()));
    }
}
