package tutti.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tutti.engine.DutyCycle;
import tutti.server.trunk.Trunk;
import tutti.server.trunk.TrunkState;
import tutti.sip.auth.DigestCounter;

/// What the server counts, for `/metrics`. Reads counters that others keep; costs them nothing.
public final class ServerMetrics {
    private final TuttiServer server;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    ServerMetrics(TuttiServer server) {
        this.server = server;
        registerCalls();
        registerOwnCalls();
        registerMedia();
    }

    private void registerCalls() {
        gauge("tutti.calls", "Calls that have media now", s -> s.media().openLegs());
        counter(
                "tutti.calls.accepted",
                "Calls answered 200",
                s -> s.calls().counters().acceptedCalls());
        counter(
                "tutti.calls.ended",
                "Accepted calls that ended",
                s -> s.calls().counters().endedCalls());
        counter(
                "tutti.calls.unacceptable",
                "Calls answered 400, 404 or 488",
                s -> s.calls().counters().unacceptableCalls());
        counter(
                "tutti.calls.refused",
                "Calls answered 486 or 503",
                s -> s.calls().counters().callsWithoutRoom());
        gauge(
                "tutti.sip.transactions",
                "SIP transactions now",
                s -> s.endpoint().transactions());
        gauge("tutti.sip.dialogs", "SIP dialogs now", s -> s.endpoint().dialogs());
    }

    private void registerOwnCalls() {
        counter(
                "tutti.dials.placed",
                "Calls the server made",
                s -> s.calls().counters().placedDials());
        counter(
                "tutti.dials.answered",
                "Calls the server made that joined their conference",
                s -> s.calls().counters().answeredDials());
        counter(
                "tutti.dials.failed",
                "Calls the server made, or could not make, that came to nothing",
                s -> s.calls().counters().failedDials());
        counter(
                "tutti.dials.refused",
                "Calls not made because too many were on their way",
                s -> s.calls().counters().refusedDials());
        for (DigestCounter outcome : DigestCounter.values()) {
            FunctionCounter.builder(
                            "tutti.sip.authentications", server, s -> s.calls().counted(outcome))
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .description("Requests that needed a password, and what became of them")
                    .register(registry);
        }
        for (Trunk trunk : server.trunks()) {
            Gauge.builder("tutti.trunk.registered", trunk, t -> t.state() == TrunkState.REGISTERED ? 1 : 0)
                    .tag("trunk", trunk.name())
                    .description("Whether we are registered at this provider")
                    .register(registry);
        }
    }

    private void registerMedia() {
        gauge(
                "tutti.rtp.port.pairs.used",
                "Pairs of RTP ports in use",
                s -> s.ports().pairsInUse());
        gauge(
                "tutti.rtp.port.pairs",
                "Pairs of RTP ports in all",
                s -> s.ports().pairs());
        counter("tutti.ticks", "Frames made", s -> cycle(s).ticks());
        counter("tutti.ticks.late", "Frames begun more than 5 ms late", s -> cycle(s).lateTicks());
        counter("tutti.frames.skipped", "Frames never made because the machine stalled", s -> cycle(s).skippedFrames());
        gauge("tutti.tick.lateness.max.seconds", "Worst lateness of a frame", s -> cycle(s).latestNanos() / 1e9);
        counter(
                "tutti.rtp.send.failures",
                "Packets the network refused",
                s -> s.media().sendFailures());
        counter(
                "tutti.errors",
                "Exceptions that should not have been; each kind is in the log once",
                s -> s.sip().unexpectedErrors() + s.media().unexpectedErrors());
        counter("tutti.keys", "Keys pressed, however they came", s -> s.calls().keysPressed());
        gauge(
                "tutti.encoders",
                "Encoders with a state that run now, one for each class of equal listeners",
                s -> s.media().encodersRunning());
        gauge("tutti.channels", "Open channels", s -> s.media().processor().openChannels());
    }

    private static DutyCycle cycle(TuttiServer server) {
        return server.media().dutyCycle();
    }

    private void gauge(String name, String help, ToDoubleFunction<TuttiServer> value) {
        Gauge.builder(name, server, value).description(help).register(registry);
    }

    private void counter(String name, String help, ToDoubleFunction<TuttiServer> value) {
        FunctionCounter.builder(name, server, value).description(help).register(registry);
    }

    /// The Prometheus text format.
    public String text() {
        return registry.scrape();
    }
}
