package tutti.sip.message;

import java.util.Optional;
import java.util.OptionalInt;

/// One hop a message has taken. `version` is `2.0`; `transport` is as written, by custom in upper case (`UDP`,
/// `TCP`, `TLS`, `WS`, `WSS`).
///
/// Source: RFC 3261 §18.2, §20.42; RFC 3581 (`rport`).
public record Via(String version, String transport, String host, OptionalInt port, Parameters parameters) {
    /// What a branch made by RFC 3261's rules begins with (§8.1.1.7).
    public static final String BRANCH_COOKIE = "z9hG4bK";

    /// The Via that `text` spells, or empty if it spells none.
    public static Optional<Via> parse(String text) {
        TextCursor cursor = new TextCursor(text);
        cursor.skipSpace();
        String protocol = cursor.token();
        if (!protocol.equalsIgnoreCase("SIP") || !cursor.skipSeparator('/')) {
            return Optional.empty();
        }
        String version = cursor.token();
        if (version.isEmpty() || !cursor.skipSeparator('/')) {
            return Optional.empty();
        }
        String transport = cursor.token();
        if (transport.isEmpty() || !TextCursor.isSpace(cursor.peek())) {
            return Optional.empty();
        }
        int start = cursor.index();
        while (!cursor.atEnd() && cursor.peek() != ';') {
            cursor.skip();
        }
        Optional<HostPort> sentBy = HostPort.parse(cursor.since(start));
        Optional<Parameters> parameters = Parameters.read(cursor);
        if (sentBy.isEmpty() || parameters.isEmpty()) {
            return Optional.empty();
        }
        HostPort place = sentBy.get();
        return Optional.of(new Via(version, transport, place.host(), place.port(), parameters.get()));
    }

    /// The Via of a request of ours; `rport` asks for the answer to come back through a NAT (RFC 3581 §3).
    public static Via of(String transport, String host, int port, String branch) {
        Parameters parameters = Parameters.NONE.with("branch", branch).with("rport", "");
        return new Via("2.0", transport, host, OptionalInt.of(port), parameters);
    }

    /// `""` if there is none.
    public String branch() {
        return parameters.get("branch").orElse("");
    }

    /// Whether the branch identifies a transaction: the cookie, and something after it (RFC 3261 §17.2.3, RFC
    /// 4475 §3.2.1).
    public boolean hasUniqueBranch() {
        String branch = branch();
        return branch.length() > BRANCH_COOKIE.length()
                && branch.regionMatches(true, 0, BRANCH_COOKIE, 0, BRANCH_COOKIE.length());
    }

    /// Whether both name the same sender, host and port: a response whose Via names another one is not for us
    /// (RFC 3261 §18.1.2).
    public boolean isSentBySameAs(Via other) {
        return host.equalsIgnoreCase(other.host) && port.equals(other.port);
    }

    /// Whether the sender asked for answers to the port he sends from (RFC 3581 §3).
    public boolean wantsRport() {
        return parameters.has("rport");
    }

    public Via with(String name, String value) {
        return new Via(version, transport, host, port, parameters.with(name, value));
    }

    @Override
    public String toString() {
        String place = port.isPresent() ? host + ":" + port.getAsInt() : host;
        return "SIP/" + version + "/" + transport + " " + place + parameters;
    }
}
