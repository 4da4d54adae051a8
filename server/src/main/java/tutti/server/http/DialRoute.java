package tutti.server.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.call.DialPlan;
import tutti.server.call.DialProgress;
import tutti.sip.transport.NumericAddress;

/// `POST /v1/conferences/{name}/participants`: calls somebody into a conference, and answers when he has come or will
/// not.
///
/// | answer | |
/// |---|---|
/// | 201 | he is in the conference |
/// | 400 | the request makes no sense |
/// | 403 | HTTP is not bound to a loopback address: there is no other lock yet; or a name that is not this machine's |
/// | 404 | no such conference, trunk or host |
/// | 409 | he is busy, he declined, or the conference is full |
/// | 415 | not `application/json`, which a web page of another origin cannot send unasked |
/// | 502 | his side, or the way there, answered with an error |
/// | 503 | too many calls, or a trunk that is not up |
/// | 504 | he did not answer |
///
/// Thread: a virtual one per request; it waits.
final class DialRoute {
    static final String PATH = "/v1/conferences/{name}/participants";
    private static final String JSON = "application/json";

    /// After no answer the call is cancelled, and its peer may take as long as a transaction to say so.
    private static final long CANCEL_MILLIS = 35_000;

    private final Dialler dialler;
    private final InetAddress bind;
    private final JsonMapper json = new JsonMapper();

    /// What is answered to a call that came about.
    private record Participant(long id, String conference, String to, Optional<String> label, String role) {}

    DialRoute(Dialler dialler, InetAddress bind) {
        this.dialler = dialler;
        this.bind = bind;
    }

    void serve(Context context) {
        requireLocal(context);
        requireJson(context);
        DialPlan plan = DialRequest.read(json, context.pathParam("name"), context.body());
        long participant = switch (dial(plan)) {
            case DialProgress.Joined joined -> joined.participant();
            case DialProgress.NotReached why -> throw new HttpProblem(status(why), why.sentence());
            case DialProgress.Calling _, DialProgress.Ringing _ ->
                throw new IllegalStateException("a call that is under way is no answer");
        };
        Participant made = new Participant(participant, plan.room(), plan.to(), plan.label(), "party");
        context.status(201).contentType(JSON).result(json.writeValueAsString(made) + "\n");
    }

    /// A page that the operator has open must not call through his browser: by a name of its own that leads
    /// to this machine (DNS rebinding).
    private void requireLocal(Context context) {
        if (!bind.isLoopbackAddress()) {
            throw new HttpProblem(
                    403,
                    "calls can be made over HTTP only while it is bound to a loopback address such as 127.0.0.1 (bind),"
                            + " for it has no passwords yet");
        }
        if (!isThisMachine(Optional.ofNullable(context.header("Host")).orElse(""))) {
            throw new HttpProblem(403, "ask by the address of this machine, such as http://127.0.0.1 or localhost");
        }
    }

    private static boolean isThisMachine(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon > hostAndPort.lastIndexOf(']');
        String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
        return host.equalsIgnoreCase("localhost")
                || NumericAddress.parse(host)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    private static void requireJson(Context context) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        int semicolon = type.indexOf(';');
        String bare = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        if (!bare.toLowerCase(Locale.ROOT).equals(JSON)) {
            throw new HttpProblem(415, "send the header Content-Type: " + JSON);
        }
    }

    private DialProgress dial(DialPlan plan) {
        CompletableFuture<DialProgress> outcome = new CompletableFuture<>();
        dialler.dial(plan, progress -> {
            switch (progress) {
                case DialProgress.Calling _, DialProgress.Ringing _ -> {}
                case DialProgress.Joined _, DialProgress.NotReached _ -> outcome.complete(progress);
            }
        });
        try {
            return outcome.get(plan.noAnswerMillis() + CANCEL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return new DialProgress.NoAnswer(plan.to() + " did not answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new DialProgress.Failed(487, "the server stops");
        }
    }

    private static int status(DialProgress.NotReached why) {
        return switch (why) {
            case DialProgress.Busy _, DialProgress.Declined _ -> 409;
            case DialProgress.NoAnswer _ -> 504;
            case DialProgress.Failed _ -> 502;
            case DialProgress.NotPlaced notPlaced ->
                switch (notPlaced.obstacle()) {
                    case NO_SUCH_CONFERENCE, NO_SUCH_TRUNK, UNKNOWN_HOST -> 404;
                    case OURSELVES, CONFERENCE_FULL -> 409;
                    case TRUNK_DOWN, TOO_MANY_CALLS -> 503;
                };
        };
    }
}
