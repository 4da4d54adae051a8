package tutti.sip.call;

import java.util.Optional;
import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.Flow;

/// What happens to a call, and the state that leaves it in (see [CallState]). The application's side of it is
/// [Call].
final class CallLife {
    private final CallContext context;
    private final CallListener listener;
    private final Call handle;
    private final String callId;
    private final NameAddress remote;
    private final SipUri requestUri;
    private final String authenticatedUser;
    private final Optional<CallLife> replaced;
    private final OwnRequests own;
    private final Transfers transfers;
    private final CallSession session;
    private Optional<IncomingInvite> incoming = Optional.empty();
    private Optional<OutgoingInvite> outgoing = Optional.empty();
    private CallState state = CallState.PENDING;
    private boolean gone;

    private CallLife(
            CallContext context,
            CallListener listener,
            SipRequest invite,
            boolean ours,
            DigestClient digest,
            Caller caller) {
        this.context = context;
        this.listener = listener;
        this.callId = invite.callId();
        this.remote = ours ? invite.to() : invite.from();
        this.requestUri = invite.uri();
        this.authenticatedUser = caller.authenticatedUser();
        this.replaced = caller.replaced();
        this.handle = new Call(this);
        ContactUser contactUser = ours ? ContactUser.asking(invite.from(), requestUri) : ContactUser.answering(invite);
        this.own = new OwnRequests(context, this, listener, digest, ours, contactUser);
        this.transfers = new Transfers(context, this, listener, digest, contactUser);
        this.session = new CallSession(context, this, listener, own, transfers);
        context.table().callBegan();
    }

    /// Who calls, as far as we know, and whose place he takes.
    record Caller(String authenticatedUser, Optional<CallLife> replaced) {
        static final Caller OURSELVES = new Caller("", Optional.empty());
    }

    /// A call that `transaction` brought.
    static CallLife incoming(CallContext context, CallListener listener, ServerTransaction transaction, Caller caller) {
        SipRequest invite = transaction.request();
        CallLife call = new CallLife(context, listener, invite, false, DigestClient.NONE, caller);
        String localTag = context.identifiers().tag();
        call.session.begin(Dialog.answering(invite, localTag, transaction.flow()), invite);
        call.incoming = Optional.of(new IncomingInvite(context, call, transaction, localTag));
        return call;
    }

    /// A call that `invite` is to make; nothing is sent yet.
    static CallLife outgoing(CallContext context, CallListener listener, SipRequest invite, Invitation invitation) {
        DigestClient digest = invitation.credentials().isEmpty()
                ? DigestClient.NONE
                : new DigestClient(invitation.credentials(), context.identifiers()::tag);
        CallLife call = new CallLife(context, listener, invite, true, digest, Caller.OURSELVES);
        call.own.described(invitation.offer());
        call.outgoing = Optional.of(new OutgoingInvite(context, call, call.own.describe(invite), invitation, digest));
        return call;
    }

    void start() {
        outgoing.ifPresent(OutgoingInvite::start);
    }

    // ---- what it is

    Call handle() {
        return handle;
    }

    CallContext context() {
        return context;
    }

    CallListener listener() {
        return listener;
    }

    CallState state() {
        return state;
    }

    boolean isIncoming() {
        return incoming.isPresent();
    }

    /// The INVITE, if the application may still answer it.
    Optional<IncomingInvite> answerable() {
        return state == CallState.PENDING ? incoming : Optional.empty();
    }

    String callId() {
        return callId;
    }

    NameAddress remote() {
        return remote;
    }

    SipUri requestUri() {
        return requestUri;
    }

    String authenticatedUser() {
        return authenticatedUser;
    }

    Optional<CallLife> replaced() {
        return replaced;
    }

    OwnRequests own() {
        return own;
    }

    Transfers transfers() {
        return transfers;
    }

    CallSession session() {
        return session;
    }

    /// Whether no final response has been sent or received: an answer of ours may still wait for a PRACK.
    boolean isUnanswered() {
        boolean waiting = incoming.map(IncomingInvite::isAnswerWaiting).orElse(false);
        return state == CallState.PENDING || (state == CallState.ANSWERED && waiting);
    }

    boolean isOn(Flow flow) {
        return session.dialog().map(d -> d.flow().equals(flow)).orElse(false);
    }

    /// Whether no change of the peer's is under way.
    boolean isQuiet() {
        return session.isQuiet();
    }

    // ---- what happens to it

    void receive(ServerTransaction transaction) {
        DialogId id = DialogId.ofReceived(transaction.request());
        Optional<Dialog> dialog = session.dialog().filter(d -> d.id().equals(id));
        Optional<Dialog> found = dialog.or(() -> outgoing.flatMap(invite -> invite.earlyDialog(id)));
        session.receive(transaction, found);
    }

    void onAck(SipRequest ack, Flow from) {
        session.onAck(ack, from);
    }

    void prack(ServerTransaction transaction) {
        if (incoming.isEmpty()) {
            context.replies().refuse(transaction, Refusal.of(481), "");
            return;
        }
        SipRequest prack = transaction.request();
        incoming.get().onPrack(transaction, () -> listener.provisionalAcknowledged(handle, prack));
    }

    void accept(IncomingInvite invite, Body body) {
        state = CallState.ANSWERED;
        session.accept(invite, body);
    }

    /// Our 2xx is on its way: whoever this call takes the place of is hung up (RFC 3891 §3).
    void answerSent() {
        replaced.ifPresent(call -> call.end(EndReason.REPLACED));
    }

    void confirmed() {
        if (state == CallState.ANSWERED) {
            state = CallState.CONFIRMED;
        }
    }

    void progress(SipResponse response) {
        listener.progress(handle, response);
    }

    void answeredByPeer(Dialog dialog, SipResponse response) {
        state = CallState.CONFIRMED;
        session.established(dialog, response);
        listener.answered(handle, response);
    }

    /// Our INVITE came to nothing, or to what we no longer wanted.
    void rejectedByPeer(SipResponse response, boolean givenUp) {
        boolean tell = conclude() && !givenUp;
        leave();
        if (tell) {
            listener.rejected(handle, response);
        }
    }

    /// The INVITE to send when one was refused that may be mended: a new request of the same call.
    SipRequest inviteAgain(SipRequest invite, SipUri target) {
        SipHeaders next = invite.headers().toBuilder()
                .set("CSeq", (invite.cSeq().number() + 1) + " INVITE")
                .build();
        return own.describe(new SipRequest("INVITE", target, next, invite.body()));
    }

    void cancelledByPeer() {
        if (conclude()) {
            leave();
            listener.cancelled(handle);
        }
    }

    void endedUnanswered(EndReason reason) {
        if (conclude()) {
            leave();
            listener.ended(handle, reason);
        }
    }

    void byeReceived() {
        if (isUnanswered()) {
            incoming.ifPresent(invite -> invite.reject(Refusal.of(487)));
        }
        if (conclude()) {
            leave();
            listener.ended(handle, EndReason.BYE_RECEIVED);
        }
    }

    /// Ends the call, wherever it is: 603, CANCEL or BYE as RFC 3261 §15 asks for. False if it was over.
    boolean end(EndReason reason) {
        if (state == CallState.ENDED) {
            return false;
        }
        if (!isUnanswered()) {
            terminate(reason);
        } else if (incoming.isPresent()) {
            incoming.get().reject(Refusal.of(603));
            endedUnanswered(reason);
        } else {
            conclude();
            outgoing.ifPresent(OutgoingInvite::giveUp);
            listener.ended(handle, reason);
        }
        return true;
    }

    /// Ends a call that was answered, with a BYE of ours.
    void terminate(EndReason reason) {
        if (conclude()) {
            session.sayGoodbye();
            listener.ended(handle, reason);
        }
    }

    /// Moves to ENDED; false if it was there already.
    private boolean conclude() {
        if (state == CallState.ENDED) {
            return false;
        }
        state = CallState.ENDED;
        own.stopTimers();
        transfers.stop();
        return true;
    }

    /// Takes the call out of the table, once nobody can ask about it any more.
    void leave() {
        if (!gone) {
            gone = true;
            session.leaveTable();
            context.table().callIsGone();
        }
    }
}
