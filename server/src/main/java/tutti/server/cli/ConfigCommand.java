package tutti.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.config.reading.Configuration;
import tutti.server.config.reading.ConfigurationException;
import tutti.server.config.reading.ExampleFile;
import tutti.server.config.reading.SettingValue;
import tutti.server.config.reading.SettingsReference;

/// `./tutti config`: every setting, its value, and where it comes from.
@Command(
        name = "config",
        description = "Shows every setting, its value and where it comes from; passwords as ***.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Defaults count least, then tutti.yaml, then the environment (TUTTI_SIP_PORT), then options.",
            "Exit code: 0 a server can run with these settings, 2 it cannot.",
            "",
            "Examples:",
            "  ./tutti config",
            "  ./tutti config --example > tutti.yaml",
            "  TUTTI_SIP_PORT=5070 ./tutti config --json | jq '.settings[] | select(.origin != \"default\")'"
        })
public final class ConfigCommand implements TuttiCommand {
    private static final int EXIT_CANNOT_RUN = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @ArgGroup
    private final Form form = new Form();

    /// At most one of them.
    private static final class Form {
        @Option(names = "--json", description = "Print one JSON object and nothing else.")
        private boolean json;

        @Option(names = "--example", description = "Print a tutti.yaml with all defaults and what they mean.")
        private boolean example;

        @Option(names = "--markdown", description = "Print the reference of all settings, docs/configuration.md.")
        private boolean markdown;
    }

    private record Setting(String key, String value, String origin) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (form.example) out.print(ExampleFile.yaml());
            else if (form.markdown) out.print(SettingsReference.markdown());
            else show(options.configuration(), out, err);
            return 0;
        } catch (ConfigurationException bad) {
            if (form.json) out.println(json(Map.of("problems", bad.problems())));
            else bad.problems().forEach(problem -> err.println("tutti: " + problem));
            return EXIT_CANNOT_RUN;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void show(Configuration configuration, PrintWriter out, PrintWriter err) {
        if (form.json) {
            List<Setting> settings = new ArrayList<>();
            for (SettingValue value : configuration.values()) {
                settings.add(
                        new Setting(value.key(), value.value(), value.origin().text()));
            }
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("settings", settings);
            whole.put("warnings", configuration.warnings());
            out.println(json(whole));
        } else {
            out.print(table(configuration.values()));
            out.flush();
            configuration.warnings().forEach(warning -> err.println("tutti: warning: " + warning));
        }
    }

    private static String json(Object value) {
        return JsonMapper.builder().build().writeValueAsString(value);
    }

    private static String table(List<SettingValue> values) {
        int keys = values.stream().mapToInt(it -> it.key().length()).max().orElse(0);
        int texts = values.stream().mapToInt(it -> it.value().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (SettingValue value : values) {
            table.append(value.key())
                    .repeat(' ', keys - value.key().length() + 2)
                    .append(value.value())
                    .repeat(' ', texts - value.value().length() + 2)
                    .append(value.origin().text())
                    .append('\n');
        }
        return table.toString();
    }
}
