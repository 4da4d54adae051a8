package tutti.engine;

/// What is the same for all processors of an engine: `frameMillis`, the length of a frame (10 or 20), and
/// `sampleRateHz`, the rate (8000, 16000 or 48000) of channels and streams that are opened without naming
/// one. `BAD_PARAMETER` for other values.
public record EngineSettings(int sampleRateHz, int frameMillis) {
    /// 8000 Hz and 20 ms: what telephone networks carry, and the engine without settings.
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
        return SampleRate.of(rateHz).hz() / 1000 * frameMillis;
    }

    /// Length of a frame in nanoseconds: what lies between two ticks in real time.
    public long frameNanos() {
        return frameMillis * 1_000_000L;
    }
}
