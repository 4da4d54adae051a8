package tutti.server.cli;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tutti.server.StartException;
import tutti.server.TuttiServer;
import tutti.server.config.ServerSettings;
import tutti.server.config.reading.Configuration;
import tutti.server.config.reading.ConfigurationException;

/// `./tutti serve`: serves until it is interrupted.
@Command(
        name = "serve",
        description = "Serves conferences to SIP phones until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Dial sip:NAME@HOST for the conference NAME; everybody who dials the same meets.",
            "Dial sip:echo@HOST to hear yourself, sip:milliwatt@HOST for 1 kHz at 0 dBm0.",
            "",
            "Examples:",
            "  ./tutti serve",
            "  ./tutti serve --bind 192.0.2.7 --sip-port 5070 --rtp-ports 30000-30999",
            "  curl http://127.0.0.1:8080/v1/conferences"
        })
public final class ServeCommand implements TuttiCommand {
    private static final int EXIT_CANNOT_START = 2;
    private static final long CLOSE_SECONDS_MAX = 10;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        ServerSettings settings;
        TuttiServer server;
        try {
            Configuration configuration = options.configuration();
            configuration.warnings().forEach(warning -> System.err.println("tutti: warning: " + warning));
            settings = configuration.settings();
            server = TuttiServer.start(settings, this::line);
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> System.err.println("tutti: " + problem));
            return EXIT_CANNOT_START;
        } catch (StartException e) {
            System.err.println("tutti: " + e.getMessage());
            return EXIT_CANNOT_START;
        }
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            interrupted.countDown();
            awaitClosed(closed);
            Runtime.getRuntime().halt(0);
        }));
        announce(settings, server);
        interrupted.await();
        line("stopping: hanging up every call");
        server.close();
        line("stopped");
        closed.countDown();
        return 0;
    }

    /// The exit code of a process that a signal ends is 0 only if the hook ends it itself.
    private static void awaitClosed(CountDownLatch closed) {
        try {
            if (!closed.await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                System.err.println("tutti: some calls did not end within " + CLOSE_SECONDS_MAX + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce(ServerSettings settings, TuttiServer server) {
        String sip = address(server.sipAddress());
        line("Tutti " + Version.current());
        line("SIP   " + sip + " (UDP, TCP)   dial sip:NAME@" + sip + ", sip:echo@" + sip + " or sip:milliwatt@" + sip);
        line("HTTP  http://" + address(server.httpAddress()) + "   /v1/conferences /metrics /healthz");
        line("RTP   " + settings.bind().getHostAddress() + " ports "
                + settings.media().rtpPorts() + " (UDP)");
        line("ready");
    }

    private static String address(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String text = host.getHostAddress();
        return (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    private void line(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }
}
