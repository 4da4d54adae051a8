/// Encodes once for all who hear the same, with one state for each such class of listeners.
///
/// [tutti.server.encoding.Encodings] is the door. Thread: the media loop's. May import codec and the engine's frames.
@NullMarked
package tutti.server.encoding;

import org.jspecify.annotations.NullMarked;
