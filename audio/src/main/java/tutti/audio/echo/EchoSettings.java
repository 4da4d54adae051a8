package tutti.audio.echo;

/// What echo an [EchoCanceller] expects, and what it does with the rest.
///
/// `spanMillis`, 16…64: length of the echo path after its delay. `delayMaxMillis`, 0…500: the longest
/// delay before it that is searched for. `residual`: what becomes of the echo that is left.
/// `residualThresholdDbm0`, -90…0: below this, what remains while the far end is heard is residual echo
/// and not somebody's voice; without meaning for [ResidualMode#NONE].
///
/// Fails with an `IllegalArgumentException` outside of these.
/// Source: Prosody `sm_condition_input` (type, span, non-linear processing and its threshold).
public record EchoSettings(int spanMillis, int delayMaxMillis, ResidualMode residual, double residualThresholdDbm0) {
    /// 64 ms after up to 300 ms; residual echo below -40 dBm0 is muted.
    public static final EchoSettings DEFAULT = new EchoSettings(64, 300, ResidualMode.MUTING, -40);

    /// Checks the ranges.
    public EchoSettings {
        require("span in ms", spanMillis, 16, 64);
        require("longest delay in ms", delayMaxMillis, 0, 500);
        require("residual threshold in dBm0", residualThresholdDbm0, -90, 0);
    }

    /// The same with another treatment of the rest.
    public EchoSettings withResidual(ResidualMode newResidual) {
        return new EchoSettings(spanMillis, delayMaxMillis, newResidual, residualThresholdDbm0);
    }

    private static void require(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "Echo with a " + what + " of " + value + " cannot be cancelled: give " + least + "…" + most);
        }
    }
}
