package tutti.bench.mix;

/// One conference, measured.
///
/// @param mix the engine's mix alone: inputs hold their frames, every output gets its own
/// @param tick the whole [tutti.engine.Processor#tick] with sources and sinks that do nothing
/// @param plain a plain loop that sums, subtracts and saturates for each party
/// @param mixToPlain the cost of `mix` over that of `plain`
/// @param steady whether costs had settled before they were measured
/// @param identical whether all three made the same samples for everybody
record MixRow(
        int sampleRateHz,
        int parties,
        int talkers,
        Cost mix,
        Cost tick,
        Cost plain,
        double mixToPlain,
        boolean steady,
        boolean identical) {
    boolean allocates() {
        return mix.bytesPerTick() > 0 || tick.bytesPerTick() > 0;
    }
}
