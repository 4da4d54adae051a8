package tutti.engine;

/// What is the same for all processors of an engine: sample rate in Hz and frame length in milliseconds (10 or
/// 20).
public record EngineSettings(int sampleRateHz, int frameMillis) {
    public static final EngineSettings TELEPHONE = new EngineSettings(8000, 20);

    public EngineSettings {
        if (sampleRateHz != 8000 && sampleRateHz != 16000 && sampleRateHz != 48000) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER, "sample rate " + sampleRateHz + " Hz; use 8000, 16000 or 48000");
        }
        if (frameMillis != 10 && frameMillis != 20) {
            throw new EngineException(ErrorCode.BAD_PARAMETER, "frame of " + frameMillis + " ms; use 10 or 20");
        }
    }

    public int frameSamples() {
        return sampleRateHz / 1000 * frameMillis;
    }

    public long frameNanos() {
        return frameMillis * 1_000_000L;
    }
}
