package tutti.sip.call;

import java.util.Optional;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.StatusReason;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ServerTransaction;

/// The change of session a peer asks for inside a call, one at a time. Source: RFC 3261 §14.2, RFC 3311 §5.2.
final class PeerReoffer implements ServerTransaction.Watcher {
    private static final int RETRY_AFTER_BOUND_SECONDS = 11;

    private final CallContext context;
    private Optional<ServerTransaction> pending = Optional.empty();
    private Timer limit = Timer.IDLE;

    PeerReoffer(CallContext context) {
        this.context = context;
    }

    boolean isPending() {
        return pending.isPresent();
    }

    /// Keeps `transaction` until the application has decided.
    void hold(ServerTransaction transaction) {
        pending = Optional.of(transaction);
        transaction.watch(this);
        limit = context.after(context.settings().limits().reofferMaxNanos(), () -> refuse(Refusal.of(500)));
    }

    /// Hands out what was held, to be answered now.
    Optional<ServerTransaction> take() {
        Optional<ServerTransaction> taken = pending;
        pending = Optional.empty();
        context.stop(limit);
        return taken;
    }

    /// Refuses what is held, if anything.
    boolean refuse(Refusal refusal) {
        Optional<ServerTransaction> taken = take();
        taken.ifPresent(transaction -> context.replies().refuse(transaction, refusal, ""));
        return taken.isPresent();
    }

    /// "Try again in a moment": while an earlier request of the same kind is unanswered (§14.2).
    Refusal tryLater() {
        int seconds = context.identifiers().below(RETRY_AFTER_BOUND_SECONDS);
        SipHeaders more = SipHeaders.builder()
                .add("Retry-After", Integer.toString(seconds))
                .build();
        return new Refusal(500, StatusReason.of(500), more);
    }

    static boolean needsApplication(SipRequest request) {
        return request.is("INVITE") || request.hasBody();
    }

    @Override
    public void onCancel() {
        refuse(Refusal.of(487));
    }

    @Override
    public void onLost() {
        take();
    }
}
