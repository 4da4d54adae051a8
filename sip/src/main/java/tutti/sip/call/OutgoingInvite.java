package tutti.sip.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.message.StatusReason;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ClientTransaction;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// The INVITE that makes an outgoing call, and everything that may come back: early dialogs from several phones
/// a proxy rang, one 2xx that counts, further ones that are acknowledged and hung up, 2xx after we gave up,
/// challenges, redirections.
///
/// Source: RFC 3261 §8.1.3.4, §13.2, §22.2; RFC 4028 §7.3 (422).
final class OutgoingInvite implements ResponseHandler {
    private final CallContext context;
    private final CallLife call;
    private final Flow flow;
    private final DigestClient digest;
    private final EarlyDialogs early;
    private final long answerMaxNanos;
    private final Map<String, Runnable> acks = new HashMap<>();
    private SipRequest invite;
    private int redirectsLeft;
    private Optional<ClientTransaction> transaction = Optional.empty();
    private Timer limit = Timer.IDLE;
    private boolean givenUp;
    private boolean finished;

    OutgoingInvite(CallContext context, CallLife call, SipRequest invite, Invitation invitation, DigestClient digest) {
        this.context = context;
        this.call = call;
        this.invite = invite;
        this.flow = invitation.flow();
        this.redirectsLeft = invitation.redirectsMax();
        this.answerMaxNanos =
                invitation.answerMaxNanos().orElse(context.settings().limits().unansweredMaxNanos());
        this.digest = digest;
        this.early = new EarlyDialogs(context, call, digest);
    }

    void start() {
        limit = context.after(answerMaxNanos, this::cancel);
        send();
    }

    private void send() {
        transaction = Optional.of(context.transactions().send(invite, flow, this));
    }

    /// Gives the call up; whatever comes is cleaned away.
    void giveUp() {
        givenUp = true;
        cancel();
    }

    private void cancel() {
        context.stop(limit);
        transaction.ifPresent(context.transactions()::cancel);
    }

    Optional<Dialog> earlyDialog(DialogId id) {
        return early.find(id);
    }

    @Override
    public void onResponse(SipResponse response, Flow from) {
        if (response.isProvisional()) {
            onProvisional(response, from);
        } else if (response.isSuccess()) {
            onSuccess(response, from);
        } else if (givenUp || !isWorthAnotherTry(response, from)) {
            conclude();
            call.rejectedByPeer(response, givenUp);
        }
    }

    private void onProvisional(SipResponse response, Flow from) {
        if (response.status() == 100 || finished) {
            return;
        }
        if (early.take(invite, response, from) && !givenUp) {
            call.progress(response);
        }
    }

    /// Sends another INVITE of the same call if that is what the response asks for.
    private boolean isWorthAnotherTry(SipResponse response, Flow from) {
        if (!limit.isRunning()) {
            return false;
        }
        if (response.status() == 422 && call.own().raiseSessionInterval(response)) {
            sendAgain(invite.uri());
            return true;
        }
        if (digest.learn(invite, response, flow, from)) {
            context.count(SipCounter.CHALLENGES_ANSWERED);
            sendAgain(invite.uri());
            return true;
        }
        Optional<SipUri> elsewhere = redirection(response);
        elsewhere.ifPresent(this::sendAgain);
        return elsewhere.isPresent();
    }

    private Optional<SipUri> redirection(SipResponse response) {
        if (response.status() / 100 != 3 || redirectsLeft == 0) {
            return Optional.empty();
        }
        redirectsLeft--;
        List<NameAddress> contacts = Rejection.contacts(response);
        return contacts.stream()
                .map(NameAddress::uri)
                .filter(SipUri::isSip)
                .map(SipUri::withoutHeaders)
                .findFirst();
    }

    private void sendAgain(SipUri target) {
        early.clear();
        invite = digest.authorize(call.inviteAgain(invite, target), flow);
        send();
    }

    private void onSuccess(SipResponse response, Flow from) {
        String tag = response.to().tag();
        Runnable repetition = acks.get(tag);
        if (repetition != null) {
            repetition.run();
            return;
        }
        if (acks.size() >= EarlyDialogs.DIALOGS_MAX) {
            context.count(SipCounter.EARLY_DIALOG_LIMIT);
            return;
        }
        Dialog dialog = early.answered(invite, response, from);
        Flow ackFlow = dialog.route(context.settings().strictContactRouting());
        byte[] ack = context.transactions().sendAck(dialog.ack(invite), ackFlow);
        acks.put(tag, () -> context.transactions().repeatAck(ack, ackFlow));
        boolean first = !finished;
        conclude();
        if (first && !givenUp) {
            context.table().put(dialog.id(), call);
            call.answeredByPeer(dialog, response);
        } else {
            context.byeAndForget(dialog, digest);
            if (first) {
                call.rejectedByPeer(response, true);
            }
        }
    }

    @Override
    public void onFailure(ClientFailure failure) {
        conclude();
        int status = failure == ClientFailure.TIMEOUT ? 408 : 503;
        String tag = context.identifiers().tag();
        SipHeaders headers = SipResponse.responseHeaders(invite, tag).build();
        call.rejectedByPeer(new SipResponse(status, StatusReason.of(status), headers, new byte[0]), givenUp);
    }

    private void conclude() {
        if (finished) {
            return;
        }
        finished = true;
        context.stop(limit);
        early.clear();
    }
}
