package tutti.rtp.jitter;

/// Where in the stream each packet belongs: unwraps sequence numbers and timestamps, knows what was played,
/// tells late from doubled, and jumps from both. Owns the slots.
///
/// ```
///              taken (1) or missed (0)        next                    highest
///   … 1 1 1 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 │ · │ █ │ █ │ · │ █ │ … │ █ │
///   └───────── 64 remembered ──────────────┘ └────── capacity of the store ─────┘
/// ```
final class Sequence {
    private static final int TAKEN_REMEMBERED = 64;
    private static final int MISORDER_MAX = 100;
    private static final int NONE = -1;

    final PacketStore store;
    private final JitterCounters counters;

    private boolean started;
    private boolean anyTaken;
    private int next;
    private int highest;
    private int highestTimestamp;
    private long highestTicks;
    private long takenMask;
    private int lateRunNext = NONE;

    Sequence(PacketStore store, JitterCounters counters) {
        this.store = store;
        this.counters = counters;
    }

    /// Forgets the stream.
    void clear() {
        store.clear();
        started = false;
        anyTaken = false;
        takenMask = 0;
        lateRunNext = NONE;
    }

    boolean isStarted() {
        return started;
    }

    /// The packet `number` is the first of a stream; its media time is 0.
    void begin(int number, int rtpTimestamp) {
        started = true;
        next = number;
        highest = number;
        highestTimestamp = rtpTimestamp;
        highestTicks = 0;
    }

    long ticks(int rtpTimestamp) {
        return highestTicks + (rtpTimestamp - highestTimestamp);
    }

    boolean isAhead(int number) {
        return distance(highest, number) > 0;
    }

    /// Newer number, older timestamp: the source set its clock anew.
    boolean goesBackInTime(long ticks) {
        return ticks < highestTicks;
    }

    /// Makes the newest number known, after it got its slot.
    void advanceTo(int number, int rtpTimestamp, long ticks) {
        if (distance(highest, number) >= 0) {
            highest = number;
            highestTimestamp = rtpTimestamp;
            highestTicks = ticks;
        }
    }

    /// A packet that only fills its number: the timestamp counts for nothing.
    void advanceTo(int number) {
        advanceTo(number, highestTimestamp, highestTicks);
    }

    long highestTicks() {
        return highestTicks;
    }

    /// What to do with a packet that is not newer than the newest.
    JitterBuffer.Offer placeBehind(int number, long ticks) {
        int fromNext = distance(next, number);
        if (fromNext >= 0) {
            return store.has(number) ? JitterBuffer.Offer.DUPLICATE : inTime(number);
        }
        if (!anyTaken && distance(number, highest) < store.capacity()) {
            next = number;
            return inTime(number);
        }
        boolean secondInARow = number == lateRunNext;
        lateRunNext = following(number);
        // An older number with a newer time, or two in sequence that are older than any delay explains (RFC 3550 A.1):
        // the source counts anew.
        if (ticks > highestTicks || (secondInARow && -fromNext > MISORDER_MAX)) {
            return JitterBuffer.Offer.RESET;
        }
        return wasTaken(-fromNext) ? JitterBuffer.Offer.DUPLICATE : JitterBuffer.Offer.LATE;
    }

    private JitterBuffer.Offer inTime(int number) {
        if (number != highest) {
            counters.reordered++;
        }
        lateRunNext = NONE;
        return JitterBuffer.Offer.ACCEPTED;
    }

    private boolean wasTaken(int numbersAgo) {
        return numbersAgo <= TAKEN_REMEMBERED && (takenMask >>> (numbersAgo - 1) & 1) != 0;
    }

    /// Makes `number`, newer than the newest, fit into the slots; returns how many packets were pushed out.
    int makeRoom(int number) {
        lateRunNext = NONE;
        int beyond = (number - next & 0xFFFF) - store.capacity() + 1;
        if (beyond <= 0) {
            return 0;
        }
        int held = store.size();
        if (beyond >= store.capacity()) {
            counters.skipped += held;
            store.clear();
            moveNext(number);
        } else {
            skipTo(next + beyond & 0xFFFF);
        }
        return held - store.size();
    }

    /// Sequence number of the first packet here, which must exist.
    int head() {
        return next + store.missingBefore(next) & 0xFFFF;
    }

    int missing() {
        return store.missingBefore(next);
    }

    int next() {
        return next;
    }

    int highest() {
        return highest;
    }

    /// Takes a packet out, and gives up what is missing before it.
    void take(int number) {
        store.remove(number);
        moveNext(following(number));
        takenMask |= 1;
        anyTaken = true;
    }

    /// Throws away what is before `number`.
    void skipTo(int number) {
        while (next != number) {
            if (store.has(next)) {
                if (!store.isSilence(next)) {
                    counters.skipped++;
                }
                store.remove(next);
            }
            moveNext(following(next));
        }
    }

    private void moveNext(int number) {
        int steps = number - next & 0xFFFF;
        takenMask = steps < TAKEN_REMEMBERED ? takenMask << steps : 0;
        next = number;
    }

    static int following(int number) {
        return number + 1 & 0xFFFF;
    }

    static int distance(int from, int to) {
        return (short) (to - from);
    }
}
