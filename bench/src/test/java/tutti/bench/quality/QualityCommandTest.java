package tutti.bench.quality;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tutti.bench.page.CommittedPage;
import tutti.simulator.caller.CodecMissingException;

class QualityCommandTest {
    private final CommittedPage page = new CommittedPage("quality");

    @Test
    void refusesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
        page.assertRefusesAFileAsFolder(folder);
    }

    /// To the byte where the arithmetic is ours; Opus within what another processor may do to it.
    @Test
    @EnabledIfSystemProperty(named = "tutti.slow", matches = "true")
    void allOfThePageIsWhatTheCodeDoes() throws IOException, CodecMissingException {
        CommittedSections committed = CommittedSections.read();
        QualityPage.sections(Coding.opus()).forEach(committed::assertHolds);
    }
}
