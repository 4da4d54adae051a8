package tutti.server.http;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.engine.roles.Role;
import tutti.server.call.DialPlan;
import tutti.server.yaml.Nearest;

/// Reads the body of a request to call somebody; each thing that is wrong becomes a sentence.
final class DialRequest {
    private static final List<String> KEYS = List.of("to", "trunk", "callerId", "label", "timeoutSeconds");

    private final JsonNode root;

    private DialRequest(JsonNode root) {
        this.root = root;
    }

    /// @throws HttpProblem 400
    static DialPlan read(JsonMapper json, String conference, String body) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JacksonException e) {
            throw problem("the body is no JSON: " + e.getOriginalMessage());
        }
        return new DialRequest(root).plan(conference);
    }

    private static HttpProblem problem(String sentence) {
        return new HttpProblem(400, sentence);
    }

    private DialPlan plan(String conference) {
        if (!root.isObject()) throw problem("give an object such as {\"to\": \"sip:anna@example.org\"}");
        for (String key : root.propertyNames()) {
            if (!KEYS.contains(key)) throw problem("there is no \"" + key + "\"" + Nearest.hint(key, KEYS));
        }
        String to = text("to").orElseThrow(() -> problem("\"to\" is missing: a SIP URI, or a number and a trunk"));
        try {
            return new DialPlan(
                    conference,
                    to,
                    text("trunk"),
                    text("callerId"),
                    text("label"),
                    new Role.Party(),
                    timeoutMillis(),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> text(String key) {
        JsonNode value = root.path(key);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isString()) throw problem("\"" + key + "\" must be a string");
        return Optional.of(value.stringValue());
    }

    private long timeoutMillis() {
        JsonNode value = root.path("timeoutSeconds");
        if (value.isMissingNode() || value.isNull()) return DialPlan.NO_ANSWER_MILLIS_DEFAULT;
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw problem("\"timeoutSeconds\" must be a whole number");
        }
        return value.intValue() * 1_000L;
    }
}
