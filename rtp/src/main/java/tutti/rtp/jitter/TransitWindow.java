package tutti.rtp.jitter;

/// How long packets were under way lately, measured against the sender's clock with an unknown constant.
///
/// ```
///   transit = arrival − end of the packet's media time
///
///   fastest                                       slow (97.5 %)                     outage limit
///      │▒▓██▓▓▒▒▒░░░░ ░  ░   ░                        │         ░                      │      · · · ·
///      ├──────────────── jitter ──────────────────────┤                                │
///      └─ earlier than this by more than 40 ms:        later than slow by 120 ms: ─────┘
///         the timestamps jumped                         a stall, not jitter; not remembered
/// ```
///
/// The end of the packet counts, not its start: a sender that goes from 20 to 60 ms packets does not become
/// slower by 40 ms.
///
/// A sliding window of 5 s, at most 256 packets, exact: no histogram, no forgetting factor. After jitter ends
/// it is forgotten at a known time, and a skewed sender clock (200 ppm is 1 ms per window) is followed without
/// a model of it. The slowest 2.5 % are left out, so that one stall of our own (120 ms is 6 packets of 250)
/// does not lengthen a call.
final class TransitWindow {
    private static final int PACKETS = 256;
    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final int ONE_IN = 40;
    private static final int OUTLIERS_MAX = PACKETS / ONE_IN;
    private static final int EXACT_BELOW = 32;
    private static final int RECOMPUTE_EVERY = 8;

    private static final long JUMP_EARLY_NANOS = 40_000_000;
    private static final long JUMP_EARLY_AT_FIRST_NANOS = 200_000_000;
    private static final int FIRST_PACKETS = 25;
    static final long OUTAGE_NANOS = 120_000_000;
    private static final long OUTAGE_LASTS_NANOS = 100_000_000;
    private static final long OUTAGE_DRAINS_NANOS = 30_000_000;
    private static final long IDLE_NANOS = 1_000_000_000;

    private final long[] arrivals = new long[PACKETS];
    private final long[] transits = new long[PACKETS];
    private final long[] slowest = new long[OUTLIERS_MAX + 1];
    private int next;
    private int count;
    private int sinceComputed;
    private long fastestNanos;
    private long slowNanos;
    private long latestArrivalNanos;
    private boolean inOutage;
    private long outageSinceNanos;
    private long outageTransitNanos;

    boolean isEmpty() {
        return count == 0;
    }

    long fastestNanos() {
        return fastestNanos;
    }

    long slowNanos() {
        return slowNanos;
    }

    /// The slowest of all that are remembered: what the 97.5 % leave out.
    long slowestNanos() {
        return slowest[0];
    }

    void clear() {
        count = 0;
        slowest[0] = 0;
        next = 0;
        sinceComputed = 0;
        fastestNanos = 0;
        slowNanos = 0;
        inOutage = false;
    }

    /// True when no network can explain how early this packet is.
    boolean isJump(long arrivalNanos, long transitNanos) {
        // The first packets of a stream may all have been slow, the fast ones still to come.
        long limit = count < FIRST_PACKETS ? JUMP_EARLY_AT_FIRST_NANOS : JUMP_EARLY_NANOS;
        return !isStale(arrivalNanos) && fastestNanos - transitNanos > limit;
    }

    /// Remembers one packet, unless it belongs to the backlog of an outage.
    ///
    /// A backlog drains: its packets come less and less late, until one is as fast as usual. When they stay as
    /// late as they are for 100 ms, the path is longer now and is measured afresh. `marker` is the sender's
    /// word that its clock may have rested.
    void record(long arrivalNanos, long transitNanos, boolean marker) {
        boolean idle = arrivalNanos - latestArrivalNanos > IDLE_NANOS;
        if (isStale(arrivalNanos)) {
            clear();
        } else if (transitNanos - slowNanos > (inOutage ? 0 : OUTAGE_NANOS)) {
            latestArrivalNanos = Math.max(latestArrivalNanos, arrivalNanos);
            if (!idle && !marker && !outageIsLasting(arrivalNanos, transitNanos)) {
                return;
            }
            clear();
        }
        inOutage = false;
        latestArrivalNanos = count == 0 ? arrivalNanos : Math.max(latestArrivalNanos, arrivalNanos);
        add(arrivalNanos, transitNanos);
    }

    private boolean isStale(long arrivalNanos) {
        return count == 0 || arrivalNanos - latestArrivalNanos > WINDOW_NANOS;
    }

    private boolean outageIsLasting(long arrivalNanos, long transitNanos) {
        if (!inOutage || transitNanos < outageTransitNanos - OUTAGE_DRAINS_NANOS) {
            inOutage = true;
            outageSinceNanos = arrivalNanos;
            outageTransitNanos = transitNanos;
        }
        return arrivalNanos - outageSinceNanos > OUTAGE_LASTS_NANOS;
    }

    private void add(long arrivalNanos, long transitNanos) {
        arrivals[next] = arrivalNanos;
        transits[next] = transitNanos;
        next = (next + 1) % PACKETS;
        if (count < PACKETS) {
            count++;
        }
        if (count < EXACT_BELOW || ++sinceComputed >= RECOMPUTE_EVERY) {
            compute();
        }
    }

    private void compute() {
        sinceComputed = 0;
        dropExpired();
        int outliers = count / ONE_IN;
        for (int i = 0; i <= outliers; i++) {
            slowest[i] = Long.MIN_VALUE;
        }
        long fastest = Long.MAX_VALUE;
        for (int age = 1; age <= count; age++) {
            long transit = transits[Math.floorMod(next - age, PACKETS)];
            fastest = Math.min(fastest, transit);
            if (transit > slowest[outliers]) {
                insert(transit, outliers);
            }
        }
        fastestNanos = fastest;
        slowNanos = slowest[outliers];
    }

    private void dropExpired() {
        while (count > 1 && latestArrivalNanos - arrivals[Math.floorMod(next - count, PACKETS)] > WINDOW_NANOS) {
            count--;
        }
    }

    private void insert(long transit, int last) {
        int i = last;
        while (i > 0 && slowest[i - 1] < transit) {
            slowest[i] = slowest[i - 1];
            i--;
        }
        slowest[i] = transit;
    }
}
