package tutti.bench.detect;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tutti.bench.timing.Collector;

/// `./tutti bench detect`: what each stage costs that listens to a channel or changes its sound.
///
/// Exit code 0 if the goals are met, 1 if not or if the numbers cannot be trusted, 2 if it was called wrongly.
@Command(
        name = "detect",
        description = "Detection and conditioning: cost per channel and frame of 20 ms.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Stages: dtmf (digits), progress (call-progress tones), suppressor (tone suppression without its",
            "detector), speech (tracking and gate), agc, sidetone, echo (span 64 ms, delays up to 300 ms), resampler.",
            "",
            "All in nanoseconds of processor time. Goals: every stage does its work, and nothing is",
            "allocated. Takes a minute; leave the machine alone while it runs.",
            "",
            "Examples:",
            "  ./tutti bench detect",
            "  ./tutti bench detect --rate 8000 --only dtmf,echo",
            "  ./tutti bench detect --json | jq '.rows[] | select(.nanosPerFrame > 10000)'"
        })
public final class DetectCommand implements Callable<Integer> {
    private static final int EXIT_NOT_GOOD = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            split = ",",
            defaultValue = "8000,16000,48000",
            description = "Sample rates of the channel (default: ${DEFAULT-VALUE}).")
    private List<Integer> sampleRatesHz = List.of();

    @Option(names = "--only", paramLabel = "STAGE", split = ",", description = "Only these stages (default: all).")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        Stages stages = new Stages(sampleRatesHz, only);
        if (!stages.problem().isEmpty()) throw new ParameterException(spec.commandLine(), stages.problem());
        PrintWriter out = spec.commandLine().getOut();
        DetectResult result = measure(stages.list(), out);
        String text =
                json ? JsonMapper.builder().build().writeValueAsString(result) + "\n" : DetectReport.summary(result);
        say(out, text);
        return result.goalsMet() && result.trustworthy() ? 0 : EXIT_NOT_GOOD;
    }

    private DetectResult measure(List<StageCase> cases, PrintWriter out) {
        if (!json) say(spec.commandLine().getErr(), "warming up\n");
        DetectBench.warmUp(cases);
        if (!json) say(out, DetectReport.HEADING);
        List<DetectRow> rows = new ArrayList<>();
        for (StageCase it : cases) {
            DetectRow row = DetectBench.measure(it);
            rows.add(row);
            if (!json) say(out, DetectReport.line(row));
        }
        return DetectResult.of(rows, Collector.name());
    }

    private static void say(PrintWriter to, String text) {
        to.print(text);
        to.flush();
    }
}
