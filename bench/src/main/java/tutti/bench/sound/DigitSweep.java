package tutti.bench.sound;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import tutti.audio.detect.dtmf.DtmfDetector;
import tutti.audio.detect.dtmf.DtmfListener;
import tutti.audio.detect.dtmf.DtmfSettings;
import tutti.audio.g711.G711;
import tutti.bench.signal.Dialling;
import tutti.bench.signal.Dialling.Digit;

/// How many digits the detector finds while one quantity goes from `from` to `to`: at every step all sixteen, some
/// times, with random phases and through A-law.
final class DigitSweep {
    private static final int ROUNDS = 6;
    private static final long SEED = 24;
    private static final int EARLY_SAMPLES = 80;
    private static final String KEYS = Dialling.KEYS.repeat(ROUNDS);

    /// As many are dialled at every step.
    static final int DIGITS = KEYS.length();

    private final double[] x;
    private final double[] foundPercent;
    private int wrong;

    DigitSweep(double from, double to, double step, DoubleFunction<Dialling> dialling) {
        int count = (int) Math.rint((to - from) / step) + 1;
        x = new double[count];
        foundPercent = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = Math.rint((from + i * step) * 1000) / 1000;
            Dialling.Line line = dialling.apply(x[i]).dial(KEYS, DtmfDetector.SAMPLE_RATE_HZ, SEED + i);
            foundPercent[i] = 100.0 * found(line) / KEYS.length();
        }
    }

    private int found(Dialling.Line line) {
        Heard heard = new Heard(line.digits());
        int[] samples = line.samples();
        for (int i = 0; i < samples.length; i++) samples[i] = G711.A_LAW.decode(G711.A_LAW.encode(samples[i]));
        new DtmfDetector(DtmfSettings.DEFAULT, heard).process(samples, 0, samples.length);
        wrong += heard.wrong;
        return heard.found.size();
    }

    double[] x() {
        return x;
    }

    double[] foundPercent() {
        return foundPercent;
    }

    /// Other digits than those that were dialled, or one of them twice.
    int wrong() {
        return wrong;
    }

    /// The last step with all digits, from the one nearest to `from` upwards or downwards.
    double lastWithAll(double from, int direction) {
        int at = nearest(from);
        while (at + direction >= 0 && at + direction < x.length && foundPercent[at + direction] == 100) at += direction;
        return x[at];
    }

    /// The first step from which on there is no digit any more, upwards or downwards; NaN if there is no such step.
    double firstWithNone(int direction) {
        int at = direction > 0 ? x.length - 1 : 0;
        if (foundPercent[at] > 0) return Double.NaN;
        while (foundPercent[at - direction] == 0) at -= direction;
        return x[at];
    }

    private int nearest(double value) {
        int nearest = 0;
        for (int i = 1; i < x.length; i++) {
            if (Math.abs(x[i] - value) < Math.abs(x[nearest] - value)) nearest = i;
        }
        return nearest;
    }

    private static final class Heard implements DtmfListener {
        private final List<Digit> dialled;
        private final Set<Digit> found = new HashSet<>();
        private int wrong;

        Heard(List<Digit> dialled) {
            this.dialled = dialled;
        }

        @Override
        public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
            boolean right = dialled.stream()
                    .filter(it -> it.key() == digit && startSample >= it.fromSample() - EARLY_SAMPLES)
                    .filter(it -> startSample < it.fromSample() + (long) it.samples())
                    .anyMatch(found::add);
            if (!right) wrong++;
        }

        @Override
        public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {}
    }
}
