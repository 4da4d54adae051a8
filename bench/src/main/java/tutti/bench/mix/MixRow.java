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
    double bytesPerTickMax() {
        return Math.max(mix.bytesPerTick(), tick.bytesPerTick());
    }

    boolean trustworthy() {
        double spread = Math.max(mix.spreadPercent(), Math.max(tick.spreadPercent(), plain.spreadPercent()));
        return steady && spread <= MixResult.TRUSTED_SPREAD_PERCENT;
    }
}
