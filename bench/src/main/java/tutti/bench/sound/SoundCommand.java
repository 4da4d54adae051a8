package tutti.bench.sound;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tutti.bench.page.PageFolder;

/// `./tutti bench sound`: writes the page about sound and its pictures.
///
/// Exit code 0 if they are written, 2 if they cannot be.
@Command(
        name = "sound",
        description = "Measures how detection and conditioning sound; writes sound.md and its pictures.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same code writes the same bytes, on every machine. Takes a few seconds.",
            "",
            "Example:",
            "  ./tutti bench sound --out docs        docs/sound.md, docs/sound/*.svg"
        })
public final class SoundCommand implements Callable<Integer> {
    @Mixin
    private final PageFolder folder = new PageFolder();

    @Override
    public Integer call() {
        return folder.write(SoundPage::files);
    }
}
