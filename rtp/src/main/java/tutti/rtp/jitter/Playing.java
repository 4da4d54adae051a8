package tutti.rtp.jitter;

import tutti.rtp.jitter.JitterBuffer.Take;

/// The side of a [JitterBuffer] that plays: which packet is next, and whether it is time.
///
/// ```
///            first packet that waited long enough (TALKSPURT)
///   WAITING ───────────────────────────────────────────────────► PLAYING   FRAME, LOST, EMPTY
///   SILENCE ◄─────────────────────────────────────────────────── (EMPTY ≤ 100 ms)
///   EARLY     silence packet · timestamp gap · 100 ms of nothing · jump of sequence or timestamp (RESET)
/// ```
final class Playing {
    private enum Phase {
        WAITING,
        PLAYING
    }

    private static final long HOLD_NANOS = 100_000_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final PacketStore store;
    private final Sequence sequence;
    private final DelayTarget target;
    private final JitterCounters counters;

    private Phase phase = Phase.WAITING;
    private long nextTicks;
    private long starvedSinceNanos = NEVER;
    private boolean inBacklog;

    private int takenDurationTicks;
    private int takenPayloadType;
    private int takenPayloadOffset;
    private int takenPayloadLength;
    private int lostRtpTicks;

    Playing(PacketStore store, Sequence sequence, DelayTarget target, JitterCounters counters) {
        this.store = store;
        this.sequence = sequence;
        this.target = target;
        this.counters = counters;
    }

    /// What comes next is the first packet of something.
    void rest() {
        phase = Phase.WAITING;
        starvedSinceNanos = NEVER;
        inBacklog = false;
        target.forgetOffsets();
    }

    boolean isPlaying() {
        return phase == Phase.PLAYING;
    }

    /// See [JitterBuffer#isReady].
    boolean isReady() {
        int next = sequence.next();
        return phase == Phase.PLAYING && store.has(next) && !store.isSilence(next) && store.ticks(next) == nextTicks;
    }

    /// See [JitterBuffer#isCertain]. After an underrun it depends on the time, and on what else comes.
    boolean isCertain() {
        return starvedSinceNanos == NEVER && isReady();
    }

    /// See [JitterBuffer#take].
    Take take(long nowNanos, long aheadNanos) {
        dropSilence();
        if (phase == Phase.PLAYING) {
            int missing = sequence.missing();
            if (missing < 0) {
                return starve(nowNanos);
            }
            int head = sequence.head();
            long gap = store.ticks(head) - nextTicks;
            if (gap <= 0) {
                return goOn(head, gap, nowNanos, aheadNanos);
            }
            if (missing > 0 && gap <= (long) missing * takenDurationTicks + takenDurationTicks / 2) {
                return lose(missing, gap, head);
            }
            phase = Phase.WAITING;
        }
        return sequence.missing() < 0 ? Take.SILENCE : startTalkspurt(sequence.head(), nowNanos, aheadNanos);
    }

    private void dropSilence() {
        while (sequence.missing() >= 0 && store.isSilence(sequence.head())) {
            sequence.take(sequence.head());
            if (store.size() == 0) {
                phase = Phase.WAITING;
            }
        }
    }

    private Take starve(long nowNanos) {
        if (starvedSinceNanos == NEVER) {
            starvedSinceNanos = nowNanos;
        }
        if (nowNanos - starvedSinceNanos >= HOLD_NANOS) {
            phase = Phase.WAITING;
            return Take.SILENCE;
        }
        counters.underruns++;
        return Take.EMPTY;
    }

    private Take goOn(int head, long gap, long nowNanos, long aheadNanos) {
        boolean late = starvedSinceNanos != NEVER;
        if (!(late ? isCapped(head, nowNanos) : isCappedForLong(head, nowNanos))) {
            return deliver(head, gap == 0 ? Take.FRAME : Take.TALKSPURT, nowNanos, aheadNanos);
        }
        counters.capped++;
        int newest = skipBacklog(head, nowNanos);
        if (late && isCapped(newest, nowNanos)) {
            nextTicks = store.ticks(newest) + store.durationTicks(newest);
            sequence.skipTo(Sequence.following(newest));
            return starve(nowNanos);
        }
        return deliver(newest, Take.TALKSPURT, nowNanos, aheadNanos);
    }

    private boolean isCapped(int number, long nowNanos) {
        return target.isCapped(nowNanos, store.ticks(number), store.durationTicks(number));
    }

    private boolean isCappedForLong(int number, long nowNanos) {
        return target.isCappedForLong(nowNanos, store.ticks(number), store.durationTicks(number));
    }

    private Take lose(int missing, long gap, int head) {
        counters.lost += missing;
        lostRtpTicks = (int) gap;
        nextTicks += gap;
        sequence.skipTo(head);
        return Take.LOST;
    }

    private Take startTalkspurt(int head, long nowNanos, long aheadNanos) {
        long waited = waitedNanos(head, nowNanos);
        if (waited < 0) {
            return Take.EARLY;
        }
        if (isCapped(head, nowNanos)) {
            counters.capped++;
            inBacklog = true;
        }
        inBacklog |= waited > TransitWindow.OUTAGE_NANOS;
        if (!inBacklog) {
            return deliver(head, Take.TALKSPURT, nowNanos, aheadNanos);
        }
        int newest = skipBacklog(head, nowNanos);
        return waitedNanos(newest, nowNanos) > TransitWindow.OUTAGE_NANOS
                // Only backlog so far. Within 100 ms the window decides whether the path is longer from now on.
                ? Take.SILENCE
                : deliver(newest, Take.TALKSPURT, nowNanos, aheadNanos);
    }

    /// Throws away all packets but the newest that may be played now, and returns that.
    private int skipBacklog(int head, long nowNanos) {
        int newest = head;
        int distance = Sequence.distance(head, sequence.highest());
        for (int i = 1; i <= distance; i++) {
            int candidate = head + i & 0xFFFF;
            if (store.has(candidate) && !store.isSilence(candidate) && waitedNanos(candidate, nowNanos) >= 0) {
                newest = candidate;
            }
        }
        sequence.skipTo(newest);
        target.forgetOffsets();
        return newest;
    }

    private long waitedNanos(int number, long nowNanos) {
        return target.waitedNanos(nowNanos, store.ticks(number), store.durationTicks(number));
    }

    private Take deliver(int number, Take verdict, long nowNanos, long aheadNanos) {
        long ticks = store.ticks(number);
        takenDurationTicks = store.durationTicks(number);
        takenPayloadType = store.payloadType(number);
        takenPayloadOffset = store.payloadOffset(number);
        takenPayloadLength = store.payloadLength(number);
        counters.lost += sequence.missing();
        sequence.take(number);
        target.taken(nowNanos, ticks, takenDurationTicks, aheadNanos);
        nextTicks = ticks + takenDurationTicks;
        phase = Phase.PLAYING;
        starvedSinceNanos = NEVER;
        inBacklog = false;
        return verdict;
    }

    int lostRtpTicks() {
        return lostRtpTicks;
    }

    int payloadType() {
        return takenPayloadType;
    }

    int payloadOffset() {
        return takenPayloadOffset;
    }

    int payloadLength() {
        return takenPayloadLength;
    }
}
