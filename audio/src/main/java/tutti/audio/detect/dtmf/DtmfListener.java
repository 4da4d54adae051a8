package tutti.audio.detect.dtmf;

/// Is told of digits, in order, each once started and once ended.
///
/// Positions count samples at 8 kHz from the first that the detector was given. Called on the thread that feeds the
/// detector, from within its `process`.
public interface DtmfListener {
    /// A digit sounds since `startSample`; `lowDbm0` and `highDbm0` are the levels of its tones.
    void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0);

    /// The digit that started at `startSample` lasted `lengthSamples`; the levels are means over that time.
    void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0);
}
