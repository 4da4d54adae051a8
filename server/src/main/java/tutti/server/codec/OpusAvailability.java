package tutti.server.codec;

import tutti.audio.opus.OpusLibrary;

/// Whether Opus can be offered on this machine.
public sealed interface OpusAvailability {
    /// It can; `origin` says where the library was found.
    record Available(OpusLibrary library, String origin) implements OpusAvailability {}

    /// It cannot; `reason` is a sentence for whoever runs the server.
    record Missing(String reason) implements OpusAvailability {}
}
