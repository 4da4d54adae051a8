package tutti.sip;

import java.util.random.RandomGenerator;
import tutti.sip.auth.RequestAuthority;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.Calls;
import tutti.sip.call.Invitation;
import tutti.sip.message.Malformed;
import tutti.sip.message.NameAddress;
import tutti.sip.message.ParseResult;
import tutti.sip.message.Parsed;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipParser;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.registration.Registration;
import tutti.sip.registration.RegistrationListener;
import tutti.sip.registration.RegistrationSettings;
import tutti.sip.time.TimerQueue;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;
import tutti.sip.transport.SipCounters;
import tutti.sip.transport.SipOutput;

/// A SIP user agent, client and server, as a function of the bytes that arrive and the time.
///
/// ```
///   socket ─► receive ─► parse ─► transaction ─► call ─► CallListener
///   socket ◄─ SipOutput ◄──────── transaction ◄─ call ◄─ Call, invite
///   clock  ─► onDeadline ──► retransmissions, time-outs
/// ```
/// The caller owns sockets, threads and clock. After every call to a method here, or on a [Call], he looks at
/// [#nextDeadlineNanos()] and calls [#onDeadline] when it is reached. `nowNanos` is monotonic, from any origin.
///
/// Nothing that arrives throws. What is kept is bounded by the settings and goes away by itself: with no calls
/// and no traffic, [#dialogs()] and [#transactions()] return to 0 within a minute.
///
/// Numeric addresses only; there is no DNS here. Thread: one. Source: RFC 3261 and those named in the packages
/// below.
public final class SipEndpoint {
    private final TimerQueue timers = new TimerQueue();
    private final SipCounters counters = new SipCounters();
    private final Calls calls;

    /// @param random gives tags and branches: a cryptographic one in a server, a seeded one in a test
    /// @param listener hears of incoming calls
    /// @param authority decides who may ask for anything outside a call
    public SipEndpoint(
            SipSettings settings,
            RandomGenerator random,
            SipOutput output,
            CallListener listener,
            RequestAuthority authority) {
        this.calls = new Calls(
                settings.calls(), settings.transactions(), timers, random, output, counters, listener, authority);
    }

    /// The same for everybody who comes.
    public SipEndpoint(SipSettings settings, RandomGenerator random, SipOutput output, CallListener listener) {
        this(settings, random, output, listener, RequestAuthority.EVERYBODY);
    }

    /// Takes one datagram, or one message that a `SipStream` cut out of a connection. The bytes are not kept.
    public void receive(byte[] bytes, int offset, int length, Flow flow, long nowNanos) {
        timers.advanceTo(nowNanos);
        if (isKeepAlive(bytes, offset, length)) {
            counters.count(SipCounter.RECEIVED_KEEP_ALIVES);
            return;
        }
        switch (checkLength(SipParser.parse(bytes, offset, length), flow)) {
            case Parsed(SipRequest request) -> {
                counters.count(SipCounter.RECEIVED_REQUESTS);
                calls.transactions().receive(request, flow);
            }
            case Parsed(SipResponse response) -> {
                counters.count(SipCounter.RECEIVED_RESPONSES);
                calls.transactions().receive(response, flow);
            }
            case Malformed malformed -> calls.transactions().refuse(malformed, flow);
        }
    }

    /// In a stream a message without Content-Length has no end (RFC 3261 §20.14).
    private static ParseResult checkLength(ParseResult result, Flow flow) {
        if (flow.transport().isStream()
                && result instanceof Parsed(SipMessage message)
                && !message.headers().has("Content-Length")) {
            boolean answerable = message instanceof SipRequest request && !request.is("ACK");
            SipHeaders headers = message.headers();
            return new Malformed(400, "Content-Length is missing", answerable, headers);
        }
        return result;
    }

    private static boolean isKeepAlive(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != 0 && bytes[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    /// A connection is gone. Calls that stand go on: the peer may come back on another one, and what we send
    /// asks for a new one; what was waiting on it fails.
    public void flowClosed(Flow flow, long nowNanos) {
        timers.advanceTo(nowNanos);
        calls.flowClosed(flow);
    }

    /// Something could not be sent over `flow`: no route, port unreachable, connection refused (RFC 3261 §18.4).
    public void sendFailed(Flow flow, long nowNanos) {
        flowClosed(flow, nowNanos);
    }

    /// When [#onDeadline] has to be called next; [Long#MAX_VALUE] for never. May be in the past.
    public long nextDeadlineNanos() {
        return timers.nextDeadlineNanos();
    }

    /// Does whatever is due at `nowNanos`.
    public void onDeadline(long nowNanos) {
        timers.advanceTo(nowNanos);
        timers.fireDue();
    }

    /// Calls `target`. `from` gets a tag; `flow` says where the INVITE goes: over that connection, or to that
    /// address. The body is the offer, and must not be empty for a call that is to have a session: an offer in
    /// the answer is not asked for.
    public Call invite(
            SipUri target,
            NameAddress from,
            Flow flow,
            byte[] body,
            String contentType,
            CallListener listener,
            long nowNanos) {
        return invite(Invitation.to(target, from, flow).offering(body, contentType), listener, nowNanos);
    }

    /// Makes the call that `invitation` describes.
    public Call invite(Invitation invitation, CallListener listener, long nowNanos) {
        timers.advanceTo(nowNanos);
        return calls.invite(invitation, listener);
    }

    /// Keeps a name of ours registered at a provider over `flow`, until it is closed.
    public Registration register(
            RegistrationSettings registration, Flow flow, RegistrationListener listener, long nowNanos) {
        timers.advanceTo(nowNanos);
        Registration started = calls.registration(registration, flow, listener);
        started.start(nowNanos);
        return started;
    }

    /// How many dialogs there are, early and ending ones included.
    public int dialogs() {
        return calls.dialogs();
    }

    /// How many calls there are that are not over for both sides.
    public int calls() {
        return calls.calls();
    }

    /// How many transactions there are, of both kinds.
    public int transactions() {
        return calls.transactions().size();
    }

    /// How many timers are running.
    public int timers() {
        return timers.size();
    }

    public SipCounters counters() {
        return counters;
    }
}
