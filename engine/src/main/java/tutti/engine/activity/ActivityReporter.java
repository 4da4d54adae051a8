package tutti.engine.activity;

/// Reports who is active in one output, when that has changed.
///
/// A report is due when the ranking differs from that of the report before (somebody began, fell silent or
/// overtook another) or a power differs from it significantly, but not sooner than the delay after the
/// report before. One that finds the queue full is tried again in the next frame. Thread: tick; allocates
/// nothing after construction. Source: Prosody `sm_conf_prim_config_activity_reporting`.
public final class ActivityReporter {
    /// At sensitivity 0 a power must change by that much to be reported; at 100 any change is enough.
    public static final double LEAST_SENSITIVE_DB = 20;

    private static final int SENSITIVITY_MAX = 100;

    private final int source;
    private final int delayFrames;
    private final double significantRatio;
    private final int capacity;
    private long[] ranking;
    private long[] reported;
    private int reportedCount;
    private long dueFrame;

    /// For an output with up to `capacity` inputs; `source` is how its reports are marked, `sensitivity`
    /// 0…100.
    public ActivityReporter(int source, int delayFrames, int sensitivity, int capacity) {
        this.source = source;
        this.delayFrames = delayFrames;
        this.capacity = capacity;
        double significantDb = LEAST_SENSITIVE_DB * (SENSITIVITY_MAX - sensitivity) / SENSITIVITY_MAX;
        significantRatio = StrictMath.pow(10, significantDb / 10);
        ranking = new long[capacity];
        reported = new long[capacity];
    }

    /// The most inputs that [#observe] takes; an output with more needs another reporter.
    public int capacity() {
        return capacity;
    }

    /// Looks at the inputs with these ids in the frame that was just mixed.
    public void observe(int[] ids, InputActivity[] activities, long frameNumber, ActivityQueue queue) {
        if (frameNumber < dueFrame) return;
        int count = rank(ids, activities, frameNumber);
        if (!differs(count) || !queue.offer(source, frameNumber, ranking, count)) return;
        long[] old = reported;
        reported = ranking;
        ranking = old;
        reportedCount = count;
        dueFrame = frameNumber + delayFrames;
    }

    private int rank(int[] ids, InputActivity[] activities, long frameNumber) {
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            long meanSquare = activities[i].meanSquareSince(frameNumber);
            if (meanSquare != 0) ranking[count++] = Rank.of(ids[i], meanSquare);
        }
        Rank.sort(ranking, count);
        return count;
    }

    private boolean differs(int count) {
        if (count != reportedCount) return true;
        for (int i = 0; i < count; i++) {
            if (Rank.id(ranking[i]) != Rank.id(reported[i])) return true;
            if (significant(Rank.meanSquare(ranking[i]), Rank.meanSquare(reported[i]))) return true;
        }
        return false;
    }

    private boolean significant(long meanSquare, long before) {
        return meanSquare > before * significantRatio || before > meanSquare * significantRatio;
    }
}
