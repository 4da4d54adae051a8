package tutti.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.config.reading.ExampleFile;
import tutti.server.config.reading.SettingsReference;

class ConfigCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        CommandLine commandLine = Tutti.commandLine();
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private String file(String yaml) throws Exception {
        return Files.writeString(folder.resolve("t.yaml"), yaml).toString();
    }

    @Test
    void showsEverySettingWithItsOriginAndNoPassword() throws Exception {
        String file = file("users: [{name: anna, password: geheim}]\nrooms: {guests: [welcome]}\n");
        assertThat(run("config", "--config", file, "--sip-port", "5070", "--set", "media.opus.dtx=true"))
                .isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^sip\\.port +5070 +--sip-port$")
                .containsPattern("(?m)^media\\.opus\\.dtx +true +--set$")
                .containsPattern("(?m)^http\\.port +8080 +default$")
                .containsPattern("(?m)^users\\[0\\]\\.password +\\*\\*\\* +.*t\\.yaml:1$")
                .containsPattern("(?m)^rooms\\.guests +\\[welcome\\] +.*t\\.yaml:2$")
                .containsPattern("(?m)^trunks +none +default$")
                .doesNotContain("geheim");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsOneJsonObject() throws Exception {
        assertThat(run("config", "--json", "--config", file("advertise: 203.0.113.5")))
                .isZero();
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("settings").get(1).get("key").asString()).isEqualTo("advertise");
        assertThat(json.get("settings").get(1).get("origin").asString()).endsWith("t.yaml:1");
        assertThat(json.get("warnings")).hasSize(1);
    }

    @Test
    void tellsProblemsAndEndsWithTwo() throws Exception {
        String file = file("sip: {prot: 1}");
        assertThat(run("config", "--config", file)).isEqualTo(2);
        assertThat(err.toString()).contains("tutti: " + file + ", line 1: \"sip.prot\" is no setting");
        assertThat(run("config", "--json", "--config", file)).isEqualTo(2);
        assertThat(new JsonMapper().readTree(out.toString()).get("problems")).hasSize(1);
    }

    @Test
    void printsTheExampleAndTheReference() {
        assertThat(run("config", "--example")).isZero();
        assertThat(run("config", "--markdown")).isZero();
        assertThat(out).hasToString(ExampleFile.yaml() + SettingsReference.markdown());
    }

    @Test
    void theOptionsOfServeTellTheDefaultsOfTheSettings() {
        assertThat(run("serve", "--help")).isZero();
        assertThat(run("config", "--json", "--config", "/dev/null")).isZero();
        String help = out.toString().replaceAll("\\s+", " ");
        assertThat(help)
                .contains("(default: 127.0.0.1,", "(default: 5060;", "(default: 8080;", "(default: 10000-20000)")
                .contains("(default: 1000)", "(default: 250)", "(default: 60)", "(default: tutti-data)");
    }
}
