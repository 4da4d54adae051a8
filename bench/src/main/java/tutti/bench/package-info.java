/// `./tutti bench`: measures what calls, the mix and detection cost, and pictures how it sounds. Door:
/// [tutti.bench.BenchCommand], the list of benchmarks.
/// Thread: the command's. May import: the simulator, the server's command line, Jackson.
@NullMarked
package tutti.bench;

import org.jspecify.annotations.NullMarked;
