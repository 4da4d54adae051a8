package tutti.server.cli;

import java.util.concurrent.Callable;

/// One subcommand of `./tutti`, annotated for picocli; found with [java.util.ServiceLoader].
///
/// The result is the exit code: 0 done, 1 done and not good, 2 wrongly called or not possible here.
public interface TuttiCommand extends Callable<Integer> {}
