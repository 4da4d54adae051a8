package tutti.bench.call;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.simulator.caller.CallFailedException;

/// `./tutti bench call`: what a party costs, how late it hears, and what gets lost.
///
/// Exit code 0 if it was measured and can be trusted, 1 if this process was too late itself or calls were
/// lost, 2 if it was called wrongly or could not run.
@Command(
        name = "call",
        description = "Many SIP calls in one conference against a server in its own process.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every party sends a packet each 20 ms, most of them digital silence. Measured are the processor time of",
            "the server process alone, and the delay of short words from mouth to ear. Leave the machine alone",
            "while it runs.",
            "",
            "Examples:",
            "  ./tutti bench call",
            "  ./tutti bench call --parties 500 --talkers 5 --seconds 60",
            "  ./tutti bench call --json | jq .cpuMicrosPerPartyFrame"
        })
public final class CallCommand implements Callable<Integer> {
    private static final int EXIT_NOT_GOOD = 1;
    private static final int EXIT_CANNOT_RUN = 2;

    /// The codecs of telephones.
    enum BenchCodec {
        PCMU,
        PCMA
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--parties",
            paramLabel = "N",
            defaultValue = "200",
            description = "Calls in the conference (default: ${DEFAULT-VALUE}).")
    private int parties;

    @Option(
            names = "--talkers",
            paramLabel = "K",
            defaultValue = "3",
            description = "How many of them talk all the time (default: ${DEFAULT-VALUE}).")
    private int talkers;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "How long to measure (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "10",
            description = "How long they meet before that (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            defaultValue = "pcmu",
            description = "What they speak: pcmu or pcma (default: ${DEFAULT-VALUE}).")
    private BenchCodec codec = BenchCodec.PCMU;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        AudioCodec spoken = codec == BenchCodec.PCMU ? CodecCatalogue.PCMU : CodecCatalogue.PCMA;
        CallLoad load = new CallLoad(parties, talkers, seconds, warmUpSeconds, spoken);
        if (!load.problem().isEmpty()) throw new ParameterException(spec.commandLine(), load.problem());
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> progress = json
                ? _ -> {}
                : line -> {
                    err.println(line);
                    err.flush();
                };
        try {
            CallResult result = CallBench.run(load, progress);
            print(result, spec.commandLine().getOut());
            return result.trustworthy() && result.packetsLost() == 0 ? 0 : EXIT_NOT_GOOD;
        } catch (IOException | CallFailedException e) {
            err.println("tutti bench: " + e.getMessage());
            return EXIT_CANNOT_RUN;
        }
    }

    private void print(CallResult result, PrintWriter out) {
        if (json) out.println(JsonMapper.builder().build().writeValueAsString(result));
        else out.print(text(result));
        out.flush();
    }

    static String text(CallResult result) {
        Delay delay = result.delayMillis();
        String server = "";
        if (result.threads().isPresent() && result.rssMiB().isPresent()) {
            server = String.format(
                    Locale.ROOT,
                    ", %d threads, %d MiB",
                    result.threads().getAsLong(),
                    result.rssMiB().getAsLong());
        }
        String text = String.format(
                        Locale.ROOT,
                        "%d parties, %d talkers, %s, %.1f s%n",
                        result.parties(),
                        result.talkers(),
                        result.codec(),
                        result.seconds())
                + String.format(
                        Locale.ROOT,
                        "server     %.2f µs of processor time per party and 20 ms (%.0f %% of one processor)%s%n",
                        result.cpuMicrosPerPartyFrame(),
                        result.cpuPercent(),
                        server)
                + String.format(
                        Locale.ROOT,
                        "delay      min %.1f, median %.1f, p99 %.1f, max %.1f ms; %d words heard, %d missed%n",
                        delay.min(),
                        delay.median(),
                        delay.p99(),
                        delay.max(),
                        delay.words(),
                        delay.missed())
                + String.format(
                        Locale.ROOT,
                        "packets    %d of %d arrived, %d lost, %d late (> 5 ms), %d jumps in time%n",
                        result.packetsReceived(),
                        result.packetsExpected(),
                        result.packetsLost(),
                        result.packetsLate(),
                        result.streamJumps())
                + String.format(
                        Locale.ROOT,
                        "callers    sent late by p99 %.2f, max %.2f ms; %.2f µs of processor time per packet%n",
                        result.generatorLateMillis(),
                        result.generatorLateMillisMax(),
                        result.generatorCpuMicrosPerPacket());
        if (result.trustworthy()) return text;
        return text
                + String.format(
                        Locale.ROOT,
                        "DO NOT TRUST THESE NUMBERS: the callers themselves were late by more than %.0f ms (p99). "
                                + "Give the machine to the benchmark alone, or ask for fewer parties.%n",
                        CallResult.TRUSTED_LATE_MILLIS_P99);
    }
}
