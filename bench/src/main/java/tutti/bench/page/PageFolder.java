package tutti.bench.page;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The option `--out` of a command that writes a page and its pictures, and the writing.
///
/// A mixin of picocli. Thread: the command's.
public final class PageFolder {
    private static final int EXIT_NOT_POSSIBLE = 2;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "Where to; made if it is not there. Files of the same names are replaced.")
    private Path out = Path.of("");

    /// Writes what `files` gives, the contents of each file by its path below the folder, with `/`; says which.
    ///
    /// Returns the exit code: 0 if all is written, 2 with a sentence on the error stream if it cannot be. Makes the
    /// folder before it asks `files`: who cannot write need not measure.
    public int write(Supplier<Map<String, String>> files) {
        try {
            Files.createDirectories(out);
            for (Map.Entry<String, String> file : files.get().entrySet()) write(out.resolve(file.getKey()), file);
            return 0;
        } catch (IOException e) {
            return refuse("cannot write into " + out + " (" + e + "): give --out a folder that can be written");
        }
    }

    private void write(Path path, Map.Entry<String, String> file) throws IOException {
        Path folder = path.getParent();
        if (folder != null) Files.createDirectories(folder);
        Files.writeString(path, file.getValue());
        PrintWriter progress = spec.commandLine().getOut();
        progress.println(path);
        progress.flush();
    }

    /// Says why there is nothing to write, and returns the exit code for it.
    public int refuse(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
        return EXIT_NOT_POSSIBLE;
    }
}
