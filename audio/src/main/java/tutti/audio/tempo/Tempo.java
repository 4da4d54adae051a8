package tutti.audio.tempo;

/// Plays sound at 50 to 200 % of its speed and leaves the pitch as it is.
///
/// ```
///   put ─► line: ‥ 15 ms played │ waiting … ─► copy ────────────────► take
///                                          └─► leave out, or repeat, one lag (5…15 ms: periods of the voice)
///                                              whenever the line is that much behind, or ahead, of its time
/// ```
/// The lag is where the sound is most like itself; while it is like itself nowhere (a plosive), the splice
/// waits until it is 15 ms late. So the time is right to within 20 ms at any moment, and whatever the
/// speed, what is not spliced is unchanged. At 100 % nothing is spliced: every sample is the one that was
/// put. The speed may change at any time and nothing clicks: only the distance of the splices changes.
///
/// A splice looks ahead: at other speeds than 100 % the caller puts as much as [#wantedSamples] says. When
/// it has less to give (the end, a late writer) what there is is played as it is, and up to 100 ms are
/// made up for later; not at 50 and 200 %, where there is nothing left to splice.
///
/// Thread: its owner's. Allocates nothing after construction. Integer samples and strict `double`: equal
/// input and equal calls give equal bits. Source: synchronised overlap-add by waveform similarity
/// (Verhelst and Roelands, 1993).
public final class Tempo {
    /// The slowest: half of the speed.
    public static final int SPEED_MIN_PERCENT = 50;

    /// The fastest: twice the speed.
    public static final int SPEED_MAX_PERCENT = 200;

    /// As recorded: nothing is spliced.
    public static final int NORMAL_PERCENT = 100;

    private static final int DUE_MICROS = 2_500;
    private static final int PATIENCE_MICROS = 15_000;
    private static final int LATENESS_MAX_MICROS = 100_000;
    private static final double LIKENESS_MIN = 0.6;

    private final LagSearch search;
    private final Splice splice = new Splice();
    private final int[] line;
    private final int frameSamplesMax;
    private final int lagMax;
    private final int historySamples;
    private final long dueAfter;
    private final long patience;
    private final long latenessMax;

    private int position;
    private int end;
    private int speedPercent = NORMAL_PERCENT;
    /// How far the line is behind its time, in hundredths of a sample; negative when it is ahead.
    private long lateness;
    /// The lateness, or earliness, at which the next splice is tried.
    private long due;

    /// `sampleRateHz` from 8000 to 48000; no [#take] is for more than `frameSamplesMax`. Fails with an
    /// `IllegalArgumentException` otherwise. Begins at 100 %.
    public Tempo(int sampleRateHz, int frameSamplesMax) {
        if (frameSamplesMax <= 0) {
            throw new IllegalArgumentException("A frame of " + frameSamplesMax + " samples: give 1 or more");
        }
        search = new LagSearch(sampleRateHz);
        this.frameSamplesMax = frameSamplesMax;
        lagMax = search.lagMax();
        historySamples = search.historySamples();
        dueAfter = hundredths(DUE_MICROS, sampleRateHz);
        patience = hundredths(PATIENCE_MICROS, sampleRateHz);
        latenessMax = hundredths(LATENESS_MAX_MICROS, sampleRateHz);
        line = new int[historySamples + 2 * lagMax + wantedSamplesMax()];
        due = dueAfter;
    }

    private static long hundredths(int micros, int sampleRateHz) {
        return LagSearch.samples(micros, sampleRateHz) * (long) NORMAL_PERCENT;
    }

    /// Another speed from the next sample on. Fails with an `IllegalArgumentException` outside of
    /// [#SPEED_MIN_PERCENT]…[#SPEED_MAX_PERCENT].
    public void adjust(int newSpeedPercent) {
        if (newSpeedPercent < SPEED_MIN_PERCENT || newSpeedPercent > SPEED_MAX_PERCENT) {
            throw new IllegalArgumentException(
                    "A speed of " + newSpeedPercent + " %: give " + SPEED_MIN_PERCENT + "…" + SPEED_MAX_PERCENT);
        }
        speedPercent = newSpeedPercent;
    }

    /// [#wantedSamples] is never more than this.
    public int wantedSamplesMax() {
        return 2 * lagMax + 2 * frameSamplesMax;
    }

    /// How many samples to put, if there are as many, before `count` are taken.
    public int wantedSamples(int count) {
        boolean plain = speedPercent == NORMAL_PERCENT && !splice.isUnderWay();
        return Math.max(0, (plain ? count : 2 * lagMax + 2 * count) - playableSamples());
    }

    /// Appends `samples[offset…offset+count)`, 16-bit values, at most [#wantedSamples]; fails with an
    /// `IllegalArgumentException` if there is no room for them.
    public void put(int[] samples, int offset, int count) {
        if (end + count > line.length) {
            makeRoom();
        }
        if (end + count > line.length) {
            throw new IllegalArgumentException(
                    count + " samples are more than the line has room for: put no more than wantedSamples()");
        }
        System.arraycopy(samples, offset, line, end, count);
        end += count;
    }

    private void makeRoom() {
        int old = Math.max(0, position - historySamples);
        System.arraycopy(line, old, line, 0, end - old);
        position -= old;
        end -= old;
    }

    /// How many samples [#take] gives for sure without another put.
    public int playableSamples() {
        return splice.isUnderWay() ? splice.left() + end - position - splice.used() : end - position;
    }

    /// How many of the samples that were put have not been played: what was put less this is where the
    /// listener is.
    public int waitingSamples() {
        return end - position - (splice.isUnderWay() ? splice.usedSoFar() : 0);
    }

    /// Gives up to `count` samples, at most the constructor's `frameSamplesMax`, to `samples[offset…]` and
    /// returns how many: fewer than asked only when [#playableSamples] are fewer.
    public int take(int[] samples, int offset, int count) {
        int wanted = Math.min(Math.min(count, frameSamplesMax), playableSamples());
        int done = 0;
        while (done < wanted) {
            if (!splice.isUnderWay() && isDue()) {
                trySplice(wanted - done);
            }
            int played = splice.isUnderWay()
                    ? playSplice(samples, offset + done, wanted - done)
                    : copy(samples, offset + done, wanted - done);
            lateness =
                    Math.clamp(lateness + (long) (speedPercent - NORMAL_PERCENT) * played, -latenessMax, latenessMax);
            done += played;
        }
        return done;
    }

    /// Forgets all that was put, and the time.
    public void clear() {
        splice.cancel();
        position = 0;
        end = 0;
        lateness = 0;
        due = dueAfter;
    }

    private boolean isDue() {
        return speedPercent > NORMAL_PERCENT ? lateness >= due : speedPercent < NORMAL_PERCENT && -lateness >= due;
    }

    /// Begins a splice if the line holds what it needs beside the `count` samples that are still to be
    /// taken, and has a place that is like this one; otherwise the next try is a little later.
    private void trySplice(int count) {
        int direction = speedPercent > NORMAL_PERCENT ? 1 : -1;
        if (end - position < 2 * lagMax + count || (direction < 0 && position < historySamples)) {
            return;
        }
        int lag = search.find(line, position, direction);
        if (search.likeness() < LIKENESS_MIN && Math.abs(lateness) < patience) {
            due = Math.abs(lateness) + dueAfter;
            return;
        }
        splice.begin(direction * lag, search.likeness());
        lateness -= (long) direction * lag * NORMAL_PERCENT;
        due = dueAfter;
    }

    private int playSplice(int[] samples, int offset, int count) {
        int played = splice.play(line, position, samples, offset, count);
        if (!splice.isUnderWay()) {
            position += splice.used();
        }
        return played;
    }

    private int copy(int[] samples, int offset, int count) {
        int copied = Math.min(count, untilDue());
        System.arraycopy(line, position, samples, offset, copied);
        position += copied;
        return copied;
    }

    /// Samples until the next splice is to be tried, 1 or more.
    private int untilDue() {
        int drift = Math.abs(speedPercent - NORMAL_PERCENT);
        if (drift == 0 || isDue()) {
            return Integer.MAX_VALUE;
        }
        long left = due - (speedPercent > NORMAL_PERCENT ? lateness : -lateness);
        return (int) Math.min(Integer.MAX_VALUE, (left + drift - 1) / drift);
    }
}
