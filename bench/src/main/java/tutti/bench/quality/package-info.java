/// What a call sounds like over a bad network: the receive path of a leg in virtual time, measures of what
/// it gives, and a few of the calls once more with real packets.
///
/// Writes `docs/quality.md` and `docs/quality-live.md`. Thread: the caller's; a relay has its own. May import
/// `tutti.bench.page`, `tutti.bench.plot`, `tutti.bench.signal`, the simulator's callers, the server and everything
/// below.
@NullMarked
package tutti.bench.quality;

import org.jspecify.annotations.NullMarked;
