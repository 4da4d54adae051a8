package tutti.server.cli;

import java.net.InetAddress;
import picocli.CommandLine.Option;
import tutti.server.config.HttpSettings;
import tutti.server.config.LimitSettings;
import tutti.server.config.PortRange;
import tutti.server.config.ServerSettings;

/// The options of a server, for every command that starts one.
public final class ServeOptions {
    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, reachable from this machine only).")
    private InetAddress bind = InetAddress.getLoopbackAddress();

    @Option(
            names = "--sip-port",
            paramLabel = "N",
            defaultValue = "5060",
            description = "SIP port, UDP and TCP (default: ${DEFAULT-VALUE}; 0: a free one).")
    private int sipPort;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "HTTP port (default: ${DEFAULT-VALUE}; 0: a free one).")
    private int httpPort;

    @Option(
            names = "--rtp-ports",
            paramLabel = "A-B",
            defaultValue = "10000-20000",
            converter = PortRangeConverter.class,
            description = "UDP ports of media, two per call (default: ${DEFAULT-VALUE}).")
    private PortRange rtpPorts = new PortRange(10_000, 20_000);

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Calls at one time; one more is answered 503 (default: ${DEFAULT-VALUE}).")
    private int maxCalls;

    @Option(
            names = "--max-parties",
            paramLabel = "N",
            defaultValue = "250",
            description = "Parties in one conference; one more is answered 486 (default: ${DEFAULT-VALUE}).")
    private int maxParties;

    @Option(
            names = "--media-timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "A call that sends no media for so long is ended (default: ${DEFAULT-VALUE}).")
    private int mediaTimeoutSeconds;

    public ServerSettings settings() {
        ServerSettings defaults = ServerSettings.defaults().withBind(bind);
        return defaults.with(defaults.sip().withPort(sipPort))
                .with(new HttpSettings(httpPort))
                .with(defaults.media()
                        .withRtpPorts(rtpPorts.first(), rtpPorts.last())
                        .withTimeoutSeconds(mediaTimeoutSeconds))
                .with(new LimitSettings(maxCalls, maxParties));
    }
}
