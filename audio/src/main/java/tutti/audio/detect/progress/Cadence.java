package tutti.audio.detect.progress;

/// What was heard, as a run of sounds with durations; the last one goes on.
///
/// ```
///   window   T T T T T T . . . . . . . T T T      T: 425 Hz   .: silence
///   sounds   └─ 425 Hz ┘ └─ silence ─┘ └ 425 Hz…
///   age          2            1          0
/// ```
/// A window that is partly one thing and partly another may look like a third: a sound has begun when two windows in
/// a row hold it, and one window alone belongs to the sound before it.
///
/// Thread: one at a time. Allocates nothing after construction.
final class Cadence {
    private static final int KEPT = 32;

    /// Two windows hold the same tones if these are this close.
    private static final double SAME_HZ = 12;

    private final Sound.Kind[] kinds = new Sound.Kind[KEPT];
    private final double[] lowHz = new double[KEPT];
    private final double[] highHz = new double[KEPT];
    private final int[] windows = new int[KEPT];
    private final long[] starts = new long[KEPT];
    private int newest;
    private boolean doubtful;
    private Sound.Kind doubtfulKind = Sound.Kind.OTHER;
    private double doubtfulLowHz;
    private double doubtfulHighHz;
    private long doubtfulStart;

    Cadence() {
        for (int i = 0; i < KEPT; i++) {
            kinds[i] = Sound.Kind.OTHER;
        }
    }

    /// Adds a window whose middle half begins at `sample`.
    void add(Sound.Kind kind, double low, double high, long sample) {
        if (kinds[newest] == kind && same(low, lowHz[newest]) && same(high, highHz[newest])) {
            windows[newest] += doubtful ? 2 : 1;
            doubtful = false;
            lowHz[newest] = low;
            highHz[newest] = high;
            return;
        }
        if (doubtful && doubtfulKind == kind && same(low, doubtfulLowHz) && same(high, doubtfulHighHz)) {
            begin(kind, low, high);
            return;
        }
        windows[newest] += doubtful ? 1 : 0;
        doubtful = true;
        doubtfulKind = kind;
        doubtfulLowHz = low;
        doubtfulHighHz = high;
        doubtfulStart = sample;
    }

    private void begin(Sound.Kind kind, double low, double high) {
        newest = (newest + 1) % KEPT;
        kinds[newest] = kind;
        lowHz[newest] = low;
        highHz[newest] = high;
        windows[newest] = 2;
        starts[newest] = doubtfulStart;
        doubtful = false;
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
