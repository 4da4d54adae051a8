package tutti.audio.g711;

import java.util.ArrayList;
import java.util.List;

/// The quantizer of G.711 written from its decision values (Tables 1a and 2a) by linear search: slow, and without
/// a line in common with the class under test. Units: 16-bit sample values.
final class DecisionValues {
    private static final int SEGMENT_INTERVALS = 16;

    private final List<Integer> lowerBounds = new ArrayList<>();
    private int end;

    static DecisionValues aLaw() {
        var values = new DecisionValues();
        values.intervals(2 * SEGMENT_INTERVALS, 16);
        for (int width = 32; width <= 1024; width *= 2) {
            values.intervals(SEGMENT_INTERVALS, width);
        }
        return values;
    }

    static DecisionValues muLaw() {
        var values = new DecisionValues();
        values.intervals(1, 4);
        values.intervals(SEGMENT_INTERVALS - 1, 8);
        for (int width = 16; width <= 1024; width *= 2) {
            values.intervals(SEGMENT_INTERVALS, width);
        }
        return values;
    }

    private void intervals(int count, int width) {
        for (int i = 0; i < count; i++) {
            lowerBounds.add(end);
            end += width;
        }
    }

    int count() {
        return lowerBounds.size();
    }

    /// The virtual decision value above the last interval.
    int overload() {
        return end;
    }

    /// The interval that holds `magnitude`; a magnitude beyond the last interval is held by the last.
    int intervalOf(int magnitude) {
        int interval = 0;
        while (interval + 1 < count() && lowerBounds.get(interval + 1) <= magnitude) {
            interval++;
        }
        return interval;
    }

    int lowerBound(int interval) {
        return lowerBounds.get(interval);
    }

    int upperBound(int interval) {
        return interval + 1 < count() ? lowerBounds.get(interval + 1) : end;
    }
}
