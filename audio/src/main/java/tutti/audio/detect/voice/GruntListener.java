package tutti.audio.detect.voice;

/// Is told when voice begins and ends. Positions count samples at 8 kHz. Called from within `process`.
public interface GruntListener {
    /// There is energy since `sample`.
    void gruntStarted(long sample);

    /// There was energy from `startSample`, for `lengthSamples`; the hold-off is not part of it.
    void gruntEnded(long startSample, long lengthSamples);
}
