/// HTTP: health, metrics and what conferences there are. [HttpServer] is the door. Reads snapshots only.
@NullMarked
package tutti.server.http;

import org.jspecify.annotations.NullMarked;
