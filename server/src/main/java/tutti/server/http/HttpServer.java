package tutti.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.DistinctErrors;
import tutti.server.ServerMetrics;
import tutti.server.StartException;
import tutti.server.TuttiServer;
import tutti.server.call.ConferenceView;
import tutti.server.config.ServerSettings;
import tutti.server.sip.SipWebSockets;

/// `/healthz`, `/readyz`, `/metrics`, `GET /v1/conferences` and `POST /v1/conferences/{name}/participants`.
///
/// Serves from construction on. Threads: virtual ones, one per request.
public final class HttpServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final DistinctErrors errors = new DistinctErrors(LoggerFactory.getLogger(HttpServer.class));
    private final JsonMapper json = new JsonMapper();
    private final ServerMetrics metrics;
    private final Supplier<List<ConferenceView>> conferences;
    private final DialRoute dialRoute;
    private final Javalin javalin;

    private record Conferences(List<ConferenceView> conferences) {}

    private record Problem(int status, String message) {}

    /// Browsers sign in at [SipWebSockets#PATH] if `webSockets` are given.
    public HttpServer(
            ServerSettings settings,
            ServerMetrics metrics,
            Supplier<List<ConferenceView>> conferences,
            Dialler dialler,
            Optional<SipWebSockets> webSockets)
            throws StartException {
        this.metrics = metrics;
        this.conferences = conferences;
        dialRoute = new DialRoute(dialler, settings.bind());
        javalin = Javalin.create(config -> {
            configure(config);
            webSockets.ifPresent(sockets -> config.jetty.modifyServletContextHandler(sockets::mount));
        });
        try {
            javalin.start(settings.bind().getHostAddress(), settings.http().port());
        } catch (JavalinBindException _) {
            throw TuttiServer.busy(
                    "HTTP", settings.bind(), settings.http().port(), "--http-port", new BindException("in use"));
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.get("/healthz", context -> context.result("ok\n"));
        config.routes.get("/readyz", context -> context.result("ready\n"));
        config.routes.get("/metrics", context -> context.contentType(PROMETHEUS).result(metrics.text()));
        config.routes.get("/v1/conferences", context -> answer(context, new Conferences(conferences.get())));
        config.routes.post(DialRoute.PATH, dialRoute::serve);
        config.routes.exception(
                HttpProblem.class,
                (problem, context) ->
                        answer(context.status(problem.status()), new Problem(problem.status(), problem.sentence())));
        config.routes.exception(Exception.class, (problem, context) -> {
            errors.log("HTTP " + context.path(), problem);
            answer(context.status(500), new Problem(500, "this request failed; the log says why"));
        });
        config.routes.error(
                404, context -> answer(context, new Problem(404, "there is no " + context.path() + " here")));
    }

    private void answer(Context context, Object value) {
        context.contentType(JSON).result(json.writeValueAsString(value) + "\n");
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
