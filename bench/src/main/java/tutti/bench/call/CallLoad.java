package tutti.bench.call;

import java.util.Optional;
import tutti.rtp.srtp.SrtpProfile;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.CallerEncryption;

/// How much is asked of the server.
///
/// @param parties calls in the one conference, [#PARTIES_MIN] and more
/// @param talkers how many of them talk all the time
/// @param seconds how long is measured
/// @param warmUpSeconds how long they are in the conference before: the compiler needs some 10 s
/// @param codec what all speak
/// @param discontinuous whether callers send next to nothing while they are silent (DTX)
/// @param srtp how all are encrypted, by keys from DTLS; empty for plain RTP
record CallLoad(
        int parties,
        int talkers,
        int seconds,
        int warmUpSeconds,
        CallerCodec codec,
        boolean discontinuous,
        Optional<SrtpProfile> srtp) {
    static final int PARTIES_MIN = 2;
    static final int PARTIES_MAX = 2_000;

    /// Parties that say a short word in turn, by which delay is measured; they are silent otherwise.
    private static final int PROBES_MAX = 20;

    /// Parties whose ears are measured.
    private static final int LISTENERS_MAX = 40;

    /// The same in another number.
    CallLoad withParties(int otherParties) {
        return new CallLoad(otherParties, talkers, seconds, warmUpSeconds, codec, discontinuous, srtp);
    }

    /// The same in mu-law, of which packets cost next to nothing but their transport.
    CallLoad asTelephones() {
        return new CallLoad(parties, talkers, seconds, warmUpSeconds, CallerCodec.PCMU, false, srtp);
    }

    /// The same, measured for another time.
    CallLoad withSeconds(int otherSeconds) {
        return new CallLoad(parties, talkers, otherSeconds, warmUpSeconds, codec, discontinuous, srtp);
    }

    /// The same, encrypted.
    CallLoad withSrtp(SrtpProfile profile) {
        return new CallLoad(parties, talkers, seconds, warmUpSeconds, codec, discontinuous, Optional.of(profile));
    }

    CallerEncryption encryption() {
        return srtp.<CallerEncryption>map(CallerEncryption.Dtls::new).orElse(CallerEncryption.NONE);
    }

    int probes() {
        return Math.clamp((parties - talkers) / 2, 1, PROBES_MAX);
    }

    int listeners() {
        return Math.clamp(parties - talkers - probes(), 1, LISTENERS_MAX);
    }

    /// Empty if it makes sense, else a sentence.
    String problem() {
        if (parties < PARTIES_MIN || parties > PARTIES_MAX) {
            return "--parties " + parties + ": give " + PARTIES_MIN + " to " + PARTIES_MAX;
        }
        if (talkers < 0 || talkers > parties - 2) {
            return "--talkers " + talkers + ": give 0 to " + (parties - 2) + ", two fewer than parties at most";
        }
        if (seconds < 2 || seconds > 600 || warmUpSeconds < 0 || warmUpSeconds > 600) {
            return "give 2 to 600 --seconds and 0 to 600 seconds of --warm-up";
        }
        if (discontinuous && codec != CallerCodec.OPUS) return "--dtx: only --codec opus can";
        return "";
    }
}
