package tutti.server.doctor;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.cli.ServeOptions;
import tutti.server.cli.TuttiCommand;
import tutti.server.config.reading.ConfigurationException;

/// `./tutti doctor`: whether a server with these settings would run here, and run well.
@Command(
        name = "doctor",
        description = "Looks whether a server with these settings runs well on this machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Places a call to itself over loopback; takes some seconds. Run it while no server runs, or",
            "its ports are told as taken.",
            "",
            "Exit code: 0 nothing failed (warnings do not count), 1 something did.",
            "",
            "Examples:",
            "  ./tutti doctor",
            "  ./tutti doctor --bind 0.0.0.0 --config /etc/tutti.yaml",
            "  ./tutti doctor --json | jq '.checks[] | select(.verdict != \"ok\")'"
        })
public final class DoctorCommand implements TuttiCommand {
    private static final int EXIT_FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    /// In JSON.
    private record Line(String check, String verdict, String found, String advice) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        FindingText text =
                new FindingText(spec.commandLine().getColorScheme().ansi().enabled());
        List<Line> lines = new ArrayList<>();
        for (Check check : checks()) {
            for (Finding finding : check.look().get()) {
                lines.add(
                        new Line(check.name(), FindingText.word(finding.verdict()), finding.found(), finding.advice()));
                if (!json) out.print(text.of(check.name(), finding));
                out.flush();
            }
        }
        boolean failed =
                lines.stream().anyMatch(line -> line.verdict().equals(FindingText.word(Finding.Verdict.FAILED)));
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(Map.of("checks", lines, "good", !failed)));
        } else {
            out.print(summary(lines));
        }
        out.flush();
        return failed ? EXIT_FAILED : 0;
    }

    private List<Check> checks() {
        try {
            return Checks.of(options.configuration());
        } catch (ConfigurationException bad) {
            List<Finding> problems = bad.problems().stream()
                    .map(problem -> Finding.failed(problem, "mend it and start again"))
                    .toList();
            return List.of(new Check("Settings", () -> problems));
        }
    }

    private static String summary(List<Line> lines) {
        StringBuilder summary = new StringBuilder("\n");
        for (Finding.Verdict verdict : Finding.Verdict.values()) {
            String word = FindingText.word(verdict);
            long count =
                    lines.stream().filter(line -> line.verdict().equals(word)).count();
            summary.append(summary.length() > 1 ? ", " : "")
                    .append(count)
                    .append(' ')
                    .append(word);
        }
        return summary.append('\n').toString();
    }
}
