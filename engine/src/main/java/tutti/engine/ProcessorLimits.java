package tutti.engine;

/// For how many `inputs` and `outputs`, sides of channels, a processor has room; links between processors
/// take of them too.
///
/// A full- or half-duplex channel takes one of each. `BAD_PARAMETER` outside of
/// 1…[Processor#CHANNELS_MAX].
/// Source: Prosody's module has room for 64 conference inputs and outputs.
public record ProcessorLimits(int inputs, int outputs) {
    /// As many as there can be.
    public static final ProcessorLimits LARGEST = new ProcessorLimits(Processor.CHANNELS_MAX, Processor.CHANNELS_MAX);

    /// Those of the hardware that the model comes from.
    public static final ProcessorLimits PROSODY = new ProcessorLimits(64, 64);

    public ProcessorLimits {
        requireInRange("inputs", inputs);
        requireInRange("outputs", outputs);
    }

    private static void requireInRange(String sides, int count) {
        if (count < 1 || count > Processor.CHANNELS_MAX) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "a processor with " + count + " " + sides + "; give 1…" + Processor.CHANNELS_MAX);
        }
    }
}
