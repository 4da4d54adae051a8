package tutti.sip.call;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import tutti.sip.message.RAck;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ServerTransaction;
import tutti.sip.transport.SipCounter;

/// Provisional responses of ours that must arrive: one at a time, each repeated until its PRACK.
///
/// ```
///   183 RSeq 7 ──► T1, 2·T1, 4·T1 … ◄── PRACK RAck 7 1 INVITE ── 200 ──► next, or the 200 that had to wait
///                  64·T1: 504 to the INVITE
/// ```
/// Source: RFC 3262 §3, §5.
final class ReliableResponses {
    /// How many may wait for the one before them to be confirmed; further ones are left out.
    static final int WAITING_MAX = 4;

    private static final int FIRST_NUMBER_BOUND = 1 << 20;

    private record Provisional(int status, Body body) {}

    private final CallContext context;
    private final ServerTransaction invite;
    private final String localTag;
    private final Runnable onTimeout;
    private final Queue<Provisional> waiting = new ArrayDeque<>();
    private Optional<Provisional> unconfirmed = Optional.empty();
    private Optional<Runnable> whenConfirmed = Optional.empty();
    private Timer repetition = Timer.IDLE;
    private Timer limit = Timer.IDLE;
    private long intervalNanos;
    private long number;

    ReliableResponses(CallContext context, ServerTransaction invite, String localTag, Runnable onTimeout) {
        this.context = context;
        this.invite = invite;
        this.localTag = localTag;
        this.onTimeout = onTimeout;
        this.number = context.identifiers().below(FIRST_NUMBER_BOUND);
    }

    /// Whether provisional responses to `invite` are to be reliable.
    static boolean areFor(SipRequest invite, ReliableProvisionals when) {
        boolean supported = when == ReliableProvisionals.WHERE_SUPPORTED
                && invite.headers().lists("Supported", Capabilities.RELIABLE);
        return supported || isRequired(invite);
    }

    static boolean isRequired(SipRequest invite) {
        return invite.headers().lists("Require", Capabilities.RELIABLE);
    }

    void send(int status, Body body) {
        Provisional provisional = new Provisional(status, body);
        if (unconfirmed.isEmpty()) {
            sendNow(provisional);
        } else if (waiting.size() < WAITING_MAX) {
            waiting.add(provisional);
        } else {
            context.count(SipCounter.PROVISIONAL_LIMIT);
        }
    }

    private void sendNow(Provisional provisional) {
        unconfirmed = Optional.of(provisional);
        number++;
        SipHeaders headers = SipHeaders.builder()
                .add("Require", Capabilities.RELIABLE)
                .add("RSeq", Long.toString(number))
                .build();
        invite.respond(context.replies().inDialog(invite, provisional.status, localTag, headers, provisional.body));
        intervalNanos = context.t1Nanos();
        repetition = context.after(intervalNanos, this::repeat);
        limit = context.after(64 * context.t1Nanos(), () -> {
            stop();
            onTimeout.run();
        });
    }

    private void repeat() {
        context.transactions().repeatProvisional(invite);
        intervalNanos *= 2;
        repetition = context.after(intervalNanos, this::repeat);
    }

    /// Whether a PRACK confirms what we are waiting for.
    boolean isConfirmedBy(SipRequest prack) {
        Optional<RAck> confirmed = prack.headers().first("RAck").flatMap(RAck::parse);
        return unconfirmed.isPresent()
                && confirmed.isPresent()
                && confirmed.get().responseNumber() == number
                && confirmed.get().cSeq().equals(invite.request().cSeq());
    }

    /// Whether what we are waiting for made an offer, so that its PRACK brings the answer.
    boolean isOffer() {
        return !invite.request().hasBody()
                && unconfirmed.map(p -> p.body.bytes().length > 0).orElse(false);
    }

    /// It was confirmed: the next one goes out, or what had to wait for that.
    void confirmed() {
        context.stop(repetition);
        context.stop(limit);
        unconfirmed = Optional.empty();
        Provisional next = waiting.poll();
        if (whenConfirmed.isPresent()) {
            Runnable action = whenConfirmed.get();
            stop();
            action.run();
        } else if (next != null) {
            sendNow(next);
        }
    }

    /// Runs `action` once nothing is unconfirmed; what is not sent by then is not sent any more. A 2xx must not
    /// overtake a description it builds on (§3).
    void whenConfirmed(Runnable action) {
        waiting.clear();
        if (unconfirmed.isEmpty()) {
            action.run();
        } else {
            whenConfirmed = Optional.of(action);
        }
    }

    boolean isAnswerWaiting() {
        return whenConfirmed.isPresent();
    }

    void stop() {
        context.stop(repetition);
        context.stop(limit);
        unconfirmed = Optional.empty();
        whenConfirmed = Optional.empty();
        waiting.clear();
    }
}
