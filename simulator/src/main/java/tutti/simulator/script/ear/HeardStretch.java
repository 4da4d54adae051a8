package tutti.simulator.script.ear;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import tutti.engine.roles.Reason;

/// One talker in the ear of one listener, as long as one reason and one gain held.
///
/// @param listener his name
/// @param talker his name; may be the listener's own
/// @param fromFrame the first frame
/// @param toFrame the frame after the last
/// @param reason why he is heard, or why not
/// @param gain the linear factor from mouth to ear by the rule, 0 when he is not heard
/// @param measuredDb level in the ear against the level spoken: the median while he spoke, or the loudest moment
/// when he is not to be heard
/// @param lateMillis median from mouth to ear, of the utterances that began in the stretch
/// @param verdict whether measurement and rule go together
public record HeardStretch(
        String listener,
        String talker,
        int fromFrame,
        int toFrame,
        Reason reason,
        double gain,
        OptionalDouble measuredDb,
        OptionalLong lateMillis,
        Verdict verdict) {
    public boolean heardByRule() {
        return reason.heard();
    }

    /// By the rule; empty when he is not to be heard.
    public OptionalDouble gainDb() {
        return gain > 0 ? OptionalDouble.of(20 * StrictMath.log10(gain)) : OptionalDouble.empty();
    }
}
