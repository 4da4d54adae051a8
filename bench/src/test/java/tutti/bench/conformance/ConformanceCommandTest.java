package tutti.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tutti.server.cli.Tutti;

class ConformanceCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("tutti.root", ".."));

    private final StringWriter err = new StringWriter();

    @Test
    void thePageIsWhatTheTestsCite(@TempDir Path folder) throws IOException {
        assertThat(run("--root", ROOT.toString(), "--out", folder.toString()))
                .as("%s", err)
                .isZero();
        assertThat(Files.readString(ROOT.resolve("docs").resolve(ConformancePage.PAGE)))
                .as("run ./tutti bench conformance --out docs, look at docs/conformance.md, and commit it")
                .isEqualTo(Files.readString(folder.resolve(ConformancePage.PAGE)));
    }

    @Test
    void refusesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(run("--root", folder.toString(), "--out", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("write into " + file, "--out one that can be written");
    }

    @Test
    void refusesARootThatIsNotThere(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere");
        assertThat(run("--root", nowhere.toString(), "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot read tests below " + nowhere, "give --root the folder");
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "conformance";
        System.arraycopy(options, 0, arguments, 2, options.length);
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter(), true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
