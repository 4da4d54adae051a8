/// Synthetic callers and what they hear. Nothing here is needed to serve calls; everything here talks to a
/// server as a telephone does, over sockets. [tutti.simulator.caller] dials, [tutti.simulator.hearing]
/// judges.
@NullMarked
package tutti.simulator;

import org.jspecify.annotations.NullMarked;
