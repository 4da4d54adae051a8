package tutti.bench.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tutti.bench.page.PageFolder;

/// `./tutti bench conformance`: writes the page about the rules that tests hold.
///
/// Exit code 0 if it is written, 2 if it cannot be.
@Command(
        name = "conformance",
        description = "Lists which rules of RFCs and Recommendations which test holds; writes conformance.md.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same tests write the same bytes, on every machine.",
            "",
            "Example:",
            "  ./tutti bench conformance --out docs  docs/conformance.md"
        })
public final class ConformanceCommand implements Callable<Integer> {
    @Mixin
    private final PageFolder folder = new PageFolder();

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Whose modules' tests are read; that of ./tutti unless told.")
    private Path root = Path.of(System.getProperty("tutti.launcher", "tutti"))
            .toAbsolutePath()
            .resolveSibling("");

    @Override
    public Integer call() {
        String page;
        try {
            page = ConformancePage.of(root);
        } catch (IOException e) {
            return folder.refuse("cannot read tests below " + root + " (" + e + "): give --root the folder of ./tutti");
        }
        return folder.write(() -> Map.of(ConformancePage.PAGE, page));
    }
}
