package tutti.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.bench.page.CommittedPage;

class ConformanceCommandTest {
    private final CommittedPage page = new CommittedPage("conformance", "--root", CommittedPage.ROOT.toString());

    @Test
    void thePageIsWhatTheTestsCite(@TempDir Path folder) throws IOException {
        page.assertIsWhatIsWrittenTo(folder);
    }

    @Test
    void refusesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
        page.assertRefusesAFileAsFolder(folder);
    }

    @Test
    void refusesARootThatIsNotThere(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere");
        CommittedPage rootless = new CommittedPage("conformance", "--root", nowhere.toString());
        assertThat(rootless.run(folder)).isEqualTo(2);
        assertThat(rootless.errors()).contains("cannot read tests below " + nowhere, "give --root the folder");
    }
}
