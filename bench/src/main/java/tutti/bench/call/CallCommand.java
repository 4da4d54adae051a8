package tutti.bench.call;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tutti.rtp.srtp.SrtpProfile;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.CodecMissingException;

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
            "the server process alone, and what it adds to the delay of short words. Leave the machine alone",
            "while it runs.",
            "",
            "Examples:",
            "  ./tutti bench call",
            "  ./tutti bench call --parties 500 --talkers 5 --seconds 60",
            "  ./tutti bench call --srtp",
            "  ./tutti bench call --srtp AEAD_AES_128_GCM --codec opus",
            "  ./tutti bench call --codec opus --parties 100 --compare-parties 10",
            "  ./tutti bench call --json | jq .cpuMicrosPerPartyFrame"
        })
public final class CallCommand implements Callable<Integer> {
    private static final int EXIT_NOT_GOOD = 1;
    private static final int EXIT_CANNOT_RUN = 2;

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
            description = "What they speak: pcmu, pcma, g722, opus or l16 (default: ${DEFAULT-VALUE}).")
    private CallerCodec codec = CallerCodec.PCMU;

    @Option(names = "--dtx", description = "Silent callers send next to nothing (Opus only).")
    private boolean discontinuous;

    @Option(
            names = "--compare-parties",
            paramLabel = "M",
            description = "Measure M parties before, and mu-law at both sizes: what does size cost?")
    private Optional<Integer> otherParties = Optional.empty();

    @Option(
            names = "--srtp",
            paramLabel = "PROFILE",
            arity = "0..1",
            fallbackValue = "AES_CM_128_HMAC_SHA1_80",
            description = {
                "Measure the same without and with encryption, twice each, keys by DTLS: what does SRTP cost?",
                "PROFILE: ${COMPLETION-CANDIDATES} (default: ${FALLBACK-VALUE})."
            })
    private Optional<SrtpProfile> srtp = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        CallLoad load = load(parties);
        otherParties.ifPresent(this::load);
        if (srtp.isPresent() && otherParties.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--srtp and --compare-parties: each is a comparison; ask for one at a time");
        }
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> progress = json
                ? _ -> {}
                : line -> {
                    err.println(line);
                    err.flush();
                };
        try {
            if (srtp.isPresent()) return compare(load, srtp.get(), progress);
            return otherParties.isPresent() ? compare(load, otherParties.get(), progress) : measure(load, progress);
        } catch (IOException | CallFailedException | CodecMissingException e) {
            err.println("tutti bench: " + e.getMessage());
            return EXIT_CANNOT_RUN;
        }
    }

    private CallLoad load(int calls) {
        CallLoad load = new CallLoad(calls, talkers, seconds, warmUpSeconds, codec, discontinuous, Optional.empty());
        if (!load.problem().isEmpty()) throw new ParameterException(spec.commandLine(), load.problem());
        return load;
    }

    private int measure(CallLoad load, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        CallResult result = CallBench.run(load, progress);
        print(result, CallText.of(result));
        return result.good() ? 0 : EXIT_NOT_GOOD;
    }

    private int compare(CallLoad load, int calls, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        CallComparison comparison = CallComparison.run(load, calls, progress);
        print(comparison, CallText.of(comparison));
        return comparison.good() ? 0 : EXIT_NOT_GOOD;
    }

    private int compare(CallLoad load, SrtpProfile profile, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        SrtpComparison comparison = SrtpComparison.run(load, profile, progress);
        print(comparison, CallText.of(comparison));
        return comparison.good() ? 0 : EXIT_NOT_GOOD;
    }

    private void print(Object result, String text) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(JsonMapper.builder().build().writeValueAsString(result));
        else out.print(text);
        out.flush();
    }
}
