/// Ogg Opus files: writes them page by page, never goes back.
///
/// Door: {@link tutti.audio.ogg.OggOpusWriter}. Thread: one at a time, one that may block on the disk;
/// never the media path. May import: `java.lang`, `java.util`, `java.io`, `java.nio`, `tutti.audio.opus`.
/// Opens no file.
@NullMarked
package tutti.audio.ogg;

import org.jspecify.annotations.NullMarked;
