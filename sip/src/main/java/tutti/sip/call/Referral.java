package tutti.sip.call;

import java.util.Locale;
import java.util.Optional;
import tutti.sip.message.NameAddress;
import tutti.sip.message.Replaces;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.StatusReason;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.Flow;

/// A peer's wish that we call somebody else for him, by REFER in a call. Whether he may is the application's to
/// decide; nothing is called by itself.
///
/// ```
///   REFER ─► accept ─► 202, NOTIFY 100 ─► progress(180) ─► NOTIFY ─► progress(200) ─► NOTIFY, terminated
///        └─► decline ─► 603
/// ```
/// The wish ends with the call, and after the time a call may wait for an answer. Thread: the endpoint's. Source:
/// RFC 3515 §2.4; RFC 4488 (`Refer-Sub: false`: no NOTIFY).
public final class Referral {
    private enum State {
        ASKED,
        ACCEPTED,
        CLOSED
    }

    private final CallContext context;
    private final Transfers transfers;
    private final ServerTransaction transaction;
    private final NameAddress referTo;
    private final String event;
    private final boolean subscribed;
    private State state = State.ASKED;
    private Timer limit;

    Referral(
            CallContext context,
            Transfers transfers,
            ServerTransaction transaction,
            NameAddress referTo,
            String event) {
        this.context = context;
        this.transfers = transfers;
        this.transaction = transaction;
        this.referTo = referTo;
        this.event = event;
        this.subscribed = !transaction
                .request()
                .headers()
                .first("Refer-Sub")
                .map(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("false"))
                .orElse(false);
        this.limit = context.after(context.settings().limits().reofferMaxNanos(), () -> refuse(603));
    }

    /// Whom he wants called, as he wrote it: for the Request-URI take [tutti.sip.message.SipUri#withoutHeaders].
    public NameAddress referTo() {
        return referTo;
    }

    /// The call at that place which the new one is to replace (attended transfer).
    public Optional<Replaces> replaces() {
        return referTo.uri().header("Replaces").flatMap(Replaces::parse);
    }

    /// Who says that he wants it (RFC 3892); not verified.
    public Optional<NameAddress> referredBy() {
        return request().headers().first("Referred-By").flatMap(NameAddress::parse);
    }

    private SipRequest request() {
        return transaction.request();
    }

    /// 202, and the first news: 100 Trying.
    public boolean accept(long nowNanos) {
        context.timers().advanceTo(nowNanos);
        if (state != State.ASKED) {
            return false;
        }
        state = State.ACCEPTED;
        context.stop(limit);
        SipHeaders none = SipHeaders.builder().build();
        SipHeaders unsubscribed = SipHeaders.builder().add("Refer-Sub", "false").build();
        transaction.respond(
                context.replies().inDialog(transaction, 202, "", subscribed ? none : unsubscribed, Body.NONE));
        limit = context.after(context.settings().limits().unansweredMaxNanos(), () -> inform(408, "", true));
        inform(100, "Trying", false);
        return true;
    }

    /// A final response of 300…699, usually 603.
    ///
    /// @throws IllegalArgumentException if status is none that refuses
    public boolean decline(int status, long nowNanos) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("Status " + status + " does not refuse a transfer: give 300…699");
        }
        context.timers().advanceTo(nowNanos);
        return refuse(status);
    }

    private boolean refuse(int status) {
        if (state != State.ASKED) {
            return false;
        }
        close();
        context.replies().refuse(transaction, Refusal.of(status), "");
        return true;
    }

    /// Tells him what the one he referred us to has answered; the first final status is the last word.
    public boolean progress(int status, String reason, long nowNanos) {
        context.timers().advanceTo(nowNanos);
        if (state != State.ACCEPTED) {
            return false;
        }
        inform(status, reason, status >= 200);
        return true;
    }

    private void inform(int status, String reason, boolean last) {
        if (last) {
            close();
        }
        if (subscribed) {
            Sipfrag news = new Sipfrag(status, reason.isEmpty() ? StatusReason.of(status) : reason);
            long lifeSeconds = context.settings().limits().unansweredMaxNanos() / 1_000_000_000;
            String subscription = last ? "terminated;reason=noresource" : "active;expires=" + lifeSeconds;
            transfers.inform(event, subscription, news, new Undelivered());
        }
    }

    /// The call is over: a REFER still open gets its answer, nothing else is said.
    void callEnded() {
        if (!refuse(487)) {
            close();
        }
    }

    private void close() {
        state = State.CLOSED;
        context.stop(limit);
        transfers.closed(this);
    }

    /// A peer that does not want to know is not told again (RFC 6665 §4.2.2).
    private final class Undelivered implements ResponseHandler {
        @Override
        public void onResponse(SipResponse response, Flow flow) {
            if (!response.isProvisional() && !response.isSuccess()) {
                close();
            }
        }

        @Override
        public void onFailure(ClientFailure failure) {
            close();
        }
    }
}
