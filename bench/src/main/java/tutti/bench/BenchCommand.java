package tutti.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tutti.bench.call.CallCommand;
import tutti.bench.conformance.ConformanceCommand;
import tutti.bench.detect.DetectCommand;
import tutti.bench.mix.MixCommand;
import tutti.bench.quality.QualityCommand;
import tutti.bench.sound.SoundCommand;
import tutti.server.cli.TuttiCommand;

/// `./tutti bench NAME`: the benchmarks there are.
@Command(
        name = "bench",
        description = "Measures what calls, the mix and detection cost, and how they sound.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            CallCommand.class,
            MixCommand.class,
            DetectCommand.class,
            SoundCommand.class,
            QualityCommand.class,
            ConformanceCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./tutti bench call                                   a server under load",
            "  ./tutti bench call --parties 500 --talkers 5 --json",
            "  ./tutti bench mix                                    the mix alone",
            "  ./tutti bench detect                                 detection, conditioning",
            "  ./tutti bench sound --out docs                       docs/sound.md, pictures",
            "  ./tutti bench quality --out docs                     docs/quality.md, pictures",
            "  ./tutti bench conformance --out docs                 docs/conformance.md"
        })
public final class BenchCommand implements TuttiCommand {
    private static final int EXIT_WRONGLY_CALLED = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return EXIT_WRONGLY_CALLED;
    }
}
