package tutti.sip.call;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.SipCounter;

/// The transfers asked for in one call, by the peer and by us. Source: RFC 3515; RFC 6665 as far as the
/// subscription that a REFER makes needs it.
final class Transfers {
    /// How many of the peer's may be under way at a time.
    static final int REFERRALS_MAX = 4;

    private final CallContext context;
    private final CallLife call;
    private final CallListener listener;
    private final DigestClient digest;
    private final ContactUser contactUser;
    private final Set<Referral> referrals = new LinkedHashSet<>();
    private Optional<OwnTransfer> own = Optional.empty();
    private boolean referredBefore;

    Transfers(CallContext context, CallLife call, CallListener listener, DigestClient digest, ContactUser contactUser) {
        this.context = context;
        this.call = call;
        this.listener = listener;
        this.digest = digest;
        this.contactUser = contactUser;
    }

    // ---- the peer's

    void onRefer(ServerTransaction transaction) {
        SipRequest refer = transaction.request();
        List<String> targets = refer.headers().all("Refer-To");
        Optional<NameAddress> target = targets.size() == 1 ? NameAddress.parse(targets.getFirst()) : Optional.empty();
        if (target.isEmpty()) {
            refuse(transaction, Refusal.of(400));
        } else if (call.state() != CallState.CONFIRMED) {
            refuse(transaction, Refusal.of(491));
        } else if (referrals.size() >= REFERRALS_MAX) {
            context.count(SipCounter.REFERRAL_LIMIT);
            refuse(transaction, Refusal.of(500, "Retry-After", "10"));
        } else {
            Referral referral = new Referral(context, this, transaction, target.get(), event(refer));
            referrals.add(referral);
            listener.transferRequested(call.handle(), referral);
        }
    }

    /// The second REFER of a call needs a name for its news (§2.4.6).
    private String event(SipRequest refer) {
        String event = referredBefore ? "refer;id=" + refer.cSeq().number() : "refer";
        referredBefore = true;
        return event;
    }

    void inform(String event, String subscription, Sipfrag news, ResponseHandler handler) {
        Optional<Dialog> dialog = call.session().dialog();
        if (dialog.isEmpty() || call.state() == CallState.ENDED) {
            return;
        }
        SipHeaders headers = headers(dialog.get())
                .add("Event", event)
                .add("Subscription-State", subscription)
                .build();
        context.send(dialog.get(), digest, "NOTIFY", headers, news.body(), handler);
    }

    private SipHeaders.Builder headers(Dialog dialog) {
        return SipHeaders.builder()
                .add("Contact", context.replies().contact(contactUser, dialog.flow()))
                .add("User-Agent", context.settings().product());
    }

    void closed(Referral referral) {
        referrals.remove(referral);
    }

    // ---- ours

    boolean refer(NameAddress target) {
        Optional<Dialog> dialog = call.session().dialog();
        if (dialog.isEmpty() || own.map(OwnTransfer::isUnderWay).orElse(false)) {
            return false;
        }
        SipHeaders headers = headers(dialog.get())
                .add("Refer-To", target.toString())
                .add("Allow", Capabilities.ALLOW)
                .add("Supported", Capabilities.SUPPORTED)
                .build();
        OwnTransfer transfer = new OwnTransfer(context, call, listener);
        own = Optional.of(transfer);
        DialogRequest refer = context.send(dialog.get(), digest, "REFER", headers, Body.NONE, transfer);
        transfer.sentAs(refer);
        return true;
    }

    /// News of a transfer we asked for: 200; 489 for news of anything else, 481 if we asked for nothing.
    void onNotify(ServerTransaction transaction) {
        SipRequest notify = transaction.request();
        String event = notify.headers().first("Event").orElse("");
        int semicolon = event.indexOf(';');
        String type = (semicolon < 0 ? event : event.substring(0, semicolon)).strip();
        if (!type.equalsIgnoreCase("refer")) {
            refuse(transaction, Refusal.of(489, "Allow-Events", "refer"));
        } else if (own.isEmpty()) {
            refuse(transaction, Refusal.of(481));
        } else if (notify.hasBody() && !notify.contentType().equals(Sipfrag.TYPE)) {
            refuse(transaction, Refusal.of(415, "Accept", Sipfrag.TYPE));
        } else {
            context.replies().confirm(transaction, "");
            own.get().news(notify);
        }
    }

    private void refuse(ServerTransaction transaction, Refusal refusal) {
        context.replies().refuse(transaction, refusal, "");
    }

    void stop() {
        own.ifPresent(OwnTransfer::stop);
        own = Optional.empty();
        List.copyOf(referrals).forEach(Referral::callEnded);
    }
}
