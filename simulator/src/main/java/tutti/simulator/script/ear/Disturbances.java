package tutti.simulator.script.ear;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.stage.Performer;

/// When a tone begins or ends in an ear, it is for a moment at its neighbours' frequencies too: whoever looks for
/// silence there must look at another moment.
///
/// A tone that is cut in the middle of a quarter of a second is 35 dB down 100 Hz away, 20 dB at 17 Hz.
final class Disturbances {
    private static final double NEAR_HZ = 100;

    private final List<Performer> performers;
    private final List<List<Integer>> neighbours = new ArrayList<>();
    private final List<BitSet> speechEdges = new ArrayList<>();
    private final List<BitSet> frames = new ArrayList<>();

    Disturbances(List<Performer> performers) {
        this.performers = performers;
        for (Performer performer : performers) {
            List<Integer> near = new ArrayList<>();
            for (Performer other : performers) if (isNear(performer, other)) near.add(other.index());
            neighbours.add(near);
            speechEdges.add(edges(performer.spokenFrames()));
            frames.add(new BitSet());
        }
    }

    private static boolean isNear(Performer one, Performer other) {
        return one != other
                && one.plan().source() instanceof SourcePlan.Tone a
                && other.plan().source() instanceof SourcePlan.Tone b
                && Math.abs(a.frequencyHz() - b.frequencyHz()) < NEAR_HZ;
    }

    private static BitSet edges(BitSet spoken) {
        BitSet edges = new BitSet();
        for (int from = spoken.nextSetBit(0); from >= 0; ) {
            int to = spoken.nextClearBit(from);
            edges.set(from);
            edges.set(to);
            from = spoken.nextSetBit(to);
        }
        return edges;
    }

    /// Takes the stretches of one listener.
    void of(List<RuleStretch> row) {
        List<BitSet> changes = new ArrayList<>();
        for (Performer _ : performers) changes.add(new BitSet());
        for (RuleStretch stretch : row) {
            changes.get(stretch.talker).set(stretch.fromFrame);
            changes.get(stretch.talker).set(stretch.toFrame);
        }
        for (Performer performer : performers) {
            BitSet all = frames.get(performer.index());
            all.clear();
            for (int neighbour : neighbours.get(performer.index())) {
                all.or(changes.get(neighbour));
                all.or(speechEdges.get(neighbour));
            }
        }
    }

    /// Whether a neighbour of `talker` begins or ends from `fromFrame` to `toFrame`, both included.
    boolean within(int talker, int fromFrame, int toFrame) {
        int next = frames.get(talker).nextSetBit(fromFrame);
        return next >= 0 && next <= toFrame;
    }
}
