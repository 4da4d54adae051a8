package tutti.bench.quality;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tutti.bench.page.PageFolder;

/// `./tutti bench quality`: writes the page about bad networks and its pictures.
///
/// Exit code 0 if they are written, 2 if they cannot be.
@Command(
        name = "quality",
        description = "Measures calls over bad networks in virtual time; writes quality.md and its pictures.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same code writes the same bytes, on every machine. Takes a few seconds.",
            "",
            "Example:",
            "  ./tutti bench quality --out docs      docs/quality.md, docs/quality/*.svg"
        })
public final class QualityCommand implements Callable<Integer> {
    @Mixin
    private final PageFolder folder = new PageFolder();

    @Override
    public Integer call() {
        return folder.write(QualityPage::files);
    }
}
