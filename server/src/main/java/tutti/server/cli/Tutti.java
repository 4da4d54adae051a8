package tutti.server.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./tutti`: finds the subcommands and runs one.
@Command(
        name = "tutti",
        description = "A conference engine and server for telephone and browser calls.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Also, from a source tree: @|bold ./tutti test|@ (all tests), @|bold ./tutti format|@, @|bold ./tutti mvn ...|@",
            "",
            "Examples:",
            "  ./tutti serve                      phones dial sip:team@127.0.0.1 and meet",
            "  ./tutti serve --bind 192.0.2.7     reachable from the network",
            "  ./tutti demo                       three callers, a live picture, and who heard whom"
        })
public final class Tutti implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// All commands, ready to execute.
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Tutti());
        ServiceLoader.load(TuttiCommand.class).forEach(commandLine::addSubcommand);
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }
}
