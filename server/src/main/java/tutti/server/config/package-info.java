/// What an operator can set: [ServerSettings] and the records of its subsystems.
///
/// Immutable, any thread. May import: nothing of Tutti.
@NullMarked
package tutti.server.config;

import org.jspecify.annotations.NullMarked;
