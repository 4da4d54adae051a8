package tutti.engine;

/// What is the same for all processors of an engine: frame length in milliseconds (10 or 20), and the
/// sample rate in Hz (8000, 16000 or 48000) of channels and streams that are opened without naming one.
public record EngineSettings(int sampleRateHz, int frameMillis) {
    public static final EngineSettings TELEPHONE = new EngineSettings(8000, 20);

    public EngineSettings {
        SampleRate.of(sampleRateHz);
        if (frameMillis != 10 && frameMillis != 20) {
            throw new EngineException(ErrorCode.BAD_PARAMETER, "frame of " + frameMillis + " ms; use 10 or 20");
        }
    }

    /// Samples of one frame at the engine's own rate.
    public int frameSamples() {
        return frameSamples(sampleRateHz);
    }

    /// Samples of one frame at another rate.
    public int frameSamples(int rateHz) {
        return rateHz / 1000 * frameMillis;
    }

    public long frameNanos() {
        return frameMillis * 1_000_000L;
    }
}
