package tutti.bench.sound;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.bench.page.CommittedPage;

class SoundCommandTest {
    private final CommittedPage page = new CommittedPage("sound");

    @Test
    void thePageAndItsPicturesAreWhatTheCodeDoes(@TempDir Path folder) throws IOException {
        page.assertIsWhatIsWrittenTo(folder);
    }

    @Test
    void refusesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
        page.assertRefusesAFileAsFolder(folder);
    }
}
