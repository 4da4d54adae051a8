package tutti.bench.mix;

import tutti.bench.timing.Ticks;

/// One way to make the frames that every party of a conference hears, over and over. Thread: one.
interface Workload extends Ticks {
    /// What party number `party` has heard in the last frame, 16-bit values. Valid until the next run.
    int[] heardBy(int party);
}
