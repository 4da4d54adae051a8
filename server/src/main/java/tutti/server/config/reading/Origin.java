package tutti.server.config.reading;

import java.nio.file.Path;

/// Where a value was written.
public sealed interface Origin {
    /// As `./tutti config` shows it: `default`, `tutti.yaml:12`, `TUTTI_SIP_PORT`, `--sip-port`.
    String text();

    /// Nowhere: the value Tutti comes with.
    record Default() implements Origin {
        @Override
        public String text() {
            return "default";
        }
    }

    /// On a line, counted from 1, of a file.
    record Line(Path file, int line) implements Origin {
        @Override
        public String text() {
            return file + ":" + line;
        }
    }

    record EnvironmentVariable(String name) implements Origin {
        @Override
        public String text() {
            return name;
        }
    }

    record CommandLineOption(String name) implements Origin {
        @Override
        public String text() {
            return name;
        }
    }

    /// As the beginning of a sentence about what is written there.
    default String opening() {
        return switch (this) {
            case Line line -> line.file + ", line " + line.line;
            case Default _, EnvironmentVariable _, CommandLineOption _ -> text();
        };
    }
}
