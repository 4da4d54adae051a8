package tutti.rtp.lock;

import java.net.InetSocketAddress;
import java.util.Arrays;

/// The addresses that may become the peer, each with its run; a full table gives up the one watched longest.
///
/// Thread: one owner. Allocates nothing after construction.
final class Candidates {
    private final LearningRun[] runs;
    private int eldest;
    private long replaced;

    Candidates(int most) {
        runs = new LearningRun[most];
        Arrays.setAll(runs, _ -> new LearningRun());
    }

    void clear() {
        for (LearningRun run : runs) run.end();
    }

    /// Takes a packet from `from`; returns how many consecutive ones that makes.
    int onPacket(InetSocketAddress from, int ssrc, int sequence) {
        return runOf(from).onPacket(ssrc, sequence);
    }

    private LearningRun runOf(InetSocketAddress from) {
        for (LearningRun run : runs) {
            if (run.isOf(from)) return run;
        }
        LearningRun next = runs[eldest];
        eldest = (eldest + 1) % runs.length;
        if (next.isUsed()) replaced++;
        next.begin(from);
        return next;
    }

    /// How often the table was full.
    long replaced() {
        return replaced;
    }
}
