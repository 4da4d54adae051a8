package tutti.engine.record;

/// Counts frames that have not come, and tells of each run of them when it is over.
final class Gaps {
    private final GapListener listener;
    private long lostFrames;
    private long run;
    private boolean beginning = true;

    Gaps(GapListener listener) {
        this.listener = listener;
    }

    /// A tick that was running while the feed was connected has not seen it, so the first frame may be
    /// missing and nothing is lost.
    void begin() {
        beginning = true;
    }

    void frame(long number, boolean came) {
        if (came) end(number);
        else if (!beginning) missing();
        beginning = false;
    }

    private void missing() {
        lostFrames++;
        run++;
    }

    /// Nothing more is expected from frame `number` on.
    void end(long number) {
        if (run > 0) listener.gap(number, run);
        run = 0;
    }

    long lostFrames() {
        return lostFrames;
    }
}
