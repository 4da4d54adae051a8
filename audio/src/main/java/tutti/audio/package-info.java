/// Samples only: codecs, limiting, levels, tones, concealment and files, one package each.
///
/// An audio frame is an `int[]` of 16-bit sample values (-32768…32767). Nothing here opens a socket, starts a
/// thread, reads a clock or logs. Thread: that of the caller, one at a time per object. May import: the JDK.
@NullMarked
package tutti.audio;

import org.jspecify.annotations.NullMarked;
