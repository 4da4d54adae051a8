/// Recordings that the frame counter times: of one feed, of two in stereo, of every member of a meeting.
///
/// Doors: [Recording] for one file, [StemRecording] for a meeting's. The tick only fills bounded rings;
/// whoever calls `drain` or `work`, on a thread of his own, writes the files and may block on the disk.
/// What that thread is too late for is lost to the recording alone, as silence of the same length, and
/// counted. May import `tutti.engine`, `tutti.engine.mix`, `tutti.engine.roles`, `tutti.audio`, and
/// channels of `java.nio`; it opens no file itself.
@NullMarked
package tutti.engine.record;

import org.jspecify.annotations.NullMarked;
