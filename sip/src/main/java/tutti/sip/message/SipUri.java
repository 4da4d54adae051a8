package tutti.sip.message;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A URI as SIP carries it. `sip` and `sips` URIs are taken apart; any other scheme (`tel`, …) is kept as text.
///
/// The text is kept as it came and written as it came; two URIs are equal when their texts are.
///
/// Source: RFC 3261 §19.1, §25.1.
public final class SipUri {

    private final String text;
    private final String scheme;
    private final String user;
    private final String host;
    private final int port;
    private final Parameters parameters;
    private final String headers;

    private SipUri(
            String text, String scheme, String user, String host, int port, Parameters parameters, String headers) {
        this.text = text;
        this.scheme = scheme;
        this.user = user;
        this.host = host;
        this.port = port;
        this.parameters = parameters;
        this.headers = headers;
    }

    /// The URI that `text` spells, or empty if it spells none.
    public static Optional<SipUri> parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || !isUriText(text)) {
            return Optional.empty();
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!isScheme(scheme)) {
            return Optional.empty();
        }
        if (!scheme.equals("sip") && !scheme.equals("sips")) {
            return Optional.of(new SipUri(text, scheme, "", "", -1, Parameters.NONE, ""));
        }
        return parseSip(text, scheme, colon + 1);
    }

    /// A `sip:` URI made of its parts; `user` is escaped as needed and may be empty.
    ///
    /// @throws IllegalArgumentException if host or port is none
    public static SipUri of(String user, String host, int port) {
        String userinfo = user.isEmpty() ? "" : UriEscapes.escapeUser(user) + "@";
        return parse("sip:" + userinfo + host + ":" + port)
                .orElseThrow(() -> new IllegalArgumentException("Not a host and a port: " + host + ":" + port
                        + "; give a name, an IPv4 address or an IPv6 address in brackets, and a port of 0…65535"));
    }

    private static Optional<SipUri> parseSip(String text, String scheme, int start) {
        int at = text.indexOf('@', start);
        String userinfo = at < 0 ? "" : text.substring(start, at);
        if (at == start) {
            return Optional.empty();
        }
        int password = userinfo.indexOf(':');
        Optional<String> user = UriEscapes.unescape(password < 0 ? userinfo : userinfo.substring(0, password));
        int hostStart = at < 0 ? start : at + 1;
        int question = text.indexOf('?', hostStart);
        int hostportEnd = indexOfAny(text, ";?", hostStart);
        int parametersEnd = question < 0 ? text.length() : question;
        if (hostportEnd > parametersEnd) {
            return Optional.empty();
        }
        Optional<HostPort> hostPort = HostPort.parse(text.substring(hostStart, hostportEnd));
        Optional<Parameters> parameters = Parameters.ofUri(text.substring(hostportEnd, parametersEnd));
        if (user.isEmpty() || hostPort.isEmpty() || parameters.isEmpty()) {
            return Optional.empty();
        }
        HostPort place = hostPort.get();
        String headers = question < 0 ? "" : text.substring(question + 1);
        return Optional.of(
                new SipUri(text, scheme, user.get(), place.host(), place.port().orElse(-1), parameters.get(), headers));
    }

    /// Lower case: `sip`, `sips`, `tel`, …
    public String scheme() {
        return scheme;
    }

    public boolean isSip() {
        return scheme.equals("sip") || scheme.equals("sips");
    }

    /// The user part with its escapes undone and without a password; `""` if there is none or the scheme is not
    /// SIP's.
    public String user() {
        return user;
    }

    /// The host as written, an IPv6 address in its brackets; `""` if the scheme is not SIP's.
    public String host() {
        return host;
    }

    public OptionalInt port() {
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    public Parameters parameters() {
        return parameters;
    }

    /// The text after `?`, still escaped; `""` if there is none.
    public String headers() {
        return headers;
    }

    /// The value of the header `name` after `?`, its escapes undone; empty if it is not there, or badly escaped.
    public Optional<String> header(String name) {
        int start = 0;
        while (start < headers.length()) {
            int end = indexOfAny(headers, "&", start);
            int equals = indexOfAny(headers, "=", start);
            if (equals < end && headers.substring(start, equals).equalsIgnoreCase(name)) {
                return UriEscapes.unescape(headers.substring(equals + 1, end));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /// This URI with a header more, as a Refer-To may carry it (RFC 3515 §2.1).
    public SipUri withHeader(String name, String value) {
        String separator = headers.isEmpty() ? "?" : "&";
        return parse((headers.isEmpty() ? plain() : text) + separator + name + "=" + UriEscapes.escapeHeader(value))
                .orElseThrow();
    }

    /// This URI as a Request-URI may be: without headers (RFC 3261 §19.1.5).
    public SipUri withoutHeaders() {
        return plain().equals(text) ? this : parse(plain()).orElseThrow();
    }

    private String plain() {
        int end = text.length() - headers.length();
        return isSip() && text.charAt(end - 1) == '?' ? text.substring(0, end - 1) : text;
    }

    private static int indexOfAny(String text, String wanted, int start) {
        for (int i = start; i < text.length(); i++) {
            if (wanted.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isScheme(String scheme) {
        for (int i = 0; i < scheme.length(); i++) {
            char c = scheme.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && (i == 0 || (!TextCursor.isDigit(c) && "+-.".indexOf(c) < 0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUriText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '<' || c == '>' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipUri uri && text.equals(uri.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
