package tutti.server.config.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tutti.server.config.ServerSettings;
import tutti.server.yaml.Nearest;

/// The settings that count, each value with its origin, and what is odd about them though it can be run.
///
/// Defaults count least, then the file, then the environment, then the command line.
///
/// @param values every setting in the order of the records
/// @param warnings sentences
public record Configuration(ServerSettings settings, List<SettingValue> values, List<String> warnings) {
    /// The file that is read when it is there and no other is named.
    public static final String FILE = "tutti.yaml";

    public Configuration {
        values = List.copyOf(values);
        warnings = List.copyOf(warnings);
    }

    /// Reads and checks everything. Blocks on the disk.
    ///
    /// Throws [ConfigurationException] with every problem found.
    public static Configuration read(ConfigurationSources sources) throws ConfigurationException {
        Problems problems = new Problems();
        List<String> warnings = new ArrayList<>();
        WrittenValues written = new WrittenValues();
        file(sources).ifPresent(file -> new FileSource(file, written, problems).read());
        EnvironmentSource.read(sources.environment(), written, warnings);
        options(sources, written, problems);
        Binding binding = new Binding(written, sources, problems);
        Optional<ServerSettings> settings = binding.settings();
        problems.throwIfAny();
        ServerSettings whole = settings.orElseThrow();
        new CrossChecks(whole, binding.values(), problems, warnings).run();
        problems.throwIfAny();
        return new Configuration(whole, binding.values(), warnings);
    }

    private static Optional<Path> file(ConfigurationSources sources) {
        if (sources.file().isPresent()) return sources.file();
        String named = sources.environment().getOrDefault(EnvironmentSource.FILE, "");
        if (!named.isBlank()) return Optional.of(sources.folder().resolve(named));
        return Optional.of(sources.folder().resolve(FILE)).filter(Files::exists);
    }

    private static void options(ConfigurationSources sources, WrittenValues written, Problems problems) {
        List<String> known = List.copyOf(EnvironmentSource.variables().keySet());
        for (Map.Entry<String, ConfigurationSources.Option> entry :
                sources.options().entrySet()) {
            Origin origin = new Origin.CommandLineOption(entry.getValue().name());
            String key = entry.getKey();
            if (known.contains(key)) {
                written.put(key, new Written(entry.getValue().text().strip(), origin));
            } else {
                String hint = Nearest.nearest(key, known)
                        .map(it -> "; do you mean \"" + it + "\"?")
                        .orElse("; ./tutti config shows all of them");
                problems.add(origin, "\"" + key + "\" is no setting" + hint);
            }
        }
    }
}
