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

    private BitSet majority(Group group) {
        int[] counts = new int[group.leader.unity.length()];
        for (int output : group.members) {
            BitSet unity = matrix.row(output).unity;
            if (unity.length() > counts.length) counts = Arrays.copyOf(counts, unity.length());
            for (int input = unity.nextSetBit(0); input >= 0; input = unity.nextSetBit(input + 1)) counts[input]++;
        }
        BitSet shared = new BitSet(counts.length);
        for (int input = 0; input < counts.length; input++) {
            if (counts[input] * 2 > group.members.size()) shared.set(input);
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
