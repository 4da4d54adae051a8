package tutti.bench.quality;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./tutti bench quality`: writes the page about bad networks and its pictures.
///
/// Exit code 0 if they are written, 2 if they cannot be.
@Command(
        name = "quality",
        description = "Measures calls over bad networks in virtual time; writes quality.md and its pictures.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same code writes the same bytes, on every machine. Takes a few seconds.",
            "",
            "Example:",
            "  ./tutti bench quality --out docs      docs/quality.md, docs/quality/*.svg"
        })
public final class QualityCommand implements Callable<Integer> {
    private static final int EXIT_NOT_POSSIBLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "Where to; made if it is not there. Files of the same names are replaced.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            write(spec.commandLine().getOut());
            return 0;
        } catch (IOException e) {
            err.println("cannot write into " + out + " (" + e + "): give --out a folder that can be written");
            err.flush();
            return EXIT_NOT_POSSIBLE;
        }
    }

    /// Makes the folders first: who cannot write need not measure.
    private void write(PrintWriter progress) throws IOException {
        Files.createDirectories(out.resolve(QualityPage.PICTURES));
        for (Map.Entry<String, String> file : QualityPage.files().entrySet()) {
            Path path = out.resolve(file.getKey());
            Files.writeString(path, file.getValue());
            progress.println(path);
        }
        progress.flush();
    }
}
