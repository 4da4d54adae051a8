package tutti.rtp.rtcp;

/// The sender reports we sent lately, to know one by the LSR that comes back.
///
/// The round trip is measured by the monotonic time of sending, so a wall clock that is set does no harm.
/// Thread: one owner. Allocates nothing.
final class SentReports {
    /// At the minimum interval, a peer's report refers to one of the last two or three.
    static final int REMEMBERED = 4;

    private final int[] middles = new int[REMEMBERED];
    private final long[] sentNanos = new long[REMEMBERED];
    private int next;
    private int count;

    void add(int ntpMiddle, long nowNanos) {
        middles[next] = ntpMiddle;
        sentNanos[next] = nowNanos;
        next = (next + 1) % REMEMBERED;
        count = Math.min(count + 1, REMEMBERED);
    }

    /// Where the report with this LSR is kept, -1 if it is none of ours.
    int find(int ntpMiddle) {
        for (int i = 0; i < count; i++) {
            if (middles[i] == ntpMiddle) {
                return i;
            }
        }
        return -1;
    }

    long sentNanos(int index) {
        return sentNanos[index];
    }
}
