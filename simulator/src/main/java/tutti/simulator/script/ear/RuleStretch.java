package tutti.simulator.script.ear;

import tutti.engine.roles.Reason;

/// A stretch as the rule has it, with what [ReferenceMeter] has gathered in it.
final class RuleStretch {
    final int listener;
    final int talker;
    final int fromFrame;
    final Reason reason;
    final double gain;
    int toFrame;
    long spokenEnergy;
    long heardProduct;

    RuleStretch(int listener, int talker, int fromFrame, Reason reason, double gain) {
        this.listener = listener;
        this.talker = talker;
        this.fromFrame = fromFrame;
        this.reason = reason;
        this.gain = gain;
        toFrame = fromFrame;
    }

    boolean continues(Reason nextReason, double nextGain) {
        return gain == nextGain && reason.equals(nextReason);
    }
}
