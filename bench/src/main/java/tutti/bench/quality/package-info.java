/// What a call sounds like over a bad network: the receive path of a leg in virtual time, and measures of what it
/// gives.
///
/// Writes `docs/quality.md`. Thread: the caller's. May import `tutti.bench.plot`, `tutti.bench.signal`, and everything
/// below the server.
@NullMarked
package tutti.bench.quality;

import org.jspecify.annotations.NullMarked;
