package tutti.bench.quality;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tutti.bench.page.PageFolder;
import tutti.simulator.caller.CodecMissingException;

/// `./tutti bench quality`: writes the page about bad networks and its pictures.
///
/// Exit code 0 if they are written, 2 if they cannot be.
@Command(
        name = "quality",
        description = "Measures calls over bad networks; writes quality.md and its pictures.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same code writes the same bytes, except for Opus, whose last digits differ",
            "from processor to processor. Takes about a minute.",
            "",
            "Examples:",
            "  ./tutti bench quality --out docs          docs/quality.md, docs/quality/*.svg"
        })
public final class QualityCommand implements Callable<Integer> {
    @Mixin
    private final PageFolder folder = new PageFolder();

    @Override
    public Integer call() {
        List<Coding> opus;
        try {
            opus = Coding.opus();
        } catch (CodecMissingException e) {
            return folder.refuse("cannot measure Opus: " + e.getMessage());
        }
        return folder.write(() -> QualityPage.files(opus));
    }
}
