package tutti.sip.call;

import java.util.Optional;
import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transport.Flow;

/// The change of session, or its mere refresh, that we ask for inside a call; one at a time.
///
/// When both sides ask at once both get 491, and the one who owns the Call-ID waits 2.1–4 s, the other 0–2 s,
/// before he asks again (RFC 3261 §14.1).
final class OwnReoffer {
    /// After so many 491 in a row it is reported as refused.
    static final int GLARES_MAX = 8;

    private static final long GLARE_STEP_NANOS = 10_000_000;

    /// What a re-offer tells its call.
    interface Requester {
        void accepted(SipResponse response, boolean wasRefresh);

        void refused(SipResponse response, boolean wasRefresh);

        void callIsDead(EndReason reason);

        SipHeaders sessionHeaders();

        DigestClient digest();

        boolean raiseSessionInterval(SipResponse tooSmall);
    }

    private final CallContext context;
    private final Requester requester;
    private final boolean ownsCallId;
    private boolean outstanding;
    private boolean waitingAfterGlare;
    private int glares;
    private Timer retry = Timer.IDLE;

    OwnReoffer(CallContext context, Requester requester, boolean ownsCallId) {
        this.context = context;
        this.requester = requester;
        this.ownsCallId = ownsCallId;
    }

    /// Whether an INVITE of ours waits for its answer, so that one of the peer's would cross it. While we wait
    /// after a glare the peer may have his turn.
    boolean isInTheWay() {
        return outstanding && !waitingAfterGlare;
    }

    boolean isOutstanding() {
        return outstanding;
    }

    boolean start(Dialog dialog, String method, Body body, boolean refresh) {
        if (outstanding) {
            return false;
        }
        outstanding = true;
        glares = 0;
        send(dialog, method, body, refresh);
        return true;
    }

    void stop() {
        context.stop(retry);
    }

    private void send(Dialog dialog, String method, Body body, boolean refresh) {
        waitingAfterGlare = false;
        Attempt attempt = new Attempt(dialog, method, body, refresh);
        attempt.request = Optional.of(
                context.send(dialog, requester.digest(), method, requester.sessionHeaders(), body, attempt));
    }

    private void glare(Attempt attempt, SipResponse response) {
        glares++;
        waitingAfterGlare = true;
        if (glares > GLARES_MAX) {
            settle();
            requester.refused(response, attempt.refresh);
            return;
        }
        int steps = ownsCallId
                ? 210 + context.identifiers().below(191)
                : context.identifiers().below(201);
        retry = context.after(
                steps * GLARE_STEP_NANOS, () -> send(attempt.dialog, attempt.method, attempt.body, attempt.refresh));
    }

    private void settle() {
        outstanding = false;
        waitingAfterGlare = false;
    }

    /// One request of a re-offer. Outlives the re-offer to acknowledge a 2xx that comes again.
    private final class Attempt implements ResponseHandler {
        private final Dialog dialog;
        private final String method;
        private final Body body;
        private final boolean refresh;
        private Optional<DialogRequest> request = Optional.empty();
        private Optional<Runnable> ackAgain = Optional.empty();

        Attempt(Dialog dialog, String method, Body body, boolean refresh) {
            this.dialog = dialog;
            this.method = method;
            this.body = body;
            this.refresh = refresh;
        }

        @Override
        public void onResponse(SipResponse response, Flow from) {
            if (response.isProvisional()) {
                return;
            }
            if (response.isSuccess()) {
                onSuccess(response, from);
                return;
            }
            switch (response.status()) {
                case 491 -> glare(this, response);
                case 408 -> die(EndReason.TRANSACTION_TIMEOUT);
                case 481 -> die(EndReason.DIALOG_UNKNOWN_TO_PEER);
                case 422 -> onTooSmall(response);
                default -> {
                    settle();
                    requester.refused(response, refresh);
                }
            }
        }

        private void onSuccess(SipResponse response, Flow from) {
            if (ackAgain.isPresent()) {
                ackAgain.get().run();
                return;
            }
            dialog.follow(from);
            dialog.refreshTarget(response);
            if (method.equals("INVITE")) {
                Flow ackFlow = dialog.route(context.settings().strictContactRouting());
                byte[] ack = context.transactions()
                        .sendAck(dialog.ack(request.orElseThrow().request()), ackFlow);
                ackAgain = Optional.of(() -> context.transactions().repeatAck(ack, ackFlow));
            }
            settle();
            requester.accepted(response, refresh);
        }

        private void onTooSmall(SipResponse response) {
            if (requester.raiseSessionInterval(response)) {
                send(dialog, method, body, refresh);
            } else {
                settle();
                requester.refused(response, refresh);
            }
        }

        private void die(EndReason reason) {
            settle();
            requester.callIsDead(reason);
        }

        @Override
        public void onFailure(ClientFailure failure) {
            die(failure == ClientFailure.TIMEOUT ? EndReason.TRANSACTION_TIMEOUT : EndReason.TRANSPORT_LOST);
        }
    }
}
