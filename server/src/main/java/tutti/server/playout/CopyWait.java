package tutti.server.playout;

/// Decides whether packets are to wait for the ones that follow them, which carry copies of them: only while some are
/// lost and copies come.
///
/// ```
///   tick      T        T + 20 ms
///   plays     n        n + 1          n is lost: its copy comes with n + 1, which is here at T only if it waits 20 ms
/// ```
///
/// Shares are of media time, over the last seconds with an exponential window. Between the two limits nothing
/// changes, so that the delay does not go up and down.
///
/// Thread: its owner's. Allocates nothing after construction.
final class CopyWait {
    /// From here on a copy is worth its delay.
    private static final double LOST_ENOUGH = 0.02;

    /// Below this it is not any more.
    private static final double LOST_TOO_LITTLE = 0.005;

    private static final double WINDOW_SECONDS = 5;

    /// Without a copy for so long, the sender makes none. In pauses he makes none either.
    private static final int COPY_SECONDS_MAX = 10;

    private final double windowSamples;
    private final int copySamplesMax;
    private final int sampleRateHz;
    private double lostShare;
    private long sinceCopySamples;
    private boolean losing;
    private int packetSamples;

    CopyWait(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        windowSamples = WINDOW_SECONDS * sampleRateHz;
        copySamplesMax = COPY_SECONDS_MAX * sampleRateHz;
        sinceCopySamples = copySamplesMax;
    }

    /// A packet of `samples` is played; `hasCopy` of the one before.
    void played(int samples, boolean hasCopy) {
        packetSamples = samples;
        sinceCopySamples = hasCopy ? 0 : Math.min(copySamplesMax, sinceCopySamples + samples);
        lostShare -= lostShare * samples / windowSamples;
        losing &= lostShare > LOST_TOO_LITTLE;
    }

    /// Packets of `samples` will never come.
    void lost(int samples) {
        lostShare += (1 - lostShare) * Math.min(1, samples / windowSamples);
        losing |= lostShare >= LOST_ENOUGH;
    }

    /// Another source, about which nothing is known.
    void forget() {
        lostShare = 0;
        losing = false;
        sinceCopySamples = copySamplesMax;
    }

    /// How much longer each packet is to wait, in nanoseconds.
    long nanos() {
        return losing && sinceCopySamples < copySamplesMax ? packetSamples * 1_000_000_000L / sampleRateHz : 0;
    }
}
