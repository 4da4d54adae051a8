package tutti.audio.detect.progress;

/// Is told of call-progress tones. Positions count samples at 8 kHz, to within 32 ms. Called from within `process`.
public interface CallProgressListener {
    /// `tone` was recognised; its cadence began at `startSample`.
    void toneRecognised(CallProgressPattern tone, long startSample, double dbm0);

    /// The tone that began at `startSample` lasted `lengthSamples`.
    void toneEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0);
}
