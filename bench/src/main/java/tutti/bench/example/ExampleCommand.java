package tutti.bench.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tutti.examples.Example;
import tutti.server.cli.TuttiCommand;

/// `./tutti example NAME`: runs one of the small programs of `examples/`; without a name, lists them.
///
/// Exit code 0 if everybody heard what he ought to, 1 if not or a temporary file cannot be written, 2 if there
/// is no such example.
@Command(
        name = "example",
        description = "Runs a small program on the engine and proves what everybody hears.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "They are in examples/src/main/java, at most 40 lines each: read, change, run.",
            "",
            "Examples:",
            "  ./tutti example                    lists them",
            "  ./tutti example four-party"
        })
public final class ExampleCommand implements TuttiCommand {
    private static final int EXIT_NOT_GOOD = 1;
    private static final int EXIT_NOT_POSSIBLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", converter = ByTitle.class, description = "Which one.")
    private Optional<Example> example = Optional.empty();

    static final class ByTitle implements ITypeConverter<Example> {
        @Override
        public Example convert(String title) {
            return Arrays.stream(Example.values())
                    .filter(it -> it.title().equals(title))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no '" + title + "'; give one of "
                            + Arrays.stream(Example.values())
                                    .map(Example::title)
                                    .collect(Collectors.joining(", "))));
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (example.isEmpty()) {
            for (Example it : Example.values()) out.printf("%-14s %s%n", it.title(), it.story());
            out.flush();
            return 0;
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean right;
        try {
            right = example.get().run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("tutti example: cannot write its recordings below " + System.getProperty("java.io.tmpdir")
                    + " (" + unwritable.getMessage() + "); make it writable and see that there is room");
            err.flush();
            return EXIT_NOT_POSSIBLE;
        }
        out.print(printed.toString(StandardCharsets.UTF_8));
        out.flush();
        return right ? 0 : EXIT_NOT_GOOD;
    }
}
