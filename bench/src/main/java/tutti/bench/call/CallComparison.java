package tutti.bench.call;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.CodecMissingException;

/// Two conferences that differ in size only, and the processor time of the server for each.
///
/// @param small the smaller one @param large the larger one
/// @param cpuRatio how many times as much the larger one costs in all
/// @param telephones the same in mu-law: what transport alone costs; empty if that is what was measured
record CallComparison(CallResult small, CallResult large, double cpuRatio, Optional<CallComparison> telephones) {
    /// Measures `load` and the same with `otherParties`, and both in mu-law.
    static CallComparison run(CallLoad load, int otherParties, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        CallLoad other = load.withParties(otherParties);
        boolean more = load.parties() >= otherParties;
        CallLoad small = more ? other : load;
        CallLoad large = more ? load : other;
        CallComparison coded = of(CallBench.run(small, progress), CallBench.run(large, progress), Optional.empty());
        if (load.codec() == CallerCodec.PCMU) return coded;
        CallComparison plain = of(
                CallBench.run(small.asTelephones(), progress),
                CallBench.run(large.asTelephones(), progress),
                Optional.empty());
        return of(coded.small(), coded.large(), Optional.of(plain));
    }

    static CallComparison of(CallResult small, CallResult large, Optional<CallComparison> telephones) {
        return new CallComparison(small, large, large.cpuMicrosPerFrame() / small.cpuMicrosPerFrame(), telephones);
    }

    /// Whether every run can be trusted and lost nothing.
    boolean good() {
        return small.good()
                && large.good()
                && telephones.map(CallComparison::good).orElse(true);
    }
}
