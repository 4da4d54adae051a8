package tutti.bench.call;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tutti.rtp.srtp.SrtpProfile;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CodecMissingException;

/// The same conference without and with encryption, and the processor time of the server for each.
///
/// ```
///   one server   encrypted, not measured │ plain │ encrypted │ encrypted │ plain
///                the compiler has seen it all        what drifts falls on both
/// ```
/// One and the same server, because two of them may differ by more than what encryption costs: the compiler
/// does not make the same of them.
///
/// @param plain in RTP @param encrypted in SRTP
/// @param extraMicrosPerPartyFrame what encryption costs more for each party and each 20 ms, on the mean: one
/// packet opened, one sealed
record SrtpComparison(List<CallResult> plain, List<CallResult> encrypted, double extraMicrosPerPartyFrame) {
    private static final int WARM_UP_SECONDS = 2;

    SrtpComparison {
        plain = List.copyOf(plain);
        encrypted = List.copyOf(encrypted);
    }

    /// Measures `load` as it is and encrypted by `profile`, twice each.
    static SrtpComparison run(CallLoad load, SrtpProfile profile, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        CallLoad sealed = load.withSrtp(profile);
        List<CallResult> plain = new ArrayList<>();
        List<CallResult> encrypted = new ArrayList<>();
        try (ServerProcess server =
                ServerProcess.start(load.parties(), load.codec().codecName())) {
            CallBench.run(sealed.withSeconds(WARM_UP_SECONDS), server, progress);
            plain.add(CallBench.run(load, server, progress));
            encrypted.add(CallBench.run(sealed, server, progress));
            encrypted.add(CallBench.run(sealed, server, progress));
            plain.add(CallBench.run(load, server, progress));
        }
        return of(plain, encrypted);
    }

    static SrtpComparison of(List<CallResult> plain, List<CallResult> encrypted) {
        return new SrtpComparison(plain, encrypted, meanMicros(encrypted) - meanMicros(plain));
    }

    /// Of the server for each party and 20 ms.
    static double meanMicros(List<CallResult> results) {
        return results.stream()
                .mapToDouble(CallResult::cpuMicrosPerPartyFrame)
                .average()
                .orElseThrow();
    }

    /// Whether all runs can be trusted and lost nothing.
    boolean good() {
        return Stream.concat(plain.stream(), encrypted.stream()).allMatch(CallResult::good);
    }
}
