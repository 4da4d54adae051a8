package tutti.simulator.script;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tutti.server.cli.TuttiCommand;
import tutti.simulator.script.ear.HeardStretch;
import tutti.simulator.script.ear.Verdict;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.reading.ScriptException;
import tutti.simulator.script.reading.ScriptReader;
import tutti.simulator.script.report.ResultFolder;
import tutti.simulator.script.report.Summary;

/// `./tutti simulate`: plays a script and writes what everybody heard.
///
/// Exit code 0 if the ears agree with the rules, 1 if not, 2 if the script is bad or the results cannot be
/// written.
@Command(
        name = "simulate",
        description = "Plays a conference from a script, many times faster than real time, and writes who heard whom.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "DIR gets a WAV file of what each party heard, events.jsonl (the script's actions and the meeting's",
            "events in one order), and hearing.txt and hearing.json: who heard whom, by the rule and by the ear;",
            "in recordings/ is what the script lets the engine record.",
            "The same script gives the same bytes, always and everywhere. All keys: docs/simulate.md.",
            "",
            "Examples:",
            "  ./tutti simulate examples/scenarios/four-party.yaml --out heard",
            "  ./tutti simulate examples/scenarios/call-centre-coaching.yaml --out heard --force",
            "  ./tutti simulate examples/scenarios/bad-network.yaml --out heard --json | jq .differing"
        })
public final class SimulateCommand implements TuttiCommand {
    private static final int EXIT_NOT_GOOD = 1;
    private static final int EXIT_NOT_POSSIBLE = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SCRIPT", description = "The script, a YAML file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path target;

    @Option(names = "--force", description = "Replace results that are in DIR already.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object at the end and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return simulate();
        } catch (ScriptException bad) {
            err.println("tutti simulate: " + bad.getMessage());
        } catch (FileSystemException failed) {
            err.println("tutti simulate: " + target + " cannot be written: " + reason(failed));
        } catch (IOException failed) {
            err.println("tutti simulate: " + failed.getMessage());
        }
        return EXIT_NOT_POSSIBLE;
    }

    private static String reason(FileSystemException failed) {
        String reason = failed.getReason();
        return reason == null ? failed.getClass().getSimpleName() : reason;
    }

    private int simulate() throws ScriptException, IOException {
        Script script = ScriptReader.read(file);
        long startNanos = System.nanoTime();
        List<HeardStretch> stretches;
        try (ResultFolder folder = ResultFolder.open(target, force)) {
            stretches = Simulation.run(script, folder);
            folder.complete();
        }
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        Summary summary = new Summary(script, stretches);
        print(script, summary, seconds);
        return summary.differing().isEmpty() ? 0 : EXIT_NOT_GOOD;
    }

    private void print(Script script, Summary summary, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        double times = script.durationSeconds() / seconds;
        if (json) {
            out.println(asJson(script, summary, times));
        } else {
            out.println(summary.text());
            out.printf(Locale.ROOT, "Written to %s in %.2f s: %.0f × real time.%n", target, seconds, times);
        }
        out.flush();
    }

    private static String asJson(Script script, Summary summary, double times) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode report = mapper.createObjectNode();
        report.put("name", script.name());
        report.put("parties", script.parties().size());
        report.put("durationSeconds", script.durationSeconds());
        report.put("timesRealTime", Math.round(times));
        report.put("good", summary.differing().isEmpty());
        for (Verdict verdict : Verdict.values()) {
            report.put(verdict.name().toLowerCase(Locale.ROOT), summary.count(verdict));
        }
        report.putPOJO("differing", summary.sentences());
        return mapper.writeValueAsString(report);
    }
}
