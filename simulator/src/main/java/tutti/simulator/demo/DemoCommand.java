package tutti.simulator.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.StartException;
import tutti.server.cli.TuttiCommand;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.CodecMissingException;

/// `./tutti demo`: starts a server, calls it three times, shows who hears whom, and judges it.
///
/// Exit code 0 if everybody heard what he ought to, 1 if not, 2 if the demonstration could not take place.
@Command(
        name = "demo",
        description = "Three callers meet in a conference; shows and measures who hears whom.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Starts a server on free ports of this machine and three callers who dial it over SIP and talk over RTP,",
            "each with a tone of his own, in turns that overlap. Nothing else needs to run, nothing is left behind.",
            "Ends with exit code 0 if everybody heard the others as loud as they spoke and nobody heard himself.",
            "",
            "Examples:",
            "  ./tutti demo",
            "  ./tutti demo --codec opus --seconds 20",
            "  ./tutti demo --save heard           also write what each heard to heard/alice.wav, ...",
            "  ./tutti demo --json | jq .faults"
        })
public final class DemoCommand implements TuttiCommand {
    private static final int SECONDS_MIN = 5;
    private static final int SECONDS_MAX = 3_000;
    private static final int EXIT_NOT_GOOD = 1;
    private static final int EXIT_CANNOT_START = 2;
    private static final int EXIT_INTERRUPTED = 130;
    private static final long CLOSE_SECONDS_MAX = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "8",
            description = "How long they talk, " + SECONDS_MIN + " to " + SECONDS_MAX + " (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            defaultValue = "pcmu",
            description = "What they speak: pcmu, pcma, g722, opus or l16 (default: ${DEFAULT-VALUE}).")
    private CallerCodec codec = CallerCodec.PCMU;

    @Option(names = "--json", description = "Print one JSON object at the end and nothing else.")
    private boolean json;

    @Option(names = "--save", paramLabel = "DIR", description = "Write what each of them heard to DIR as WAV files.")
    private @Nullable Path saveFolder;

    @Override
    public Integer call() {
        if (seconds < SECONDS_MIN || seconds > SECONDS_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seconds " + seconds + ": give " + SECONDS_MIN + " to " + SECONDS_MAX + " seconds");
        }
        CommandLine commandLine = spec.commandLine();
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = closeOnInterrupt(Thread.currentThread(), closed);
        try {
            DemoReport report = run(commandLine.getOut());
            print(report, commandLine.getOut());
            return report.faults().isEmpty() ? 0 : EXIT_NOT_GOOD;
        } catch (StartException | CallFailedException | CodecMissingException | IOException e) {
            commandLine.getErr().println("tutti demo: " + e.getMessage());
            return EXIT_CANNOT_START;
        } catch (InterruptedException _) {
            return EXIT_INTERRUPTED;
        } finally {
            closed.countDown();
            withdraw(hook);
        }
    }

    private DemoReport run(PrintWriter out)
            throws StartException, CallFailedException, CodecMissingException, IOException, InterruptedException {
        try (Demonstration demo = Demonstration.start(codec, seconds)) {
            Picture picture = json ? new NoPicture() : onTerminal() ? new LivePicture(out) : new PlainPicture(out);
            demo.watch(picture);
            if (saveFolder != null) demo.save(saveFolder);
            return demo.judge();
        }
    }

    private static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private void print(DemoReport report, PrintWriter out) {
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(report));
        } else {
            out.println();
            out.printf(
                    Locale.ROOT,
                    "Who heard whom: level at the ear (spoken at %.1f dBov), delay from mouth to ear beyond the packets' own%n%n",
                    Demonstration.SPOKEN_DBOV);
            out.println(report.table());
            out.println();
            if (report.faults().isEmpty()) {
                out.println("Good: everybody heard the others as loud as they spoke, and nobody heard himself.");
            }
            report.faults().forEach(fault -> out.println("NOT GOOD: " + fault));
        }
        out.flush();
    }

    /// Ctrl-C interrupts the command and waits until it has hung up.
    private static Thread closeOnInterrupt(Thread command, CountDownLatch closed) {
        Thread hook = new Thread(() -> {
            command.interrupt();
            try {
                if (!closed.await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) System.err.println("tutti demo: did not close");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void withdraw(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The hook is what runs now.
        }
    }
}
