package tutti.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import tutti.server.cli.Tutti;

/// A page under `docs` that `./tutti bench NAME` writes; its pictures are in the folder `NAME`.
public final class CommittedPage {
    public static final Path ROOT = Path.of(System.getProperty("tutti.root", ".."));

    private static final Path DOCS = ROOT.resolve("docs");

    private final StringWriter err = new StringWriter();
    private final String name;
    private final List<String> options;

    /// `options` go before `--out`.
    public CommittedPage(String name, String... options) {
        this.name = name;
        this.options = List.of(options);
    }

    /// Fails unless the command writes into `folder` what is committed, pictures included, to the byte.
    public void assertIsWhatIsWrittenTo(Path folder) throws IOException {
        assertThat(run(folder)).as("%s", err).isZero();
        String remedy = "run ./tutti bench " + name + " --out docs, look at docs/" + name + ".md, and commit it";
        assertThat(Files.readString(DOCS.resolve(name + ".md")))
                .as(remedy)
                .isEqualTo(Files.readString(folder.resolve(name + ".md")));
        Map<String, String> measured = pictures(folder);
        Map<String, String> committed = pictures(DOCS);
        assertThat(committed.keySet()).as(remedy).isEqualTo(measured.keySet());
        measured.forEach((picture, svg) -> assertThat(svg.equals(committed.get(picture)))
                .as("%s: %s", picture, remedy)
                .isTrue());
    }

    private Map<String, String> pictures(Path folder) throws IOException {
        Map<String, String> pictures = new TreeMap<>();
        Path ofPage = folder.resolve(name);
        if (!Files.isDirectory(ofPage)) return pictures;
        try (Stream<Path> files = Files.list(ofPage)) {
            for (Path file : files.toList()) pictures.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return pictures;
    }

    /// Fails unless the command refuses to write where a file of `folder` is in the way.
    public void assertRefusesAFileAsFolder(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(run(file)).isEqualTo(2);
        assertThat(err.toString()).contains("cannot write into " + file, "give --out a folder");
    }

    /// Runs the command and returns its exit code.
    public int run(Path out) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter(), true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> arguments = Stream.of(List.of("bench", name), options, List.of("--out", out.toString()))
                .flatMap(List::stream)
                .toList();
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    /// What it said on its error stream.
    public String errors() {
        return err.toString();
    }
}
