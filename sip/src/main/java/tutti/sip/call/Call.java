package tutti.sip.call;

import java.util.List;
import java.util.Optional;
import tutti.sip.dialog.Dialog;
import tutti.sip.message.NameAddress;
import tutti.sip.message.Replaces;
import tutti.sip.message.SipHeader;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// One call, incoming or outgoing, as an application sees it. States: see [CallState].
///
/// Methods that act take the present as `nowNanos`; inside a listener that is [#nowNanos()]. They answer false,
/// and do nothing, if the call is past the point where they make sense: the peer may have hung up a moment ago,
/// and that is nobody's mistake. Bodies are not copied. Thread: the endpoint's.
public final class Call {
    private final CallLife life;

    Call(CallLife life) {
        this.life = life;
    }

    // ---- what it is

    public CallState state() {
        return life.state();
    }

    public boolean isIncoming() {
        return life.isIncoming();
    }

    public String callId() {
        return life.callId();
    }

    /// The peer: From of an incoming call, To of an outgoing one.
    public NameAddress remote() {
        return life.remote();
    }

    /// The user the caller has shown to be; `""` if the authority asked for nothing, or the call is ours.
    public String authenticatedUser() {
        return life.authenticatedUser();
    }

    /// Who was called.
    public SipUri requestUri() {
        return life.requestUri();
    }

    /// The call whose place this one is to take; accepting this one hangs that one up (RFC 3891).
    public Optional<Call> replaced() {
        return life.replaced().map(CallLife::handle);
    }

    /// The peer's Contact, or what stands for it; empty until an outgoing call is answered.
    public Optional<SipUri> remoteContact() {
        return dialog().map(Dialog::remoteTarget);
    }

    /// Where the peer was last heard from; empty until an outgoing call is answered.
    public Optional<Flow> flow() {
        return dialog().map(Dialog::flow);
    }

    /// What an INVITE to the peer has to carry in order to take this call's place; empty until an outgoing call is
    /// answered (RFC 3891).
    public Optional<Replaces> replaces() {
        return dialog().map(d -> new Replaces(d.id().callId(), d.id().remoteTag(), d.id().localTag(), false));
    }

    /// Whether the peer's Allow lists `method`.
    public boolean peerAllows(String method) {
        return life.own().peerAllows(method);
    }

    /// The instant the endpoint is handling.
    public long nowNanos() {
        return life.context().timers().nowNanos();
    }

    private Optional<Dialog> dialog() {
        return life.session().dialog();
    }

    private void advanceTo(long nowNanos) {
        life.context().timers().advanceTo(nowNanos);
    }

    // ---- answering it

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
        advanceTo(nowNanos);
        Optional<IncomingInvite> invite = life.answerable();
        invite.ifPresent(i -> i.progress(status, new Body(body, contentType)));
        return invite.isPresent();
    }

    /// 200 OK to an incoming call, with the answer to its offer, or with an offer if it brought none.
    public boolean accept(byte[] body, String contentType, long nowNanos) {
        advanceTo(nowNanos);
        Optional<IncomingInvite> invite = life.answerable();
        invite.ifPresent(i -> life.accept(i, new Body(body, contentType)));
        return invite.isPresent();
    }

    /// A final response of 300…699 to an incoming call; `headers` are added to it. Ends the call.
    ///
    /// @throws IllegalArgumentException if status is none that rejects
    public boolean reject(int status, String reason, List<SipHeader> headers, long nowNanos) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("Status " + status + " does not reject a call: give 300…699");
        }
        advanceTo(nowNanos);
        Optional<IncomingInvite> invite = life.answerable();
        if (invite.isPresent()) {
            SipHeaders more = SipHeaders.builder().addAll(headers).build();
            invite.get().reject(new Refusal(status, reason, more));
            life.endedUnanswered(EndReason.HUNG_UP);
        }
        return invite.isPresent();
    }

    /// Ends the call, wherever it is: 603, CANCEL or BYE as RFC 3261 §15 asks for.
    public boolean hangUp(long nowNanos) {
        advanceTo(nowNanos);
        return life.end(EndReason.HUNG_UP);
    }

    // ---- changing it

    /// Asks the peer to change the session, by re-INVITE. False also while another change is under way.
    public boolean reoffer(byte[] body, String contentType, long nowNanos) {
        advanceTo(nowNanos);
        return state() == CallState.CONFIRMED && life.isQuiet() && life.own().change(new Body(body, contentType));
    }

    /// 200 OK to what [CallListener#reoffered] brought.
    public boolean answerReoffer(byte[] body, String contentType, long nowNanos) {
        advanceTo(nowNanos);
        return state() != CallState.ENDED && life.session().answerReoffer(new Body(body, contentType));
    }

    /// A final response of 300…699, usually 488, to what [CallListener#reoffered] brought. The session stays as
    /// it was.
    ///
    /// @throws IllegalArgumentException if status is none that rejects
    public boolean rejectReoffer(int status, String reason, long nowNanos) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("Status " + status + " does not reject an offer: give 300…699");
        }
        advanceTo(nowNanos);
        SipHeaders none = SipHeaders.builder().build();
        return state() != CallState.ENDED && life.session().rejectReoffer(new Refusal(status, reason, none));
    }

    /// Sends INFO with a body. What comes of it is not reported, unless it is the end of the call.
    public boolean sendInfo(byte[] body, String contentType, long nowNanos) {
        advanceTo(nowNanos);
        return state() == CallState.CONFIRMED && life.own().sendInfo(new Body(body, contentType));
    }

    // ---- transferring it

    /// Asks the peer to call `target` himself, by REFER; what comes of it is told in
    /// [CallListener#transferProgress]. The call goes on meanwhile: it is the application's to hang up. False
    /// also while another transfer is under way.
    public boolean refer(NameAddress target, long nowNanos) {
        advanceTo(nowNanos);
        return state() == CallState.CONFIRMED && life.transfers().refer(target);
    }

    /// The same with the peer of `other`, whose call with us he is to take over (attended transfer, RFC 3891).
    /// False also if `other` has no peer yet.
    public boolean referTo(Call other, long nowNanos) {
        Optional<SipUri> contact = other.remoteContact().filter(SipUri::isSip);
        Optional<Replaces> replaces = other.replaces();
        return contact.isPresent()
                && replaces.isPresent()
                && refer(
                        NameAddress.of(contact.get()
                                .withHeader("Replaces", replaces.get().toString())),
                        nowNanos);
    }

    @Override
    public String toString() {
        return (isIncoming() ? "call from " : "call to ") + remote().uri() + " " + state();
    }
}
