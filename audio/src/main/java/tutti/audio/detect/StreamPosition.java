package tutti.audio.detect;

/// From positions in the signal at 8 kHz, where detection works, to samples of the stream.
interface StreamPosition {
    long sample(long positionAt8Khz);
}
