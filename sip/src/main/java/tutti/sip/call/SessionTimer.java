package tutti.sip.call;

import java.util.Optional;
import tutti.sip.message.DeltaSeconds;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.time.Timer;
import tutti.sip.transaction.ServerTransaction;

/// Proves from time to time that a call still has a peer.
///
/// ```
///   0 ────────── interval/2 ─────────────── interval − min(32 s, interval/3) ── interval
///                refresh, if it is ours     BYE, if there was no refresh
/// ```
/// Whoever is the refresher sends UPDATE or re-INVITE; each refresh that succeeds starts the interval anew.
///
/// Source: RFC 4028.
final class SessionTimer {
    private static final int EXPIRY_MARGIN_SECONDS_MAX = 32;
    private static final long REFRESH_RETRY_NANOS = 10_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// What a session timer may ask of its call.
    interface Session {
        void refresh();

        void expire();
    }

    private final CallContext context;
    private final Session session;
    private int wantedSeconds;
    private int minSeconds;
    private boolean active;
    private boolean ours;
    private Timer refreshTimer = Timer.IDLE;
    private Timer expiryTimer = Timer.IDLE;

    SessionTimer(CallContext context, Session session) {
        this.context = context;
        this.session = session;
        this.wantedSeconds = context.settings().sessionTimer().intervalSeconds();
        this.minSeconds = context.settings().sessionTimer().minSeconds();
    }

    /// 422 for an interval shorter than we agree to, if the peer understands 422 (§9).
    static Optional<Refusal> check(SipRequest request, SessionTimerSettings settings) {
        Optional<DeltaSeconds> asked = value(request, "Session-Expires");
        boolean tooShort = asked.isPresent() && asked.get().seconds() < settings.minSeconds();
        return tooShort && supportsTimer(request)
                ? Optional.of(Refusal.of(422, "Min-SE", Integer.toString(settings.minSeconds())))
                : Optional.empty();
    }

    /// Adds what our INVITE or UPDATE says about the timer; the roles stay as they are (§7.1, §7.4).
    void describe(SipHeaders.Builder request) {
        if (active) {
            request.add("Session-Expires", wantedSeconds + ";refresher=" + (ours ? "uac" : "uas"));
        } else if (context.settings().sessionTimer().offered()) {
            request.add("Session-Expires", Integer.toString(wantedSeconds));
        } else {
            return;
        }
        request.add("Min-SE", Integer.toString(minSeconds));
    }

    /// Decides as the server of `request`, starts the timer, and answers what our 2xx says about it (§9).
    SipHeaders answer(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        boolean peerSupports = supportsTimer(request);
        Optional<DeltaSeconds> asked = value(request, "Session-Expires");
        int floor = Math.max(
                context.settings().sessionTimer().minSeconds(),
                value(request, "Min-SE").map(DeltaSeconds::seconds).orElse(0));
        if (asked.isEmpty()
                && !(peerSupports && context.settings().sessionTimer().offered())) {
            stop();
            return SipHeaders.builder().build();
        }
        int interval = Math.max(floor, Math.min(asked.map(DeltaSeconds::seconds).orElse(wantedSeconds), wantedSeconds));
        String refresher = asked.flatMap(a -> a.parameters().get("refresher")).orElse("uac");
        boolean peerRefreshes = peerSupports && !refresher.equalsIgnoreCase("uas");
        start(interval, !peerRefreshes);
        SipHeaders.Builder headers =
                SipHeaders.builder().add("Session-Expires", interval + ";refresher=" + (peerRefreshes ? "uac" : "uas"));
        return (peerRefreshes ? headers.add("Require", Capabilities.TIMER) : headers).build();
    }

    /// Takes what a 2xx to our request says about the timer (§7.2).
    void answered(SipResponse response) {
        Optional<DeltaSeconds> agreed = value(response, "Session-Expires");
        if (agreed.isEmpty()) {
            stop();
            return;
        }
        String refresher = agreed.get().parameters().get("refresher").orElse("uac");
        start(
                Math.max(agreed.get().seconds(), SessionTimerSettings.SHORTEST_SECONDS),
                !refresher.equalsIgnoreCase("uas"));
    }

    /// Takes the minimum of a 422; false if there is none that is higher than what we asked for (§7.3).
    boolean raise(SipResponse tooSmall) {
        int wanted = value(tooSmall, "Min-SE").map(DeltaSeconds::seconds).orElse(0);
        if (wanted <= wantedSeconds) {
            return false;
        }
        wantedSeconds = wanted;
        minSeconds = wanted;
        return true;
    }

    /// A refresh came to nothing, but the call stands: try again until the interval is over.
    void refreshFailed() {
        if (active && ours) {
            context.stop(refreshTimer);
            refreshTimer = context.after(REFRESH_RETRY_NANOS, session::refresh);
        }
    }

    private void start(int intervalSeconds, boolean refreshIsOurs) {
        stop();
        active = true;
        ours = refreshIsOurs;
        wantedSeconds = intervalSeconds;
        int margin = Math.min(EXPIRY_MARGIN_SECONDS_MAX, intervalSeconds / 3);
        expiryTimer = context.after((intervalSeconds - margin) * NANOS_PER_SECOND, session::expire);
        if (ours) {
            refreshTimer = context.after(intervalSeconds * NANOS_PER_SECOND / 2, session::refresh);
        }
    }

    void stop() {
        active = false;
        context.stop(refreshTimer);
        context.stop(expiryTimer);
    }

    private static boolean supportsTimer(SipRequest request) {
        return request.headers().lists("Supported", Capabilities.TIMER)
                || request.headers().lists("Require", Capabilities.TIMER);
    }

    private static Optional<DeltaSeconds> value(SipMessage message, String name) {
        return message.headers().first(name).flatMap(DeltaSeconds::parse);
    }
}
