package tutti.bench.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./tutti bench conformance`: writes the page about the rules that tests hold.
///
/// Exit code 0 if it is written, 2 if it cannot be.
@Command(
        name = "conformance",
        description = "Lists which rules of RFCs and Recommendations which test holds; writes conformance.md.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same tests write the same bytes, on every machine.",
            "",
            "Example:",
            "  ./tutti bench conformance --out docs  docs/conformance.md"
        })
public final class ConformanceCommand implements Callable<Integer> {
    private static final int EXIT_NOT_POSSIBLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "Where to; made if it is not there. A file of the same name is replaced.")
    private Path out = Path.of("");

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Whose modules' tests are read; that of ./tutti unless told.")
    private Path root = Path.of(System.getProperty("tutti.launcher", "tutti"))
            .toAbsolutePath()
            .resolveSibling("");

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Path page = out.resolve(ConformancePage.PAGE);
            String text = ConformancePage.of(root);
            Files.createDirectories(out);
            Files.writeString(page, text);
            spec.commandLine().getOut().println(page);
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IOException e) {
            err.println("cannot read tests below " + root + " or write into " + out + " (" + e
                    + "): give --root the folder of ./tutti and --out one that can be written");
            err.flush();
            return EXIT_NOT_POSSIBLE;
        }
    }
}
