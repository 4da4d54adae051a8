package tutti.bench.plot;

import java.util.Locale;

/// One axis: from one value to a greater one, with a tick and a number every `tick`. `label` names the quantity and its
/// unit.
///
/// Fails with an `IllegalArgumentException` if it has no length or more than [#TICKS_MAX] ticks.
public record Axis(String label, double from, double to, double tick) {
    /// More cannot be read.
    public static final int TICKS_MAX = 40;

    private static final double HAIR = 1e-9;

    /// Checks the range.
    public Axis {
        if (!(from < to && tick > 0 && (to - from) / tick <= TICKS_MAX)) {
            throw new IllegalArgumentException("An axis from " + from + " to " + to + " with a tick every " + tick
                    + ": give a range with 1 to " + TICKS_MAX + " ticks");
        }
    }

    /// Where `value` lies, 0 at `from` and 1 at `to`; what is beyond an end lies on it.
    double place(double value) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }

    int ticks() {
        return (int) (StrictMath.floor(to / tick + HAIR) - StrictMath.ceil(from / tick - HAIR)) + 1;
    }

    double tickValue(int index) {
        return (StrictMath.ceil(from / tick - HAIR) + index) * tick;
    }

    String tickText(int index) {
        int decimals = 0;
        for (double unit = tick; decimals < 4 && Math.abs(unit - Math.rint(unit)) > HAIR; unit *= 10) decimals++;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", tickValue(index) + 0.0);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }
}
