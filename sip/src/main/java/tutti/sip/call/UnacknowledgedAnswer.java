package tutti.sip.call;

import tutti.sip.time.Timer;
import tutti.sip.transaction.ServerTransaction;

/// A 2xx of ours to an INVITE, sent again until its ACK comes: after T1, then at doubled intervals up to T2,
/// over whatever transport; given up after 64·T1. Source: RFC 3261 §13.3.1.4.
final class UnacknowledgedAnswer {
    private final CallContext context;
    private final ServerTransaction invite;
    private final Timer limit;
    private Timer repetition;
    private long intervalNanos;

    UnacknowledgedAnswer(CallContext context, ServerTransaction invite, Runnable onTimeout) {
        this.context = context;
        this.invite = invite;
        this.intervalNanos = context.t1Nanos();
        this.repetition = context.after(intervalNanos, this::repeat);
        this.limit = context.after(64 * context.t1Nanos(), () -> {
            stop();
            onTimeout.run();
        });
    }

    private void repeat() {
        context.transactions().repeatSuccess(invite);
        intervalNanos = Math.min(2 * intervalNanos, context.t2Nanos());
        repetition = context.after(intervalNanos, this::repeat);
    }

    /// Whether an ACK with this CSeq number is the awaited one.
    boolean fits(long cSeqNumber) {
        return invite.request().cSeq().number() == cSeqNumber;
    }

    void stop() {
        context.stop(repetition);
        context.stop(limit);
    }
}
