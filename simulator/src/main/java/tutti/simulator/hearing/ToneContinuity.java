package tutti.simulator.hearing;

import tutti.simulator.voice.Voice;

/// Whether a steady tone runs on through what was heard: a sample that is missing or repeated turns its
/// phase.
///
/// ```
///   heard    /\/\/\/\/\/\/\/\/\/\/\/\
///   windows  |  40 ms  |                 every 20 ms; phase against a clock that never stops
///                 |  40 ms  |            the step from one window to the next is 0 while the tone runs on
/// ```
/// One sample of 8 kHz is `360° · frequencyHz / 8000`. Other tones 100 Hz and more away do not count.
///
/// @param windows how many were looked at
/// @param disturbedWindows how many of them stepped by more than [#STEP_DEGREES_MAX] or were off in level by
/// more than [#LEVEL_TOLERANCE_DB]; what disturbs the tone once is seen by two or three
/// @param largestStepDegrees the largest change of phase from one window to the next, 0…180
/// @param softestDbov level of the tone in its softest window
/// @param loudestDbov level of the tone in its loudest window
public record ToneContinuity(
        int windows, int disturbedWindows, double largestStepDegrees, double softestDbov, double loudestDbov) {
    /// Less than half a sample at 1 kHz.
    public static final double STEP_DEGREES_MAX = 20;

    public static final double LEVEL_TOLERANCE_DB = 1;

    private static final int WINDOW_SAMPLES = 2 * Voice.FRAME_SAMPLES;
    private static final double FULL_SCALE = 32_768;

    /// Looks at all whole windows of `samples`, 8 kHz, for a tone of `frequencyHz` and `levelDbov`.
    public static ToneContinuity of(int[] samples, int frequencyHz, double levelDbov) {
        double largestStep = 0;
        double softest = Double.POSITIVE_INFINITY;
        double loudest = Double.NEGATIVE_INFINITY;
        double lastPhase = 0;
        int windows = 0;
        int disturbed = 0;
        for (int start = 0; start + WINDOW_SAMPLES <= samples.length; start += Voice.FRAME_SAMPLES) {
            Phasor phasor = Phasor.of(samples, start, frequencyHz);
            double step = windows++ == 0 ? 0 : stepDegrees(lastPhase, phasor.phase());
            boolean levelOff = Math.abs(phasor.dbov() - levelDbov) > LEVEL_TOLERANCE_DB;
            if (step > STEP_DEGREES_MAX || levelOff) disturbed++;
            largestStep = Math.max(largestStep, step);
            lastPhase = phasor.phase();
            softest = Math.min(softest, phasor.dbov());
            loudest = Math.max(loudest, phasor.dbov());
        }
        return new ToneContinuity(windows, disturbed, largestStep, softest, loudest);
    }

    private static double stepDegrees(double from, double to) {
        return Math.abs(Math.toDegrees(Math.IEEEremainder(to - from, 2 * Math.PI)));
    }

    /// The tone in one window: `phase` in radians against sample 0, level as RMS.
    private record Phasor(double phase, double dbov) {
        static Phasor of(int[] samples, int start, int frequencyHz) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < WINDOW_SAMPLES; i++) {
                double hann = 1 - Math.cos(2 * Math.PI * (i + 0.5) / WINDOW_SAMPLES);
                double turn = 2 * Math.PI * frequencyHz * (start + i) / Voice.SAMPLE_RATE_HZ;
                re += samples[start + i] * hann * Math.cos(turn);
                im -= samples[start + i] * hann * Math.sin(turn);
            }
            double peak = 2 * Math.hypot(re, im) / WINDOW_SAMPLES;
            return new Phasor(Math.atan2(im, re), 20 * Math.log10(Math.max(peak, 1e-3) / FULL_SCALE / Math.sqrt(2)));
        }
    }
}
