package tutti.sip.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.StatusReason;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ClientTransaction;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// The INVITE that makes an outgoing call, and everything that may come back: early dialogs from several phones
/// a proxy rang, one 2xx that counts, further ones that are acknowledged and hung up, and 2xx after we gave up.
///
/// Source: RFC 3261 §13.2; RFC 4028 §7.3 (422).
final class OutgoingInvite implements ResponseHandler {
    /// The most dialogs one INVITE of ours may make, early ones and answers together.
    static final int DIALOGS_MAX = 16;

    private final CallContext context;
    private final Call call;
    private final Flow flow;
    private final Map<String, Dialog> early = new HashMap<>();
    private final Map<String, Runnable> acks = new HashMap<>();
    private SipRequest invite;
    private Optional<ClientTransaction> transaction = Optional.empty();
    private Timer limit = Timer.IDLE;
    private boolean givenUp;
    private boolean finished;

    OutgoingInvite(CallContext context, Call call, SipRequest invite, Flow flow) {
        this.context = context;
        this.call = call;
        this.invite = invite;
        this.flow = flow;
    }

    void start() {
        limit = context.after(context.settings().limits().unansweredMaxNanos(), this::cancel);
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
        return Optional.ofNullable(early.get(id.remoteTag()));
    }

    @Override
    public void onResponse(SipResponse response, Flow from) {
        if (response.isProvisional()) {
            onProvisional(response, from);
        } else if (response.isSuccess()) {
            onSuccess(response, from);
        } else if (response.status() == 422 && !givenUp && call.raiseSessionInterval(response)) {
            invite = call.inviteAgain(invite);
            send();
        } else {
            conclude();
            call.rejectedByPeer(response, givenUp);
        }
    }

    private void onProvisional(SipResponse response, Flow from) {
        String tag = response.to().tag();
        if (response.status() == 100 || finished) {
            return;
        }
        if (!tag.isEmpty() && !early.containsKey(tag)) {
            if (early.size() >= DIALOGS_MAX) {
                context.count(SipCounter.EARLY_DIALOG_LIMIT);
                return;
            }
            Dialog dialog = Dialog.calling(invite, response, from);
            early.put(tag, dialog);
            context.table().put(dialog.id(), call);
        }
        if (!givenUp) {
            call.progress(response);
        }
    }

    private void onSuccess(SipResponse response, Flow from) {
        String tag = response.to().tag();
        Runnable repetition = acks.get(tag);
        if (repetition != null) {
            repetition.run();
            return;
        }
        if (acks.size() >= DIALOGS_MAX) {
            context.count(SipCounter.EARLY_DIALOG_LIMIT);
            return;
        }
        Dialog dialog = Dialog.calling(invite, response, from);
        Flow ackFlow = dialog.route(context.settings().strictContactRouting());
        byte[] ack = context.transactions().sendAck(dialog.ack(invite.cSeq().number()), ackFlow);
        acks.put(tag, () -> context.transactions().repeatAck(ack, ackFlow));
        boolean first = !finished;
        conclude();
        if (first && !givenUp) {
            context.table().put(dialog.id(), call);
            call.answeredByPeer(dialog, response);
        } else {
            context.byeAndForget(dialog);
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
        early.values().forEach(dialog -> context.table().remove(dialog.id()));
        early.clear();
    }
}
