package tutti.server.config.reading;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where settings may be written.
///
/// @param folder where `tutti.yaml` is looked for and relative paths begin
/// @param file another file, which must be there
/// @param environment variables; those that begin with `TUTTI_` count
/// @param options what the command line says: by key, with the option's name
public record ConfigurationSources(
        Path folder, Optional<Path> file, Map<String, String> environment, Map<String, Option> options) {
    /// An option's name and value.
    public record Option(String name, String text) {}

    public ConfigurationSources {
        environment = Map.copyOf(environment);
        options = new LinkedHashMap<>(options);
    }

    /// What a process finds that is started in this folder.
    public static ConfigurationSources ofThisProcess(Optional<Path> file, Map<String, Option> options) {
        return new ConfigurationSources(Path.of(""), file, System.getenv(), options);
    }
}
