package tutti.simulator.script.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.simulator.script.stage.Rehearsal;

class ScriptReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("tutti.root", ".."), "docs", "simulate.md");

    @Test
    void thePageHasAllKeysAsTheReaderKnowsThem() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("docs/simulate.md, between its marks")
                .contains("<!-- keys -->\n" + ScriptReference.markdown() + "<!-- /keys -->");
    }

    @Test
    void theScriptsOnThePageCanBePlayed(@TempDir Path folder) throws Exception {
        var scripts = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
        assertThat(scripts).isNotEmpty();
        for (String script : scripts) {
            Path path = Files.writeString(folder.resolve("page.yaml"), script);
            Rehearsal.of(ScriptReader.read(path));
        }
    }
}
