/// `./tutti bench call`: many calls in one conference, over SIP and RTP, against a server in its own process.
/// Door: [tutti.bench.call.CallCommand]. Thread: the command's. May import: the simulator, Jackson.
@NullMarked
package tutti.bench.call;

import org.jspecify.annotations.NullMarked;
