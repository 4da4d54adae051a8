package tutti.server.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.server.config.ServerSettings;

/// What is printed about the settings holds.
class SettingsDocumentsTest {
    @TempDir
    private Path folder;

    @Test
    void theExampleFileParsesToTheDefaults() throws Exception {
        assertThat(new Sources(folder).yaml(ExampleFile.yaml()).read().settings())
                .isEqualTo(new Sources(folder).yaml("data: tutti-data").read().settings());
        assertThat(ExampleFile.yaml().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void everyCommentedSettingOfTheExampleCanBeSwitchedOn() throws Exception {
        Files.writeString(folder.resolve("provider.password"), "geheim");
        String all = Pattern.compile("(?m)^( *)#(?=[a-z]|  )")
                .matcher(ExampleFile.yaml())
                .replaceAll("$1");
        Configuration configuration = new Sources(folder)
                .yaml(all)
                .variable("ANNA_PASSWORD", "geheim")
                .read();
        ServerSettings settings = configuration.settings();
        assertThat(settings.users()).hasSize(1);
        assertThat(settings.trunks()).hasSize(1);
        assertThat(settings.sip().tls().trust()).isPresent();
        assertThat(configuration.values())
                .as("every setting is in the file")
                .noneMatch(value -> value.origin() instanceof Origin.Default);
    }

    @Test
    void thePageOfTheSettingsIsTheOneThatIsPrinted() throws Exception {
        Path page = Path.of(System.getProperty("tutti.root", ".."), "docs", "configuration.md");
        assertThat(Files.readString(page))
                .as("./tutti config --markdown > docs/configuration.md")
                .isEqualTo(SettingsReference.markdown());
    }

    @Test
    void thePageHasEveryKey() {
        for (Map.Entry<String, String> known : EnvironmentSource.variables().entrySet()) {
            assertThat(SettingsReference.markdown()).contains("| `" + known.getKey() + "` |");
        }
        assertThat(SettingsReference.markdown()).contains("| `users[].password` |", "| `trunks[].registrar` |");
    }
}
