package tutti.sip.call;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.Flow;

/// What we ask of the peer inside a call: changes of the session, the refreshes of its timer, INFO.
final class OwnRequests implements OwnReoffer.Requester, SessionTimer.Session {
    private final CallContext context;
    private final CallLife call;
    private final CallListener listener;
    private final DigestClient digest;
    private final ContactUser contactUser;
    private final SessionTimer sessionTimer;
    private final OwnReoffer reoffer;
    private Optional<Dialog> dialog = Optional.empty();
    private Set<String> peerMethods = Set.of();
    private Body lastBody = Body.NONE;
    private Body proposed = Body.NONE;

    OwnRequests(
            CallContext context,
            CallLife call,
            CallListener listener,
            DigestClient digest,
            boolean ownsCallId,
            ContactUser contactUser) {
        this.digest = digest;
        this.context = context;
        this.call = call;
        this.listener = listener;
        this.contactUser = contactUser;
        this.sessionTimer = new SessionTimer(context, this);
        this.reoffer = new OwnReoffer(context, this, ownsCallId);
    }

    /// From now on requests go out in `newDialog`; `peersMessage` says what the peer allows.
    void begin(Dialog newDialog, SipMessage peersMessage) {
        dialog = Optional.of(newDialog);
        peerMethods = peersMessage.headers().elements("Allow").stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean peerAllows(String method) {
        return peerMethods.contains(method);
    }

    /// Remembers the session description of ours that is in force: a refresh by re-INVITE repeats it.
    void described(Body body) {
        lastBody = body;
    }

    // ---- the session timer of requests and responses that others write

    /// `invite` with what it says about the session timer.
    SipRequest describe(SipRequest invite) {
        SipHeaders.Builder headers =
                invite.headers().toBuilder().remove("Session-Expires").remove("Min-SE");
        sessionTimer.describe(headers);
        return invite.withHeaders(headers.build());
    }

    SipHeaders answerTimer(ServerTransaction transaction) {
        return sessionTimer.answer(transaction);
    }

    void timerAnswered(SipResponse response) {
        sessionTimer.answered(response);
    }

    // ---- requests

    boolean change(Body body) {
        boolean started = dialog.isPresent() && reoffer.start(dialog.get(), "INVITE", body, false);
        if (started) {
            proposed = body;
        }
        return started;
    }

    /// Whether an offer of the peer's would cross one of ours.
    boolean isOfferInTheWay() {
        return reoffer.isInTheWay();
    }

    boolean sendInfo(Body body) {
        if (dialog.isEmpty()) {
            return false;
        }
        SipHeaders more = SipHeaders.builder()
                .add("User-Agent", context.settings().product())
                .build();
        context.send(dialog.get(), digest, "INFO", more, body, new InfoOutcome());
        return true;
    }

    /// Sends UPDATE if the peer takes it, else the last re-INVITE once more (RFC 4028 §7.4).
    @Override
    public void refresh() {
        boolean update = peerAllows("UPDATE");
        boolean started = dialog.isPresent()
                && call.isQuiet()
                && reoffer.start(dialog.get(), update ? "UPDATE" : "INVITE", update ? Body.NONE : lastBody, true);
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
        Flow flow = dialog.map(Dialog::flow).orElseThrow();
        SipHeaders.Builder headers = context.replies().sessionRequest(contactUser, flow);
        sessionTimer.describe(headers);
        return headers.build();
    }

    @Override
    public DigestClient digest() {
        return digest;
    }

    // ---- what comes of them

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
            listener.reofferAnswered(call.handle(), response);
        }
    }

    /// A peer that refuses a refresh by UPDATE is asked by re-INVITE next.
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
            listener.reofferRejected(call.handle(), response);
        }
    }

    @Override
    public void callIsDead(EndReason reason) {
        call.terminate(reason);
    }

    void stopTimers() {
        sessionTimer.stop();
        reoffer.stop();
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
}
