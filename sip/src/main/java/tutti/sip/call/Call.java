package tutti.sip.call;

import java.util.List;
import java.util.Optional;
import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeader;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.Flow;

/// One call, incoming or outgoing, as an application sees it. States: see [CallState].
///
/// Methods that act take the present as `nowNanos`; inside a listener that is [#nowNanos()]. They answer false,
/// and do nothing, if the call is past the point where they make sense: the peer may have hung up a moment ago,
/// and that is nobody's mistake. Bodies are not copied. Thread: the endpoint's.
public final class Call {
    private final CallContext context;
    private final CallListener listener;
    private final String callId;
    private final NameAddress remote;
    private final SipUri requestUri;
    private final OwnRequests own;
    private final CallSession session;
    private Optional<IncomingInvite> incoming = Optional.empty();
    private Optional<OutgoingInvite> outgoing = Optional.empty();
    private CallState state = CallState.PENDING;
    private boolean gone;
    private String authenticatedUser = "";

    private Call(
            CallContext context, CallListener listener, SipRequest invite, boolean outgoingCall, DigestClient digest) {
        this.context = context;
        this.listener = listener;
        this.callId = invite.callId();
        this.remote = outgoingCall ? invite.to() : invite.from();
        this.requestUri = invite.uri();
        String contactUser = outgoingCall ? invite.from().uri().user() : requestUri.user();
        this.own = new OwnRequests(context, this, listener, digest, outgoingCall, contactUser);
        this.session = new CallSession(context, this, listener, own);
        context.table().callBegan();
    }

    /// A call that `transaction` brought.
    static Call incoming(CallContext context, CallListener listener, ServerTransaction transaction, String user) {
        SipRequest invite = transaction.request();
        Call call = new Call(context, listener, invite, false, DigestClient.NONE);
        call.authenticatedUser = user;
        String localTag = context.identifiers().tag();
        call.session.begin(Dialog.answering(invite, localTag, transaction.flow()), invite);
        call.incoming = Optional.of(new IncomingInvite(context, call, transaction, localTag));
        return call;
    }

    /// A call that `invite` is to make; nothing is sent yet.
    static Call outgoing(CallContext context, CallListener listener, SipRequest invite, Invitation invitation) {
        DigestClient digest = invitation.credentials().isEmpty()
                ? DigestClient.NONE
                : new DigestClient(invitation.credentials(), context.identifiers()::tag);
        Call call = new Call(context, listener, invite, true, digest);
        call.own.described(invitation.offer());
        call.outgoing = Optional.of(new OutgoingInvite(context, call, call.own.describe(invite), invitation, digest));
        return call;
    }

    void start() {
        outgoing.ifPresent(OutgoingInvite::start);
    }

    // ---- what it is

    public CallState state() {
        return state;
    }

    public boolean isIncoming() {
        return incoming.isPresent();
    }

    public String callId() {
        return callId;
    }

    /// The peer: From of an incoming call, To of an outgoing one.
    public NameAddress remote() {
        return remote;
    }

    /// The user the caller has shown to be; `""` if the authority asked for nothing, or the call is ours.
    public String authenticatedUser() {
        return authenticatedUser;
    }

    /// Who was called.
    public SipUri requestUri() {
        return requestUri;
    }

    /// The peer's Contact, or what stands for it; empty until an outgoing call is answered.
    public Optional<SipUri> remoteContact() {
        return session.dialog().map(Dialog::remoteTarget);
    }

    /// Where the peer was last heard from; empty until an outgoing call is answered.
    public Optional<Flow> flow() {
        return session.dialog().map(Dialog::flow);
    }

    /// Whether the peer's Allow lists `method`.
    public boolean peerAllows(String method) {
        return own.peerAllows(method);
    }

    /// The instant the endpoint is handling.
    public long nowNanos() {
        return context.timers().nowNanos();
    }

    // ---- what the application does

    /// 180 Ringing to an incoming call.
    public boolean ring(long nowNanos) {
        return progress(180, SipMessage.noBody(), "", nowNanos);
    }

    /// A provisional response to an incoming call: 183 with the answer to its offer gives early media. Sent
    /// reliably where the caller or the settings ask for it; then several wait for each other, and the 200 for
    /// the last (RFC 3262).
    ///
    /// @param body may be empty
    /// @throws IllegalArgumentException if status is none that goes on
    public boolean progress(int status, byte[] body, String contentType, long nowNanos) {
        if (status < 101 || status > 199) {
            throw new IllegalArgumentException("Status " + status + " is no news of a call: give 101…199");
        }
        context.timers().advanceTo(nowNanos);
        boolean possible = state == CallState.PENDING && incoming.isPresent();
        if (possible) {
            incoming.get().progress(status, new Body(body, contentType));
        }
        return possible;
    }

    /// 200 OK to an incoming call, with the answer to its offer, or with an offer if it brought none.
    public boolean accept(byte[] body, String contentType, long nowNanos) {
        context.timers().advanceTo(nowNanos);
        if (state != CallState.PENDING || incoming.isEmpty()) {
            return false;
        }
        state = CallState.ANSWERED;
        session.accept(incoming.get(), new Body(body, contentType));
        return true;
    }

    /// A final response of 300…699 to an incoming call; `headers` are added to it. Ends the call.
    ///
    /// @throws IllegalArgumentException if status is none that rejects
    public boolean reject(int status, String reason, List<SipHeader> headers, long nowNanos) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("Status " + status + " does not reject a call: give 300…699");
        }
        context.timers().advanceTo(nowNanos);
        if (state != CallState.PENDING || incoming.isEmpty()) {
            return false;
        }
        SipHeaders more = SipHeaders.builder().addAll(headers).build();
        incoming.get().reject(new Refusal(status, reason, more));
        endedUnanswered(EndReason.HUNG_UP);
        return true;
    }

    /// Ends the call, wherever it is: 603, CANCEL or BYE as RFC 3261 §15 asks for.
    public boolean hangUp(long nowNanos) {
        context.timers().advanceTo(nowNanos);
        switch (state) {
            case PENDING -> {
                if (incoming.isPresent()) {
                    return reject(603, "Decline", List.of(), nowNanos);
                }
                conclude();
                outgoing.ifPresent(OutgoingInvite::giveUp);
                listener.ended(this, EndReason.HUNG_UP);
            }
            case ANSWERED, CONFIRMED -> {
                if (isUnanswered()) {
                    incoming.ifPresent(invite -> invite.reject(Refusal.of(603)));
                    endedUnanswered(EndReason.HUNG_UP);
                } else {
                    terminate(EndReason.HUNG_UP);
                }
            }
            case ENDED -> {
                return false;
            }
        }
        return true;
    }

    /// Asks the peer to change the session, by re-INVITE. False also while another change is under way.
    public boolean reoffer(byte[] body, String contentType, long nowNanos) {
        context.timers().advanceTo(nowNanos);
        return state == CallState.CONFIRMED && session.isQuiet() && own.change(new Body(body, contentType));
    }

    /// 200 OK to what [CallListener#reoffered] brought.
    public boolean answerReoffer(byte[] body, String contentType, long nowNanos) {
        context.timers().advanceTo(nowNanos);
        return state != CallState.ENDED && session.answerReoffer(new Body(body, contentType));
    }

    /// A final response of 300…699, usually 488, to what [CallListener#reoffered] brought. The session stays as
    /// it was.
    ///
    /// @throws IllegalArgumentException if status is none that rejects
    public boolean rejectReoffer(int status, String reason, long nowNanos) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("Status " + status + " does not reject an offer: give 300…699");
        }
        context.timers().advanceTo(nowNanos);
        SipHeaders none = SipHeaders.builder().build();
        return state != CallState.ENDED && session.rejectReoffer(new Refusal(status, reason, none));
    }

    /// Sends INFO with a body. What comes of it is not reported, unless it is the end of the call.
    public boolean sendInfo(byte[] body, String contentType, long nowNanos) {
        context.timers().advanceTo(nowNanos);
        return state == CallState.CONFIRMED && own.sendInfo(new Body(body, contentType));
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

    boolean isOn(Flow flow) {
        return session.dialog().map(d -> d.flow().equals(flow)).orElse(false);
    }

    void loseFlow() {
        session.dialog().ifPresent(Dialog::loseFlow);
    }

    /// Whether no final response has been sent or received: an answer of ours may still wait for a PRACK.
    boolean isUnanswered() {
        return state == CallState.PENDING
                || (state == CallState.ANSWERED
                        && incoming.map(IncomingInvite::isAnswerWaiting).orElse(false));
    }

    void prack(ServerTransaction transaction) {
        if (incoming.isEmpty()) {
            context.replies().refuse(transaction, Refusal.of(481), "");
            return;
        }
        SipRequest prack = transaction.request();
        incoming.get().onPrack(transaction, () -> listener.provisionalAcknowledged(this, prack));
    }

    /// The 2xx is on its way.
    void answerSent() {}

    /// Whether no change of the peer's is under way.
    boolean isQuiet() {
        return session.isQuiet();
    }

    void confirmed() {
        if (state == CallState.ANSWERED) {
            state = CallState.CONFIRMED;
        }
    }

    void progress(SipResponse response) {
        listener.progress(this, response);
    }

    void answeredByPeer(Dialog dialog, SipResponse response) {
        state = CallState.CONFIRMED;
        session.established(dialog, response);
        listener.answered(this, response);
    }

    /// Our INVITE came to nothing, or to what we no longer wanted.
    void rejectedByPeer(SipResponse response, boolean givenUp) {
        boolean tell = conclude() && !givenUp;
        leave();
        if (tell) {
            listener.rejected(this, response);
        }
    }

    boolean raiseSessionInterval(SipResponse tooSmall) {
        return own.raiseSessionInterval(tooSmall);
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
            listener.cancelled(this);
        }
    }

    void endedUnanswered(EndReason reason) {
        if (conclude()) {
            leave();
            listener.ended(this, reason);
        }
    }

    void byeReceived() {
        if (isUnanswered()) {
            incoming.ifPresent(invite -> invite.reject(Refusal.of(487)));
        }
        if (conclude()) {
            leave();
            listener.ended(this, EndReason.BYE_RECEIVED);
        }
    }

    /// Ends a call that was answered, with a BYE of ours.
    void terminate(EndReason reason) {
        if (conclude()) {
            session.sayGoodbye();
            listener.ended(this, reason);
        }
    }

    /// Moves to ENDED; false if it was there already.
    private boolean conclude() {
        if (state == CallState.ENDED) {
            return false;
        }
        state = CallState.ENDED;
        own.stopTimers();
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

    @Override
    public String toString() {
        return (isIncoming() ? "call from " : "call to ") + remote.uri() + " " + state;
    }
}
