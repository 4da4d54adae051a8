package tutti.server.config.reading;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a test lets be written where.
final class Sources {
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, ConfigurationSources.Option> options = new LinkedHashMap<>();

    Sources(Path folder) {
        this.folder = folder;
    }

    Sources yaml(String text) throws IOException {
        Files.writeString(folder.resolve(Configuration.FILE), text);
        return this;
    }

    Sources variable(String name, String text) {
        environment.put(name, text);
        return this;
    }

    Sources option(String name, String key, String text) {
        options.put(key, new ConfigurationSources.Option(name, text));
        return this;
    }

    Configuration read() throws ConfigurationException {
        return Configuration.read(sources());
    }

    List<String> problems() {
        return catchThrowableOfType(ConfigurationException.class, this::read).problems();
    }

    ConfigurationSources sources() {
        return new ConfigurationSources(folder, Optional.empty(), environment, options);
    }

    String file() {
        return folder.resolve(Configuration.FILE).toString();
    }
}
