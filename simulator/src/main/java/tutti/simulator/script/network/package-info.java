/// A telephone line that is not there: RTP packets through a network in virtual time to the server's own playout.
///
/// Door: [tutti.simulator.script.network.NetworkLeg]. Thread: the stage's. May import: `tutti.rtp.packet`,
/// `tutti.rtp.jitter`, `tutti.server.playout`, `tutti.engine` (the end of a datafeed).
@NullMarked
package tutti.simulator.script.network;

import org.jspecify.annotations.NullMarked;
