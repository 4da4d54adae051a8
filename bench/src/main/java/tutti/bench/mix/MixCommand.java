package tutti.bench.mix;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;
import tutti.bench.timing.Collector;

/// `./tutti bench mix`: what the mix costs for each party, beside a plain loop in the same run.
///
/// Exit code 0 if the goals are met, 1 if not or if the numbers cannot be trusted, 2 if it was called wrongly.
@Command(
        name = "mix",
        description = "The mix alone, without calls: cost per party and tick, beside a plain loop.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "mix         everybody hears all others; inputs hold frames, outputs get theirs",
            "whole tick  the same with sources and sinks that do nothing, and with levels",
            "plain loop  sum of the talkers less own voice, saturated, for each party",
            "",
            "All in nanoseconds of processor time. Goals: all three make the same samples,",
            "nothing is allocated, and a party costs at most 1.5 times as much among 1,000",
            "as among 32. Takes a minute; leave the machine alone while it runs.",
            "",
            "Examples:",
            "  ./tutti bench mix",
            "  ./tutti bench mix --rate 8000 --talkers 3",
            "  ./tutti bench mix --parties 32,1000 --talkers all,3,10",
            "  ./tutti bench mix --json | jq '.flatness[].mix'"
        })
public final class MixCommand implements Callable<Integer> {
    private static final int EXIT_NOT_GOOD = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--parties",
            paramLabel = "N",
            split = ",",
            defaultValue = "3,10,32,100,320,1000",
            description = "Sizes of the conferences (default: ${DEFAULT-VALUE}).")
    private List<Integer> parties = List.of();

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            split = ",",
            defaultValue = "8000,16000,48000",
            description = "Sample rates (default: ${DEFAULT-VALUE}).")
    private List<Integer> sampleRatesHz = List.of();

    @Option(
            names = "--talkers",
            paramLabel = "K",
            split = ",",
            defaultValue = "all,3",
            converter = Talkers.class,
            description = "How many talk: all, or a number (default: ${DEFAULT-VALUE}).")
    private List<Integer> talkers = List.of();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    /// Reads `all` and numbers.
    static final class Talkers implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.equals("all")) return MixShapes.EVERYBODY;
            try {
                int number = Integer.parseInt(value);
                if (number > 0) return number;
            } catch (NumberFormatException _) {
                // said below
            }
            throw new TypeConversionException("'" + value + "' talkers: give all, or a number of 1 and more");
        }
    }

    @Override
    public Integer call() {
        MixShapes shapes = new MixShapes(sampleRatesHz, parties, talkers);
        if (!shapes.problem().isEmpty()) throw new ParameterException(spec.commandLine(), shapes.problem());
        PrintWriter out = spec.commandLine().getOut();
        MixResult result = measure(shapes, out);
        out.print(json ? JsonMapper.builder().build().writeValueAsString(result) + "\n" : MixReport.summary(result));
        out.flush();
        return result.goalsMet() && result.trustworthy() ? 0 : EXIT_NOT_GOOD;
    }

    private MixResult measure(MixShapes shapes, PrintWriter out) {
        if (!json) say(spec.commandLine().getErr(), "warming up\n");
        MixBench.warmUp(shapes.list());
        if (!json) say(out, MixReport.HEADING);
        List<MixRow> rows = new ArrayList<>();
        for (MixShape shape : shapes.list()) {
            MixRow row = MixBench.measure(shape);
            rows.add(row);
            if (!json) say(out, MixReport.line(row));
        }
        return MixResult.of(rows, shapes.flatness(rows), Collector.name());
    }

    private static void say(PrintWriter to, String text) {
        to.print(text);
        to.flush();
    }
}
