package tutti.bench.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tutti.examples.Example;
import tutti.server.cli.Tutti;

class ExampleCommandTest {
    private static final String COMMAND = "./tutti example ";
    private static final Path README = Path.of(System.getProperty("tutti.root"), "examples", "README.md");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandOfTheReadmeRunsAndEveryExampleIsThere() throws IOException {
        List<String> names = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()).replaceFirst(" *#.*", ""))
                .toList();
        assertThat(names).containsExactlyElementsOf(titles());
        for (String name : names) assertThat(run("example", name)).as(name).isZero();
        assertThat(out.toString()).contains("Dan", "customer", "Cleo").doesNotContain("WRONG");
    }

    @Test
    void withoutANameItListsThem() {
        assertThat(run("example")).isZero();
        assertThat(out.toString()).contains(titles());
    }

    @Test
    void saysWhichThereAreWhenOneIsNot() {
        assertThat(run("example", "five-party")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "there is no 'five-party'; give one of four-party, coach, private-talk, thousand, record-stereo, "
                                + "record-stems, digits, music, prompt");
    }

    private static List<String> titles() {
        return Arrays.stream(Example.values()).map(Example::title).toList();
    }

    private int run(String... arguments) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
