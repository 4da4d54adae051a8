package tutti.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;
import tutti.engine.DutyCycle;

/// What the server counts, for `/metrics`. Reads counters that others keep; costs them nothing.
public final class ServerMetrics {
    private final TuttiServer server;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    ServerMetrics(TuttiServer server) {
        this.server = server;
        registerCalls();
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
