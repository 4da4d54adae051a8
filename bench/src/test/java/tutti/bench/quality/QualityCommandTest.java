package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tutti.server.cli.Tutti;

class QualityCommandTest {
    private static final Path DOCS = Path.of(System.getProperty("tutti.root", ".."), "docs");

    private final StringWriter err = new StringWriter();

    @Test
    void thePageAndItsPicturesAreWhatTheCodeDoes(@TempDir Path folder) throws IOException {
        assertThat(run("bench", "quality", "--out", folder.toString()))
                .as("%s", err)
                .isZero();
        Map<String, String> measured = pictures(folder);
        Map<String, String> committed = pictures(DOCS);
        String remedy = "run ./tutti bench quality --out docs, look at docs/quality.md, and commit it";
        assertThat(Files.readString(DOCS.resolve(QualityPage.PAGE)))
                .as(remedy)
                .isEqualTo(Files.readString(folder.resolve(QualityPage.PAGE)));
        assertThat(committed.keySet()).as(remedy).isEqualTo(measured.keySet());
        measured.forEach((name, svg) -> assertThat(svg.equals(committed.get(name)))
                .as("%s: %s", name, remedy)
                .isTrue());
    }

    private static Map<String, String> pictures(Path folder) throws IOException {
        Map<String, String> pictures = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(QualityPage.PICTURES))) {
            for (Path file : files.toList()) pictures.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return pictures;
    }

    @Test
    void refusesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(run("bench", "quality", "--out", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot write into " + file, "give --out a folder");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter(), true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
