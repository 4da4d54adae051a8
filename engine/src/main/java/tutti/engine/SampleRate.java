package tutti.engine;

/// The sample rates a channel can work at.
enum SampleRate {
    NARROWBAND(8000),
    WIDEBAND(16_000),
    FULLBAND(48_000);

    /// All of them, for loops on the tick.
    static final SampleRate[] ALL = values();

    private final int hz;

    SampleRate(int hz) {
        this.hz = hz;
    }

    int hz() {
        return hz;
    }

    /// `BAD_PARAMETER` when there is none of `hz`.
    static SampleRate of(int hz) {
        for (SampleRate rate : ALL) {
            if (rate.hz == hz) return rate;
        }
        throw new EngineException(ErrorCode.BAD_PARAMETER, "sample rate " + hz + " Hz; use 8000, 16000 or 48000");
    }
}
