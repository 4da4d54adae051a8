/// `./tutti bench`: measures a server under load. Door: [tutti.bench.BenchCommand], the list of benchmarks.
/// Thread: the command's. May import: the simulator, the server's command line, Jackson.
@NullMarked
package tutti.bench;

import org.jspecify.annotations.NullMarked;
