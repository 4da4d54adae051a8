/// `./tutti bench detect`: what detection and conditioning of one channel cost. Door:
/// [tutti.bench.detect.DetectCommand]. Thread: the command's. May import: `tutti.audio`, the signals, Jackson.
@NullMarked
package tutti.bench.detect;

import org.jspecify.annotations.NullMarked;
