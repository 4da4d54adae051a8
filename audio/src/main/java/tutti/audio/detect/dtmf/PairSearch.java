package tutti.audio.detect.dtmf;

/// Finds the pair of tones that the newest hops may hold, cheaply: most hops of speech end here.
///
/// The stronger group decides by its power alone. In the weaker one a neighbour may collect more of what leaks
/// from the strong tone than of its own, so there least squares of each pair decides.
final class PairSearch {
    /// The two strongest frequencies must hold this part of the energy before more is tried.
    private static final double POWER_MIN = 0.5;

    private final Hops hops;
    private int low;
    private int high;

    PairSearch(Hops hops) {
        this.hops = hops;
    }

    /// Whether the newest `count` hops, all with a spectrum, are worth a fit of [#low()] and [#high()].
    boolean find(int count) {
        low = strongest(0, count);
        high = strongest(Digits.TONES_PER_GROUP, count);
        double lowPower = hops.power(low, count);
        double highPower = hops.power(high, count);
        double energy = 0;
        for (int back = 0; back < count; back++) {
            energy += hops.energy(back);
        }
        if (lowPower + highPower < POWER_MIN * energy) {
            return false;
        }
        if (highPower < lowPower) {
            high = bestHigh(count);
        } else {
            low = bestLow(count);
        }
        return true;
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }

    private int strongest(int firstTone, int count) {
        int best = firstTone;
        double bestPower = hops.power(firstTone, count);
        for (int tone = firstTone + 1; tone < firstTone + Digits.TONES_PER_GROUP; tone++) {
            double power = hops.power(tone, count);
            if (power > bestPower) {
                best = tone;
                bestPower = power;
            }
        }
        return best;
    }

    private int bestLow(int count) {
        int best = low;
        double most = explained(low, high, count);
        for (int tone = 0; tone < Digits.TONES_PER_GROUP; tone++) {
            double explained = explained(tone, high, count);
            if (explained > most) {
                best = tone;
                most = explained;
            }
        }
        return best;
    }

    private int bestHigh(int count) {
        int best = high;
        double most = explained(low, high, count);
        for (int tone = Digits.TONES_PER_GROUP; tone < Digits.TONES; tone++) {
            double explained = explained(low, tone, count);
            if (explained > most) {
                best = tone;
                most = explained;
            }
        }
        return best;
    }

    private double explained(int lowTone, int highTone, int count) {
        PairBasis basis = PairBasis.of(lowTone, highTone);
        double sum = 0;
        for (int back = 0; back < count; back++) {
            sum += basis.explained(hops, back, lowTone, highTone);
        }
        return sum;
    }
}
