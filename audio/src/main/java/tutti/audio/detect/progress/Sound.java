package tutti.audio.detect.progress;

/// What one window of 64 ms holds: silence, one tone, two tones, or anything else.
///
/// The two strongest peaks of the spectrum are tones if they hold most of the energy; the second counts if it is at
/// most 10 dB below the first. Between bins a peak is found from its two neighbours. Thread: one at a time.
/// Allocates nothing after construction. Source: Prosody's call-progress set (512 samples every 32 ms, 250…3406 Hz,
/// -36 dBm0, third peak 0.1).
final class Sound {
    enum Kind {
        SILENCE,
        TONES,
        OTHER
    }

    private static final double BIN_HZ = 8000.0 / Spectrum.SAMPLES;
    private static final int FIRST_BIN = 16;
    private static final int LAST_BIN = 218;
    private static final int PEAK_HALF_BINS = 2;
    private static final double PURITY_MIN = 0.8;
    private static final double SECOND_MIN = 0.1;

    private final Spectrum spectrum = new Spectrum();
    private Kind kind = Kind.SILENCE;
    private double lowHz;
    private double highHz;

    /// Judges `samples[0…512)` of the energy `energy`.
    void judge(int[] samples, long energy, long energyMin) {
        lowHz = 0;
        highHz = 0;
        if (energy < energyMin) {
            kind = Kind.SILENCE;
            return;
        }
        spectrum.transform(samples);
        double total = 0;
        for (int bin = 1; bin < Spectrum.BINS; bin++) {
            total += spectrum.power(bin);
        }
        int first = strongest(-Spectrum.BINS);
        int second = strongest(first);
        double firstPower = peakPower(first, first);
        double secondPower = peakPower(second, first);
        boolean two = secondPower >= SECOND_MIN * firstPower && isPeak(second);
        double held = firstPower + (two ? secondPower : 0);
        kind = held >= PURITY_MIN * total && isPeak(first) ? Kind.TONES : Kind.OTHER;
        double firstHz = frequencyHz(first);
        double secondHz = two ? frequencyHz(second) : 0;
        lowHz = two ? Math.min(firstHz, secondHz) : firstHz;
        highHz = two ? Math.max(firstHz, secondHz) : 0;
    }

    private int strongest(int except) {
        int best = FIRST_BIN;
        double most = -1;
        for (int bin = FIRST_BIN; bin <= LAST_BIN; bin++) {
            boolean peak =
                    spectrum.power(bin) >= spectrum.power(bin - 1) && spectrum.power(bin) > spectrum.power(bin + 1);
            if (peak && Math.abs(bin - except) >= PEAK_HALF_BINS && spectrum.power(bin) > most) {
                best = bin;
                most = spectrum.power(bin);
            }
        }
        return best;
    }

    private boolean isPeak(int bin) {
        return spectrum.power(bin) >= spectrum.power(bin - 1) && spectrum.power(bin) > spectrum.power(bin + 1);
    }

    /// Power around `bin`, without what already belongs to another peak.
    private double peakPower(int bin, int other) {
        double sum = 0;
        for (int i = bin - PEAK_HALF_BINS; i <= bin + PEAK_HALF_BINS; i++) {
            if (bin == other || Math.abs(i - other) > PEAK_HALF_BINS) {
                sum += spectrum.power(i);
            }
        }
        return sum;
    }

    /// Under a Hann window the ratio of the amplitudes of two neighbouring bins gives the frequency exactly.
    private double frequencyHz(int bin) {
        double left = Math.sqrt(spectrum.power(bin - 1));
        double middle = Math.sqrt(spectrum.power(bin));
        double right = Math.sqrt(spectrum.power(bin + 1));
        boolean above = right >= left;
        double ratio = middle > 0 ? (above ? right : left) / middle : 0;
        double between = (2 * ratio - 1) / (ratio + 1);
        return (bin + (above ? between : -between)) * BIN_HZ;
    }

    Kind kind() {
        return kind;
    }

    /// The lower or only tone; 0 if there is none.
    double lowHz() {
        return lowHz;
    }

    /// The higher of two tones; 0 if there are not two.
    double highHz() {
        return highHz;
    }
}
