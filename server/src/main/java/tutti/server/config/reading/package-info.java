/// From defaults, `tutti.yaml`, the environment and the command line to [tutti.server.config.ServerSettings], or
/// to sentences that say where something wrong is written and what is allowed there.
///
/// ```
///   defaults < file < environment < options ─► written values by key ─► records ─► cross-checks
/// ```
/// The records themselves are the schema: each component with a [tutti.server.config.Setting] is a key.
/// Door: [tutti.server.config.reading.Configuration]. Any thread; blocks on the disk (and on name resolution, where
/// a host name stands for an address). May import: `tutti.server.config`, `tutti.server.yaml`, SIP URIs.
@NullMarked
package tutti.server.config.reading;

import org.jspecify.annotations.NullMarked;
