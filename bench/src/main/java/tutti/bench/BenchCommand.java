package tutti.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tutti.bench.call.CallCommand;
import tutti.server.cli.TuttiCommand;

/// `./tutti bench NAME`: the benchmarks there are.
@Command(
        name = "bench",
        description = "Measures a server under load.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = CallCommand.class,
        footer = {"", "Examples:", "  ./tutti bench call", "  ./tutti bench call --parties 500 --talkers 5 --json"})
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
