package tutti.simulator.hearing;

import java.util.List;
import java.util.OptionalDouble;

/// What one listener heard of one talker.
///
/// @param listener his name
/// @param talker his name; may be the listener's own
/// @param spokenDbov RMS level of the talker's tone as he sends it
/// @param heardDbov median over his utterances of the tone's level at the listener; of a tone that never stops,
/// over its quarters of a second
/// @param loudestDbov the loudest of them
/// @param utterances how many were judged; a tone that never stops is one
/// @param heardUtterances how many of them were heard: at most [#AUDIBLE_BELOW_DB] softer than spoken
/// @param delaysMillis of every heard utterance that began while both were up, in order; see [UtteranceMeter]
public record Hearing(
        String listener,
        String talker,
        double spokenDbov,
        double heardDbov,
        double loudestDbov,
        int utterances,
        int heardUtterances,
        List<Double> delaysMillis) {
    /// Softer than that below the spoken level counts as not heard.
    public static final double AUDIBLE_BELOW_DB = 20;

    public Hearing {
        delaysMillis = List.copyOf(delaysMillis);
    }

    /// Whether at least one utterance was heard.
    public boolean heard() {
        return heardUtterances > 0;
    }

    /// The median delay; empty if nothing was heard or the tone never stops.
    public OptionalDouble delayMillisMedian() {
        double[] sorted =
                delaysMillis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }
}
