package tutti.engine.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Compiles a [MixMatrix] into a [MixPlan].
///
/// Outputs that share most of their inputs are grouped; the inputs that more than half of a group contain
/// are its bus. A conference of N parties thus is one bus and N single differences, a monitor has none, a
/// coach is one difference of one output, and nothing here knows those words. Grouping only decides the
/// cost: any grouping gives the same samples. Thread: control. Cost: O(outputs × inputs / 64).
public final class PlanCompiler {
    /// How many inputs of an output are tried to find a group that has some of them too.
    private static final int PROBES_MAX = 8;

    private final MixMatrix matrix;
    private final IntFunction<MixInput> inputs;
    private final IntFunction<MixOutput> outputs;
    private final int frameSamples;

    /// `inputs` and `outputs` give the buffers of an open column or row.
    public PlanCompiler(
            MixMatrix matrix, IntFunction<MixInput> inputs, IntFunction<MixOutput> outputs, int frameSamples) {
        this.matrix = matrix;
        this.inputs = inputs;
        this.outputs = outputs;
        this.frameSamples = frameSamples;
    }

    /// A plan for every open output.
    public MixPlan compile() {
        return compile(matrix.outputs(), 0);
    }

    /// A plan for some of the open outputs, whose shared frames are numbered from `firstBus` on.
    public MixPlan compile(int[] rows, int firstBus) {
        List<Group> groups = group(rows);
        MixPlan.Bus[] buses = new MixPlan.Bus[groups.size()];
        for (int i = 0; i < buses.length; i++) buses[i] = bus(firstBus + i, groups.get(i));
        return new MixPlan(buses);
    }

    private static final class Group {
        final MixMatrix.Row leader;
        final List<Integer> members = new ArrayList<>();

        Group(MixMatrix.Row leader) {
            this.leader = leader;
        }
    }

    private List<Group> group(int[] rows) {
        List<Group> groups = new ArrayList<>();
        Map<Integer, List<Group>> groupsByInput = new HashMap<>();
        for (int output : rows) {
            MixMatrix.Row row = matrix.row(output);
            Group group = nearest(row, groupsByInput);
            if (group == null) {
                group = new Group(row);
                groups.add(group);
                for (int input = row.unity.nextSetBit(0); input >= 0; input = row.unity.nextSetBit(input + 1)) {
                    groupsByInput
                            .computeIfAbsent(input, _ -> new ArrayList<>(1))
                            .add(group);
                }
            }
            group.members.add(output);
        }
        return groups;
    }

    private static @Nullable Group nearest(MixMatrix.Row row, Map<Integer, List<Group>> groupsByInput) {
        Group nearest = null;
        int least = row.unity.cardinality() / 2 + 1;
        int probes = 0;
        for (int input = row.unity.nextSetBit(0);
                input >= 0 && probes < PROBES_MAX;
                input = row.unity.nextSetBit(input + 1), probes++) {
            for (Group group : groupsByInput.getOrDefault(input, List.of())) {
                int distance = distance(row.unity, group.leader.unity);
                if (distance <= least) {
                    least = distance - 1;
                    nearest = group;
                }
            }
        }
        return nearest;
    }

    private static int distance(BitSet a, BitSet b) {
        BitSet difference = (BitSet) a.clone();
        difference.xor(b);
        return difference.cardinality();
    }

    private MixPlan.Bus bus(int number, Group group) {
        BitSet shared = majority(group);
        MixPlan.Member[] members =
                group.members.stream().map(output -> member(output, shared)).toArray(MixPlan.Member[]::new);
        return new MixPlan.Bus(number, resolve(shared), members, frameSamples);
    }

    /// Counted by what differs from the leader: members are near to it, so that is little, and a join into a
    /// large conference does not cost the square of it.
    private BitSet majority(Group group) {
        BitSet leader = group.leader.unity;
        int[] moreThanLeader = new int[leader.length()];
        BitSet differing = new BitSet();
        for (int output : group.members) {
            BitSet difference = (BitSet) matrix.row(output).unity.clone();
            difference.xor(leader);
            if (difference.length() > moreThanLeader.length) {
                moreThanLeader = Arrays.copyOf(moreThanLeader, difference.length());
            }
            for (int input = difference.nextSetBit(0); input >= 0; input = difference.nextSetBit(input + 1)) {
                moreThanLeader[input] += leader.get(input) ? -1 : 1;
            }
            differing.or(difference);
        }
        BitSet shared = (BitSet) leader.clone();
        int members = group.members.size();
        for (int input = differing.nextSetBit(0); input >= 0; input = differing.nextSetBit(input + 1)) {
            int count = moreThanLeader[input] + (leader.get(input) ? members : 0);
            shared.set(input, count * 2 > members);
        }
        return shared;
    }

    private MixPlan.Member member(int output, BitSet shared) {
        MixMatrix.Row row = matrix.row(output);
        BitSet minus = (BitSet) shared.clone();
        minus.andNot(row.unity);
        BitSet plus = (BitSet) row.unity.clone();
        plus.andNot(shared);
        MixInput[] gained = row.gains.keySet().stream().map(inputs::apply).toArray(MixInput[]::new);
        int[] gains = row.gains.values().stream().mapToInt(Integer::intValue).toArray();
        return new MixPlan.Member(outputs.apply(output), resolve(minus), resolve(plus), gained, gains, row.outputGain);
    }

    private MixInput[] resolve(BitSet numbers) {
        return numbers.stream().mapToObj(inputs).toArray(MixInput[]::new);
    }
}
