package tutti.bench.mix;

/// One way to make the frames that every party of a conference hears, over and over. Thread: one.
interface Workload {
    /// Makes `ticks` frames for everybody. Allocates nothing.
    void run(int ticks);

    /// What party number `party` has heard in the last frame, 16-bit values. Valid until the next run.
    int[] heardBy(int party);
}
