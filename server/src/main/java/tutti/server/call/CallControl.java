package tutti.server.call;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tutti.rtp.sdp.Agreement;
import tutti.rtp.sdp.Refusal;
import tutti.rtp.sdp.Refused;
import tutti.server.codec.CodecCatalogue;
import tutti.server.config.ServerSettings;
import tutti.server.keys.KeyListener;
import tutti.server.media.MediaLoop;
import tutti.server.media.MediaPorts;
import tutti.server.room.Rooms;
import tutti.server.trunk.HostLookup;
import tutti.server.trunk.Paths;
import tutti.server.trunk.Trunks;
import tutti.sip.auth.DigestCounter;
import tutti.sip.auth.RequestAuthority;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.call.Referral;
import tutti.sip.call.TransferProgress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;

/// Decides about every call: whether it is taken, with what media, and which conference it joins.
///
/// ```
///   INVITE ─► [Admission] ─► 200 ─► ACK ─► channel joins ─► BYE ─► channel leaves, ports come back
///   dial   ─► [DialOut] ─► INVITE ─► 200 ─► channel joins ─► as above
/// ```
/// Thread: the SIP loop's.
public final class CallControl implements CallListener {
    private final ServerSettings settings;
    private final MediaLoop media;
    private final Rooms rooms;
    private final Trunks trunks;
    private final CallJournal journal;
    private final SecureRandom random = new SecureRandom();
    private final AccessRules access;
    private final MediaOpening opening;
    private final PressedKeys keys = new PressedKeys();
    private final CallCounters counters = new CallCounters();
    private final CallRefusals refusals = new CallRefusals(counters);
    private final ActiveCalls calls;
    private final CallTransfers transfers;
    private final Admission admission;
    private Optional<DialOut> dialOut = Optional.empty();

    public CallControl(
            ServerSettings settings,
            MediaPorts ports,
            MediaLoop media,
            CodecCatalogue codecs,
            Rooms rooms,
            Trunks trunks,
            CallJournal journal) {
        this.settings = settings;
        this.media = media;
        this.rooms = rooms;
        this.trunks = trunks;
        this.journal = journal;
        access = new AccessRules(settings, trunks, random);
        MediaTerms terms = new MediaTerms(codecs, settings.media().encryption(), media.fingerprint(), random);
        opening = new MediaOpening(ports, media, codecs, terms, settings.media().learnFrom(), random);
        calls = new ActiveCalls(media, rooms, settings.media(), counters, journal);
        transfers = new CallTransfers(calls);
        admission = new Admission(settings.limits().calls(), rooms, trunks, access, opening, calls, refusals, counters);
    }

    /// Who may ask for anything: the endpoint must be given it.
    public RequestAuthority authority() {
        return access;
    }

    /// From now on calls can be made too. Before the loop starts.
    public void callOutBy(Inviter inviter, Paths paths, HostLookup lookup) {
        dialOut = Optional.of(new DialOut(
                new DialOut.Lines(inviter, paths, lookup, trunks),
                access,
                rooms,
                calls,
                settings.limits().calls(),
                counters,
                journal,
                opening::towards,
                this));
    }

    public CallCounters counters() {
        return counters;
    }

    /// How often somebody's password was asked for, right or wrong. Thread: any.
    public long counted(DigestCounter counter) {
        return access.counted(counter);
    }

    /// The conferences there are now.
    public List<ConferenceView> conferences() {
        return rooms.all().stream().map(ConferenceView::of).toList();
    }

    public int activeCalls() {
        return calls.size();
    }

    @Override
    public void incoming(Call call, SipRequest invite) {
        admission.incoming(call, invite);
    }

    // ---- a call is up ----

    @Override
    public void acknowledged(Call call, SipRequest ack) {
        Optional<ActiveCall> active = calls.of(call).filter(known -> takeLateAnswer(known, ack));
        if (active.isPresent() && !active.get().hasJoined()) calls.join(active.get(), call.nowNanos());
    }

    /// The answer to an offer of ours comes in the ACK; false when it ended the call.
    private boolean takeLateAnswer(ActiveCall active, SipRequest ack) {
        long nowNanos = active.call().nowNanos();
        if (!ack.hasBody()) {
            if (active.media().negotiation().audio().isPresent()) return true;
            calls.hangUp(active, "the ACK brought no answer to our offer", nowNanos);
            return false;
        }
        return switch (active.media().negotiation().accept(Description.sdp(ack))) {
            case Agreement.Agreed _ -> {
                active.media().follow(active.call());
                yield true;
            }
            case Refused refused -> {
                if (refused.refusal() == Refusal.NO_OFFER) yield true;
                calls.hangUp(active, refused.sentence(), nowNanos);
                yield false;
            }
        };
    }

    @Override
    public void info(Call call, SipRequest info) {
        calls.of(call).ifPresent(active -> keys.info(active, info, call.nowNanos()));
    }

    /// Takes the keys that wait in the media loop.
    public void takeKeys(long nowNanos) {
        keys.take(media, calls.all(), nowNanos);
    }

    /// Every key that a caller presses is told to `listener` from now on. Thread: the SIP loop's.
    public void onKeys(KeyListener listener) {
        keys.tell(listener);
    }

    /// Keys pressed so far, each once. Thread: any.
    public long keysPressed() {
        return keys.pressed();
    }

    @Override
    public void reoffered(Call call, SipRequest request) {
        Optional<ActiveCall> active = calls.of(call);
        if (active.isEmpty()) {
            call.rejectReoffer(481, "Call Does Not Exist", call.nowNanos());
            return;
        }
        switch (Description.replying(active.get().media().negotiation(), request)) {
            case Description.Ours ours -> {
                active.get().media().follow(call);
                call.answerReoffer(ours.octets(), Description.CONTENT_TYPE, call.nowNanos());
            }
            case Description.None none -> refusals.refuseReoffer(call, none.refused());
        }
    }

    // ---- calls of ours, transfers, calls that take another's place ----

    /// Calls somebody into a conference; what becomes of it is told to `listener`. Whether he may is for
    /// whoever asks to decide. At most [DialOut#DIALS_MAX] ring at one time.
    public void dial(DialPlan plan, DialListener listener, long nowNanos) {
        if (admission.isClosed()) {
            listener.changed(new DialProgress.NotPlaced(
                    DialProgress.Obstacle.TOO_MANY_CALLS, "the server stops and calls nobody any more"));
            return;
        }
        dialOut.orElseThrow(() -> new IllegalStateException("nobody has said how to call; use callOutBy first"))
                .dial(plan, listener, nowNanos);
    }

    /// Asks a participant's phone to call `target` instead; once it has, he leaves. False when there is
    /// nobody with that number, or his phone cannot be asked now. `listener` hears how it goes.
    public boolean transfer(long participant, SipUri target, Consumer<TransferProgress> listener, long nowNanos) {
        return calls.numbered(participant)
                .filter(party -> transfers.send(party, target, listener, nowNanos))
                .isPresent();
    }

    /// Ends a call, also one that still rings; false when there is none with that number.
    public boolean hangUp(long participant, String why, long nowNanos) {
        Optional<ActiveCall> active = calls.numbered(participant);
        active.ifPresent(call -> calls.hangUp(call, why, nowNanos));
        return active.isPresent();
    }

    @Override
    public void transferRequested(Call call, Referral referral) {
        dialOut.ifPresentOrElse(
                out -> transfers.asked(call, referral, out), () -> referral.decline(603, call.nowNanos()));
    }

    @Override
    public void transferProgress(Call call, TransferProgress progress) {
        transfers.progressed(call, progress);
    }

    /// Who has a password and has seen the call's messages may take it over, for himself or for whom he
    /// transfers.
    @Override
    public boolean mayBeReplaced(Call call, SipRequest invite, String authenticatedUser) {
        return !authenticatedUser.isEmpty()
                && calls.of(call).filter(ActiveCall::hasJoined).isPresent();
    }

    // ---- a call goes ----

    @Override
    public void cancelled(Call call) {
        finish(call, "cancelled");
    }

    @Override
    public void rejected(Call call, SipResponse response) {
        finish(call, "rejected");
    }

    @Override
    public void ended(Call call, EndReason reason) {
        finish(
                call,
                switch (reason) {
                    case HUNG_UP -> "ended by us";
                    case BYE_RECEIVED -> "hung up";
                    case UNANSWERED -> "not answered";
                    case ACK_TIMEOUT -> "no ACK came";
                    case SESSION_EXPIRED -> "session timer ran out";
                    case TRANSACTION_TIMEOUT -> "the peer does not answer";
                    case DIALOG_UNKNOWN_TO_PEER -> "the peer knows of no call";
                    case REPLACED -> "another call took its place";
                    case TRANSPORT_LOST -> "connection lost";
                });
    }

    /// Ends calls whose peer has sent nothing for too long. Call it every second or so.
    public void endSilentCalls(long nowNanos) {
        calls.endSilent(nowNanos);
    }

    /// Takes no more calls and hangs up every one there is.
    public void hangUpAll(long nowNanos) {
        admission.close();
        calls.hangUpAll("server stops", nowNanos);
    }

    private void finish(Call call, String why) {
        transfers.forget(call);
        calls.finish(call, why);
    }
}
