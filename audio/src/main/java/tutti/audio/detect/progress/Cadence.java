package tutti.audio.detect.progress;

/// What was heard, as a run of sounds with durations; the last one goes on.
///
/// ```
///   window   T T T T T T . . . . . . . T T T      T: 425 Hz   .: silence
///   sounds   └─ 425 Hz ┘ └─ silence ─┘ └ 425 Hz…
///   age          2            1          0
/// ```
/// A window that is partly one thing and partly another may look like a third: a sound has begun when two windows in
/// a row hold it. Up to two that hold neither it nor the sound before belong to the latter.
///
/// Thread: one at a time. Allocates nothing after construction.
final class Cadence {
    private static final int KEPT = 32;

    /// Two windows hold the same tones if these are this close.
    private static final double SAME_HZ = 12;

    private static final int UNSETTLED_MAX = 2;

    private final Sound.Kind[] kinds = new Sound.Kind[KEPT];
    private final double[] lowHz = new double[KEPT];
    private final double[] highHz = new double[KEPT];
    private final int[] windows = new int[KEPT];
    private final long[] starts = new long[KEPT];
    private int newest;
    private int unsettled;
    private Sound.Kind lastKind = Sound.Kind.OTHER;
    private double lastLowHz;
    private double lastHighHz;
    private long lastStart;

    Cadence() {
        for (int i = 0; i < KEPT; i++) {
            kinds[i] = Sound.Kind.OTHER;
        }
    }

    /// Adds a window whose middle half begins at `sample`.
    void add(Sound.Kind kind, double low, double high, long sample) {
        if (kinds[newest] == kind && same(low, lowHz[newest]) && same(high, highHz[newest])) {
            windows[newest] += unsettled + 1;
            unsettled = 0;
        } else if (unsettled > 0 && lastKind == kind && same(low, lastLowHz) && same(high, lastHighHz)) {
            windows[newest] += unsettled - 1;
            begin(kind, low, high, lastStart, 2);
        } else if (unsettled == UNSETTLED_MAX) {
            begin(Sound.Kind.OTHER, 0, 0, sample, 1);
        } else {
            unsettled++;
            lastKind = kind;
            lastLowHz = low;
            lastHighHz = high;
            lastStart = sample;
        }
    }

    private void begin(Sound.Kind kind, double low, double high, long start, int count) {
        newest = (newest + 1) % KEPT;
        kinds[newest] = kind;
        lowHz[newest] = low;
        highHz[newest] = high;
        windows[newest] = count;
        starts[newest] = start;
        unsettled = 0;
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= SAME_HZ;
    }

    int windows(int age) {
        return windows[index(age)];
    }

    long start(int age) {
        return starts[index(age)];
    }

    /// Whether the sound `age` sounds ago is that of `step`.
    boolean is(int age, Step step) {
        int i = index(age);
        return switch (kinds[i]) {
            case SILENCE -> step.isSilence();
            case TONES -> !step.isSilence() && step.sounds(lowHz[i], highHz[i]);
            case OTHER -> false;
        };
    }

    private int index(int age) {
        return (newest - age + KEPT) % KEPT;
    }
}
