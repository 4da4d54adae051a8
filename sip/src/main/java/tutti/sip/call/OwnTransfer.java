package tutti.sip.call;

import java.util.Locale;
import java.util.Optional;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.StatusReason;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transport.Flow;

/// A REFER of ours and the news that follow it. Source: RFC 3515 §2.4.4.
final class OwnTransfer implements ResponseHandler {
    private final CallContext context;
    private final CallLife call;
    private final CallListener listener;
    private Optional<DialogRequest> request = Optional.empty();
    private Timer limit = Timer.IDLE;
    private boolean underWay = true;

    OwnTransfer(CallContext context, CallLife call, CallListener listener) {
        this.context = context;
        this.call = call;
        this.listener = listener;
        this.limit = context.after(
                context.settings().limits().unansweredMaxNanos(), () -> tell(408, StatusReason.of(408), true));
    }

    void sentAs(DialogRequest refer) {
        request = Optional.of(refer);
    }

    boolean isUnderWay() {
        return underWay;
    }

    @Override
    public void onResponse(SipResponse response, Flow flow) {
        if (response.isProvisional() || !underWay) {
            return;
        }
        if (response.isSuccess()) {
            boolean noNews = response.headers()
                    .first("Refer-Sub")
                    .map(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("false"))
                    .orElse(false);
            tell(response.status(), response.reason(), noNews);
            return;
        }
        tell(response.status(), response.reason(), true);
        if (response.status() == 481) {
            call.terminate(EndReason.DIALOG_UNKNOWN_TO_PEER);
        } else if (response.status() == 408) {
            call.terminate(EndReason.TRANSACTION_TIMEOUT);
        }
    }

    @Override
    public void onFailure(ClientFailure failure) {
        tell(408, StatusReason.of(408), true);
        call.terminate(failure == ClientFailure.TIMEOUT ? EndReason.TRANSACTION_TIMEOUT : EndReason.TRANSPORT_LOST);
    }

    /// A NOTIFY may overtake the response to the REFER; one for an earlier REFER is old news.
    void news(SipRequest notify) {
        String state = notify.headers().first("Subscription-State").orElse("").toLowerCase(Locale.ROOT);
        Optional<Sipfrag> news = Sipfrag.of(notify);
        boolean last = state.startsWith("terminated")
                || news.map(n -> n.status() >= 200).orElse(false);
        if (underWay && isMine(notify) && (news.isPresent() || last)) {
            Sipfrag said = news.orElse(new Sipfrag(408, StatusReason.of(408)));
            tell(said.status(), said.reason(), last);
        }
    }

    private boolean isMine(SipRequest notify) {
        String event = notify.headers().first("Event").orElse("");
        int id = event.indexOf(";id=");
        long number = request.map(r -> r.request().cSeq().number()).orElse(0L);
        return id < 0 || event.substring(id + 4).strip().equals(Long.toString(number));
    }

    private void tell(int status, String reason, boolean finished) {
        if (!underWay) {
            return;
        }
        if (finished) {
            stop();
        }
        listener.transferProgress(call.handle(), new TransferProgress(status, reason, finished));
    }

    void stop() {
        underWay = false;
        context.stop(limit);
    }
}
