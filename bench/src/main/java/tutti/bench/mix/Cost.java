package tutti.bench.mix;

import tutti.bench.timing.Rounds;

/// What one workload cost.
///
/// @param nanosPerPartyTick median over the rounds
/// @param spreadPercent how far apart the rounds of the middle half are, in percent of the median
/// @param bytesPerTick what the thread allocated, over all rounds
record Cost(double nanosPerPartyTick, double spreadPercent, double bytesPerTick) {
    /// Of rounds whose ticks served `parties`.
    static Cost of(Rounds rounds, int parties) {
        return new Cost(rounds.medianNanos() / parties, rounds.spreadPercent(), rounds.bytesPerTick());
    }
}
