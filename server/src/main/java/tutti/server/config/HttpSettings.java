package tutti.server.config;

/// HTTP: REST, console, metrics.
public record HttpSettings(
        @Setting(value = "TCP port of HTTP; 0 takes a free one", max = PortRange.PORT_MAX)
        int port) {
    static final HttpSettings DEFAULTS = new HttpSettings(8080);
}
