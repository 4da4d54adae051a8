/// `./tutti bench mix`: what the mix costs beside a plain loop. Door: [tutti.bench.mix.MixCommand].
/// Thread: the command's, which is the tick of everything it measures. May import: the engine, Jackson.
@NullMarked
package tutti.bench.mix;

import org.jspecify.annotations.NullMarked;
