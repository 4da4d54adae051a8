package tutti.engine.mix;

import java.util.Arrays;
import tutti.audio.limit.Limiter;

/// Executes a [MixPlan] on the frames its inputs hold.
///
/// ```
///   bus:     Σ contributing inputs                                   (32 bit, exact)
///   output:  nothing differs ─► limit(bus), computed once, shared by all outputs with the same limiter state
///            something differs ─► limit(volume × (bus − minus + plus + gained)) in the output's own buffer
/// ```
/// Only inputs that contribute to this frame cost anything. The result of each output is a function of its
/// matrix row, its inputs' samples and its own limiter state alone. Thread: tick. Allocates nothing.
public final class Mixer {
    private final int frameSamples;

    /// For plans whose frames have `frameSamples` samples. Thread: any.
    public Mixer(int frameSamples) {
        this.frameSamples = frameSamples;
    }

    /// Computes the frame of every output in `plan`.
    public void mix(MixPlan plan) {
        for (MixPlan.Bus bus : plan.buses) {
            boolean busSilent = sum(bus);
            mixMembers(bus, busSilent);
        }
    }

    private boolean sum(MixPlan.Bus bus) {
        boolean silent = true;
        for (MixInput input : bus.inputs) {
            if (!input.contributing()) continue;
            if (silent) Kernel.copy(input.samples(), bus.sum, frameSamples);
            else Kernel.add(bus.sum, input.samples(), frameSamples);
            silent = false;
        }
        if (silent) Arrays.fill(bus.sum, 0);
        return silent;
    }

    private void mixMembers(MixPlan.Bus bus, boolean busSilent) {
        boolean limited = false;
        int before = Limiter.UNITY;
        int after = Limiter.UNITY;
        for (MixPlan.Member member : bus.members) {
            MixOutput output = member.output;
            boolean differs = differs(member);
            if (differs || member.gain != Gain.UNITY) {
                mixOwn(bus, member, busSilent && !differs);
            } else if (!limited) {
                before = output.limiterState;
                after = limitShared(bus, before, busSilent);
                limited = true;
                emitShared(output, bus, after);
            } else if (output.limiterState == before) {
                emitShared(output, bus, after);
            } else {
                Kernel.copy(bus.sum, output.samples, frameSamples);
                limitOwn(output, busSilent);
            }
        }
    }

    private static boolean differs(MixPlan.Member member) {
        return anyContributing(member.minus) || anyContributing(member.plus) || anyContributing(member.gained);
    }

    private static boolean anyContributing(MixInput[] inputs) {
        for (MixInput input : inputs) {
            if (input.contributing()) return true;
        }
        return false;
    }

    private int limitShared(MixPlan.Bus bus, int state, boolean busSilent) {
        int after = Limiter.limit(bus.sum, bus.limited, frameSamples, state);
        bus.frame.filled(busSilent);
        return after;
    }

    private static void emitShared(MixOutput output, MixPlan.Bus bus, int limiterState) {
        output.frame = bus.frame;
        output.keepSum(bus.sum);
        output.limiterState = limiterState;
    }

    private void mixOwn(MixPlan.Bus bus, MixPlan.Member member, boolean silent) {
        int[] mixed = member.output.samples;
        boolean begun = false;
        for (MixInput input : member.minus) {
            if (!input.contributing()) continue;
            if (begun) Kernel.subtract(mixed, input.samples(), frameSamples);
            else Kernel.difference(bus.sum, input.samples(), mixed, frameSamples);
            begun = true;
        }
        if (!begun) Kernel.copy(bus.sum, mixed, frameSamples);
        for (MixInput input : member.plus) {
            if (input.contributing()) Kernel.add(mixed, input.samples(), frameSamples);
        }
        MixInput[] gained = member.gained;
        for (int i = 0; i < gained.length; i++) {
            if (gained[i].contributing()) addGained(mixed, gained[i], member.gains[i]);
        }
        if (member.gain != Gain.UNITY && !silent) Kernel.scale(mixed, member.gain, frameSamples);
        limitOwn(member.output, silent);
    }

    private void addGained(int[] sum, MixInput input, int gain) {
        if (input.isSum()) Kernel.addScaledSum(sum, input.samples(), gain, frameSamples);
        else Kernel.addScaled(sum, input.samples(), gain, frameSamples);
    }

    /// Turns the exact sums in the output's buffer into samples, which they mostly are already.
    private void limitOwn(MixOutput output, boolean silent) {
        int[] mixed = output.samples;
        output.keepSum(mixed);
        if (output.limiterState != Limiter.UNITY || !Kernel.fits(mixed, frameSamples)) {
            output.limiterState = Limiter.limit(mixed, mixed, frameSamples, output.limiterState);
        }
        output.frame = output.own.filled(silent);
    }
}
