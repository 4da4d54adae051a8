package tutti.engine.mix;

/// How to compute every output with few additions; compiled from a [MixMatrix] when it changes, never per
/// tick.
///
/// ```
///   inputs ──► Σ bus ──┬── no difference ─────────────► the bus itself, one buffer for all
///                      └── − minus + plus + gained, × volume ───► the output's own buffer
/// ```
/// Immutable but for the scratch buffers of its buses, which belong to the tick.
public final class MixPlan {
    /// No outputs: nothing is computed.
    public static final MixPlan EMPTY = new MixPlan(new Bus[0]);

    final Bus[] buses;

    MixPlan(Bus[] buses) {
        this.buses = buses;
    }

    /// How many sums over shared inputs the plan makes per frame.
    public int buses() {
        return buses.length;
    }

    /// How many cells the plan adds or subtracts beside the buses when every input contributes.
    public int differences() {
        int differences = 0;
        for (Bus bus : buses) {
            for (Member member : bus.members) {
                differences += member.minus.length + member.plus.length + member.gained.length;
            }
        }
        return differences;
    }

    /// Inputs summed once, and the outputs that start from that sum.
    static final class Bus {
        final MixInput[] inputs;
        final Member[] members;
        final int[] sum;
        final int[] limited;
        final MixedFrame frame;

        Bus(int number, MixInput[] inputs, Member[] members, int frameSamples) {
            this.inputs = inputs;
            this.members = members;
            sum = new int[frameSamples];
            limited = new int[frameSamples];
            frame = new MixedFrame(limited, frameSamples, number);
        }
    }

    /// One output: the bus, less `minus`, plus `plus`, plus each of `gained` times its gain; all of it
    /// times `gain`.
    static final class Member {
        final MixOutput output;
        final MixInput[] minus;
        final MixInput[] plus;
        final MixInput[] gained;
        final int[] gains;
        final int gain;

        Member(MixOutput output, MixInput[] minus, MixInput[] plus, MixInput[] gained, int[] gains, int gain) {
            this.output = output;
            this.minus = minus;
            this.plus = plus;
            this.gained = gained;
            this.gains = gains;
            this.gain = gain;
        }
    }
}
