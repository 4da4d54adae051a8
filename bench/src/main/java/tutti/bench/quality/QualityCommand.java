package tutti.bench.quality;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tutti.bench.page.PageFolder;
import tutti.server.StartException;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CodecMissingException;

/// `./tutti bench quality`: writes the page about bad networks and its pictures.
///
/// Exit code 0 if they are written, 2 if they cannot be, or if the calls of `--live` cannot be played.
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
            "  ./tutti bench quality --out docs          docs/quality.md, docs/quality/*.svg",
            "  ./tutti bench quality --live --out docs   docs/quality-live.md"
        })
public final class QualityCommand implements Callable<Integer> {
    @Mixin
    private final PageFolder folder = new PageFolder();

    @Option(
            names = "--live",
            description = "Plays some of the calls through a server with real sockets instead, half a minute; writes "
                    + "quality-live.md, which compares them with virtual time.")
    private boolean live;

    @Override
    public Integer call() throws InterruptedException {
        return live ? writeLive() : write();
    }

    private int write() {
        List<Coding> opus;
        try {
            opus = Coding.opus();
        } catch (CodecMissingException e) {
            return folder.refuse("cannot measure Opus: " + e.getMessage());
        }
        return folder.write(() -> QualityPage.files(opus));
    }

    private int writeLive() throws InterruptedException {
        LiveComparison.Result result;
        try {
            result = LiveComparison.measure();
        } catch (StartException | CallFailedException | IOException e) {
            return folder.refuse("cannot play the calls: " + e.getMessage());
        }
        return folder.write(() -> Map.of(LivePage.PAGE, LivePage.of(result)));
    }
}
