package tutti.bench.call;

import java.io.IOException;
import java.util.function.Consumer;
import tutti.rtp.srtp.SrtpProfile;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CodecMissingException;

/// The same conference without and with encryption, and the processor time of the server for each.
///
/// @param plain in RTP @param encrypted in SRTP
/// @param extraMicrosPerPartyFrame what encryption costs more for each party and each 20 ms: one packet opened, one
/// sealed
record SrtpComparison(CallResult plain, CallResult encrypted, double extraMicrosPerPartyFrame) {
    /// Measures `load` as it is and encrypted by `profile`.
    static SrtpComparison run(CallLoad load, SrtpProfile profile, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        return of(CallBench.run(load, progress), CallBench.run(load.withSrtp(profile), progress));
    }

    static SrtpComparison of(CallResult plain, CallResult encrypted) {
        return new SrtpComparison(
                plain, encrypted, encrypted.cpuMicrosPerPartyFrame() - plain.cpuMicrosPerPartyFrame());
    }

    /// Whether both runs can be trusted and lost nothing.
    boolean good() {
        return plain.good() && encrypted.good();
    }
}
