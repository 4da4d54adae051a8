package tutti.audio.detect.progress;

import java.util.List;

/// A call-progress tone as data: its `meaning`, the `network` that sends it so, in a word for people, and
/// its cadence, 1…[#STEPS_MAX] `steps`.
///
/// It is recognised when its steps have been heard in order, the last one for its `minMillis`. It ends
/// when something is heard that is none of its steps, or one of them for longer than it may last.
/// Source: ITU-T E.180 and its supplement 2 (tones in national networks), T.30 (CNG, CED), E.180 §6
/// (SIT).
public record CallProgressPattern(Meaning meaning, String network, List<Step> steps) {
    /// Most steps of one tone.
    public static final int STEPS_MAX = 16;

    /// What the network or the other machine says.
    public enum Meaning {
        /// The exchange waits for digits.
        DIAL_TONE,
        /// The called telephone rings.
        RINGING,
        /// The called party is engaged.
        BUSY,
        /// Congestion; all circuits busy.
        REORDER,
        /// Special information tone: an announcement follows.
        SIT,
        /// A calling fax.
        CNG,
        /// An answering fax or modem.
        CED,
        /// The number is not in use or cannot be reached.
        UNOBTAINABLE
    }

    /// Every tone that is known by default. Tones that sound alike in two networks are here once.
    public static final List<CallProgressPattern> ALL = List.of(
            of(Meaning.DIAL_TONE, "US, UK", new Step(350, 445, 14, 500, Step.ENDLESS_MILLIS)),
            of(Meaning.DIAL_TONE, "ITU", Step.tone(425, 1000).atLeastMillis(1500)),
            of(
                    Meaning.RINGING,
                    "US",
                    Step.tones(440, 480, 2000),
                    Step.silence(4000).atLeastMillis(300)),
            of(Meaning.RINGING, "ITU", Step.tone(425, 1000), Step.silence(4000).atLeastMillis(1200)),
            of(
                    Meaning.RINGING,
                    "UK",
                    Step.tones(400, 450, 400),
                    Step.silence(200),
                    Step.tones(400, 450, 400),
                    Step.silence(2000).atLeastMillis(600)),
            of(
                    Meaning.BUSY,
                    "US",
                    Step.tones(480, 620, 500),
                    Step.silence(500),
                    Step.tones(480, 620, 500).atLeastMillis(380)),
            of(
                    Meaning.BUSY,
                    "ITU",
                    Step.tone(425, 500),
                    Step.silence(500),
                    Step.tone(425, 500).atLeastMillis(380)),
            of(
                    Meaning.BUSY,
                    "UK",
                    Step.tone(400, 375),
                    Step.silence(375),
                    Step.tone(400, 375).atLeastMillis(300)),
            of(
                    Meaning.REORDER,
                    "US",
                    Step.tones(480, 620, 250),
                    Step.silence(250),
                    Step.tones(480, 620, 250),
                    Step.silence(250),
                    Step.tones(480, 620, 250).atLeastMillis(150)),
            of(
                    Meaning.REORDER,
                    "ITU",
                    Step.tone(425, 250),
                    Step.silence(250),
                    Step.tone(425, 250),
                    Step.silence(250),
                    Step.tone(425, 250).atLeastMillis(150)),
            of(
                    Meaning.REORDER,
                    "UK",
                    Step.tone(400, 400),
                    Step.silence(350),
                    Step.tone(400, 225),
                    Step.silence(525),
                    Step.tone(400, 400).atLeastMillis(280)),
            of(Meaning.UNOBTAINABLE, "UK", Step.tone(400, 1000).atLeastMillis(1500)),
            of(Meaning.SIT, "all", sit(950), sit(1400), new Step(1800, 0, 50, 150, 450)),
            of(
                    Meaning.CNG,
                    "T.30",
                    new Step(1100, 0, 38, 400, 625),
                    Step.silence(3000).atLeastMillis(400)),
            of(Meaning.CED, "T.30", new Step(2100, 0, 15, 400, Step.ENDLESS_MILLIS)));

    /// Fails with an `IllegalArgumentException` if there are no steps, or more than [#STEPS_MAX].
    public CallProgressPattern {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException(steps.size() + " steps: give 1…" + STEPS_MAX);
        }
    }

    private static CallProgressPattern of(Meaning meaning, String network, Step... steps) {
        return new CallProgressPattern(meaning, network, List.of(steps));
    }

    /// Networks vary: 276 ms or 380 ms, and frequencies up to 36 Hz off.
    private static Step sit(double hz) {
        return new Step(hz, 0, 50, 200, 450);
    }
}
