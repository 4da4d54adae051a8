/// The command line. [Tutti] is the door; other modules add commands by offering a [TuttiCommand] as a service.
@NullMarked
package tutti.server.cli;

import org.jspecify.annotations.NullMarked;
