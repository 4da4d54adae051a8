package tutti.server.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tutti.server.config.reading.Configuration;
import tutti.server.config.reading.ConfigurationException;
import tutti.server.config.reading.ConfigurationSources;

/// The options that settings have, for every command that needs settings. They count more than the environment and
/// the file.
public final class ServeOptions {
    private @Nullable Path file;
    private final Map<String, ConfigurationSources.Option> options = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; all of them: docs/configuration.md (default: tutti.yaml, where it is here).")
    void config(Path path) {
        file = path;
    }

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            description = "Address to listen on (default: 127.0.0.1, reachable from this machine only).")
    void bind(String text) {
        put("bind", "--bind", text);
    }

    @Option(
            names = "--sip-port",
            paramLabel = "N",
            description = "SIP port, UDP and TCP (default: 5060; 0: a free one).")
    void sipPort(String text) {
        put("sip.port", "--sip-port", text);
    }

    @Option(names = "--http-port", paramLabel = "N", description = "HTTP port (default: 8080; 0: a free one).")
    void httpPort(String text) {
        put("http.port", "--http-port", text);
    }

    @Option(
            names = "--rtp-ports",
            paramLabel = "A-B",
            description = "UDP ports of media, two per call (default: 10000-20000).")
    void rtpPorts(String text) {
        put("media.rtpPorts", "--rtp-ports", text);
    }

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "Calls at one time; one more is answered 503 (default: 1000).")
    void maxCalls(String text) {
        put("limits.calls", "--max-calls", text);
    }

    @Option(
            names = "--max-parties",
            paramLabel = "N",
            description = "Parties in one conference; one more is answered 486 (default: 250).")
    void maxParties(String text) {
        put("limits.partiesPerRoom", "--max-parties", text);
    }

    @Option(
            names = "--media-timeout",
            paramLabel = "SECONDS",
            description = "A call that sends no media for so long is ended (default: 60).")
    void mediaTimeout(String text) {
        put("media.timeoutSeconds", "--media-timeout", text);
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of what the server keeps (default: tutti-data).")
    void data(String text) {
        put("data", "--data", text);
    }

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any other setting, such as --set media.opus.dtx=true.")
    void set(Map<String, String> settings) {
        settings.forEach((key, text) -> put(key, "--set", text));
    }

    private void put(String key, String name, String text) {
        options.put(key, new ConfigurationSources.Option(name, text));
    }

    /// The settings that count for this process.
    ///
    /// Throws [ConfigurationException] with every problem there is.
    public Configuration configuration() throws ConfigurationException {
        return Configuration.read(ConfigurationSources.ofThisProcess(Optional.ofNullable(file), options));
    }
}
