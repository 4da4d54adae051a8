package tutti.sip.call;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tutti.sip.auth.Admission;
import tutti.sip.auth.RequestAuthority;
import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.registration.Registration;
import tutti.sip.registration.RegistrationListener;
import tutti.sip.registration.RegistrationSettings;
import tutti.sip.time.TimerQueue;
import tutti.sip.transaction.Identifiers;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transaction.TransactionSettings;
import tutti.sip.transaction.TransactionUser;
import tutti.sip.transaction.Transactions;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;
import tutti.sip.transport.SipCounters;
import tutti.sip.transport.SipOutput;

/// All calls of an endpoint: takes what the transactions bring, passes it by the gate, and finds the call it is
/// for.
///
/// ```
///   request ─► authority (401 403) ─► gate (405 416 482 420 415 406) ─┬─ CANCEL ─► its INVITE
///                                                                     ├─ To tag ──► the call of that dialog, or 481
///                                                                     ├─ INVITE ──► a new call, or 503
///                                                                     ├─ OPTIONS ─► 200
///                                                                     ├─ REFER ───► 403: only who is in a call may ask
///                                                                     └─ else ────► 481
/// ```
/// Thread: the endpoint's. Source: RFC 3261 §8.2, §12.2.2.
public final class Calls implements TransactionUser {
    private final CallContext context;
    private final RequestGate gate;
    private final CallListener listener;
    private final RequestAuthority authority;
    private final Transactions transactions;

    public Calls(
            CallSettings settings,
            TransactionSettings transactionSettings,
            TimerQueue timers,
            RandomGenerator random,
            SipOutput output,
            SipCounters counters,
            CallListener listener,
            RequestAuthority authority) {
        Identifiers identifiers = new Identifiers(random);
        this.transactions = new Transactions(transactionSettings, timers, identifiers, output, counters, this);
        this.gate = new RequestGate(settings);
        this.listener = listener;
        this.authority = authority;
        this.context = new CallContext(
                settings,
                transactionSettings.t1Nanos(),
                transactionSettings.t2Nanos(),
                timers,
                identifiers,
                counters,
                new Replies(settings),
                transactions,
                new CallTable());
    }

    public Transactions transactions() {
        return transactions;
    }

    /// How many dialogs there are.
    public int dialogs() {
        return context.table().dialogs();
    }

    /// How many calls there are that are not over for both sides.
    public int calls() {
        return context.table().calls();
    }

    /// Makes the call that `invitation` describes.
    public Call invite(Invitation invitation, CallListener callListener) {
        context.count(SipCounter.CALLS_MADE);
        SipUri target = invitation.target();
        NameAddress from = invitation.from();
        Body offer = invitation.offer();
        boolean hasOffer = offer.bytes().length > 0;
        SipHeaders.Builder headers = SipHeaders.builder()
                .add("Max-Forwards", "70")
                .add("From", from.withTag(context.identifiers().tag()).toString())
                .add("To", NameAddress.of(target).toString())
                .add("Call-ID", context.identifiers().callId())
                .add("CSeq", "1 INVITE")
                .addAll(invitation.headers())
                .addAll(context.replies()
                        .sessionRequest(ContactUser.asking(from, target), invitation.flow())
                        .build());
        if (!hasOffer) {
            headers.set("Supported", Capabilities.SUPPORTED_WITHOUT_OFFER);
        }
        SipRequest invite =
                new SipRequest("INVITE", target, offer.describe(headers).build(), offer.bytes());
        CallLife call = CallLife.outgoing(context, callListener, invite, invitation);
        call.start();
        return call.handle();
    }

    /// A registration whose Contact is ours for calls over `flow`; not started.
    public Registration registration(RegistrationSettings settings, Flow flow, RegistrationListener changes) {
        return new Registration(
                settings,
                transactions,
                context.timers(),
                context.identifiers(),
                flow,
                ContactUser.registering(settings.addressOfRecord()).over(flow),
                context.settings().product(),
                changes);
    }

    /// Who may ask is asked first (RFC 3261 §8.2), before it is told what we can and what there is; but not about
    /// the second way of a request whose first was already counted.
    @Override
    public void onRequest(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        boolean outside = request.to().tag().isEmpty() && !request.is("CANCEL") && !transaction.isMerged();
        Admission admission = outside
                ? authority.admit(request, transaction.flow(), context.timers().nowNanos())
                : Admission.ANONYMOUS;
        switch (admission) {
            case Admission.Granted granted -> serve(transaction, granted.user());
            case Admission.Refused refused -> {
                context.count(SipCounter.REFUSED_BY_AUTHORITY);
                String tag = context.identifiers().statelessTag(request);
                context.replies().refuseStranger(transaction, refused.status(), refused.headers(), tag);
            }
        }
    }

    private void serve(ServerTransaction transaction, String user) {
        SipRequest request = transaction.request();
        Optional<Refusal> refusal = gate.check(request, transaction.isMerged());
        if (refusal.isPresent()) {
            context.count(SipCounter.REFUSED_AT_GATE);
            refuse(transaction, refusal.get());
        } else if (request.is("CANCEL")) {
            onCancel(transaction);
        } else if (!request.to().tag().isEmpty()) {
            context.table()
                    .find(DialogId.ofReceived(request))
                    .ifPresentOrElse(call -> call.receive(transaction), () -> refuseUnknown(transaction));
        } else {
            onOutsideDialog(transaction, user);
        }
    }

    private void onOutsideDialog(ServerTransaction transaction, String user) {
        switch (transaction.request().method()) {
            case "INVITE" -> onNewCall(transaction, user);
            case "OPTIONS" ->
                context.replies()
                        .capabilities(transaction, context.identifiers().tag());
            case "REFER" -> refuse(transaction, Refusal.of(403));
            default -> refuseUnknown(transaction);
        }
    }

    private void onNewCall(ServerTransaction transaction, String user) {
        CallSettings settings = context.settings();
        Optional<Refusal> tooShort = SessionTimer.check(transaction.request(), settings.sessionTimer());
        if (context.table().calls() >= settings.limits().callsMax()) {
            context.count(SipCounter.REFUSED_CALL_LIMIT);
            refuse(
                    transaction,
                    Refusal.of(
                            503,
                            "Retry-After",
                            Integer.toString(settings.limits().retryAfterSeconds())));
        } else if (tooShort.isPresent()) {
            refuse(transaction, tooShort.get());
        } else {
            onAcceptable(transaction, user);
        }
    }

    private void onAcceptable(ServerTransaction transaction, String user) {
        switch (Takeover.of(transaction.request(), context.table(), user)) {
            case Takeover.Refused(Refusal refusal) -> refuse(transaction, refusal);
            case Takeover.None none -> begin(transaction, new CallLife.Caller(user, Optional.empty()));
            case Takeover.Of(CallLife replaced) -> begin(transaction, new CallLife.Caller(user, Optional.of(replaced)));
        }
    }

    private void begin(ServerTransaction transaction, CallLife.Caller caller) {
        context.count(SipCounter.CALLS_RECEIVED);
        CallLife call = CallLife.incoming(context, listener, transaction, caller);
        listener.incoming(call.handle(), transaction.request());
    }

    /// 200 with the To tag of the INVITE's own answer, 487 to the INVITE if it was not answered yet (§9.2).
    private void onCancel(ServerTransaction cancel) {
        Optional<ServerTransaction> invite = transactions.inviteOf(cancel);
        if (invite.isEmpty()) {
            refuseUnknown(cancel);
            return;
        }
        invite.get().cancelled();
        String sameTag = invite.get().toTag();
        context.replies()
                .confirm(cancel, sameTag.isEmpty() ? context.identifiers().tag() : sameTag);
    }

    @Override
    public void onAck(SipRequest ack, Flow flow) {
        context.table()
                .find(DialogId.ofReceived(ack))
                .ifPresentOrElse(call -> call.onAck(ack, flow), () -> context.count(SipCounter.STRAY_ACKS));
    }

    /// A connection is gone: calls on it go on without it, what waited on it fails.
    public void flowClosed(Flow flow) {
        if (flow.isReliable()) {
            List<CallLife> affected = context.table().on(flow);
            affected.forEach(call -> call.session().dialog().ifPresent(Dialog::loseFlow));
        }
        transactions.flowFailed(flow);
    }

    private void refuseUnknown(ServerTransaction transaction) {
        context.count(SipCounter.UNKNOWN_DIALOG);
        refuse(transaction, Refusal.of(481));
    }

    private void refuse(ServerTransaction transaction, Refusal refusal) {
        context.replies().refuse(transaction, refusal, context.identifiers().tag());
    }
}
