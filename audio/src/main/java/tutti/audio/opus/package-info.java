/// Opus by way of libopus: encoder, decoder with concealment and in-band error correction, and packets on
/// their own.
///
/// Door: {@link tutti.audio.opus.OpusLibrary}, made of symbols that somebody else has loaded; this package
/// opens no file. {@link tutti.audio.opus.OpusPacket} and {@link tutti.audio.opus.OpusPacketJoiner} work
/// without the library. Thread: any, an encoder or decoder by one at a time. May import: `java.lang`,
/// `java.lang.foreign`, `java.lang.invoke`, `java.util`.
@NullMarked
package tutti.audio.opus;

import org.jspecify.annotations.NullMarked;
