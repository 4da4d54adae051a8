package tutti.bench.quality;

import java.util.random.RandomGenerator;

/// Gilbert's model of loss: a state in which all is lost, left with a chance of one in `burstPackets`.
final class RandomLoss {
    private final double onset;
    private final double recovery;
    private final RandomGenerator random;
    private boolean losing;

    RandomLoss(double percent, double burstPackets, RandomGenerator random) {
        recovery = 1 / burstPackets;
        onset = percent / 100 * recovery / (1 - percent / 100);
        this.random = random;
    }

    /// True when the next packet is lost.
    boolean next() {
        losing = losing ? random.nextDouble() >= recovery : random.nextDouble() < onset;
        return losing;
    }
}
