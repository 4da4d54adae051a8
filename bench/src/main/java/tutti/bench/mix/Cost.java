package tutti.bench.mix;

/// What one workload cost.
///
/// @param nanosPerPartyTick median over the rounds
/// @param spreadPercent how far apart the rounds of the middle half are, in percent of the median
/// @param bytesPerTick what the thread allocated, over all rounds
record Cost(double nanosPerPartyTick, double spreadPercent, double bytesPerTick) {}
