/// Whether this machine can do what the settings say: `./tutti doctor`.
///
/// ```
///   settings ─► list of checks ─► findings (ok, warning, failed; what to do) ─► text or JSON
/// ```
/// Door: [DoctorCommand]; whoever brings something that can be missing on a machine adds a [Check] to [Checks].
/// Thread: the caller's; checks open sockets and files and take up to a few seconds. May import: everything of
/// the server.
@NullMarked
package tutti.server.doctor;

import org.jspecify.annotations.NullMarked;
