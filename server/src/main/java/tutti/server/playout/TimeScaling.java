package tutti.server.playout;

import tutti.audio.stretch.Stretch;

/// Works off what the jitter buffer wants taken out or put in, at most one pitch period in every second frame,
/// so that speech never runs more than about a third faster.
///
/// For half a second it waits for silence, or for a steady tone; then it asks for a likeness that falls by 0.2
/// a second: periodic sounds are scaled without a trace, and a sound that never repeats does not keep its delay
/// for ever. With nothing to do it becomes as choosy again, as slowly.
final class TimeScaling {
    private static final double SIMILARITY_FIRST = 1.0;
    private static final double SIMILARITY_LAST = 0.2;
    private static final double SIMILARITY_LOSS_PER_SECOND = 0.2;
    private static final int REST_PULLS = 1;

    private final Stretch stretch;
    private final double similarityLossPerPull;
    private int toRemove;
    private int toInsert;
    private double similarity = SIMILARITY_FIRST;
    private int rest;

    TimeScaling(int sampleRateHz, int frameSamples) {
        stretch = new Stretch(sampleRateHz);
        similarityLossPerPull = SIMILARITY_LOSS_PER_SECOND * frameSamples / sampleRateHz;
    }

    int historySamples() {
        return stretch.historySamples();
    }

    /// Samples that must be pending for the best result while [#isRemoving].
    int lookAheadSamples() {
        return stretch.lookAheadSamples();
    }

    /// False with less than the shortest period to take out, too: that only ever goes in silence, and may wait.
    boolean isBusy() {
        return isRemoving() || toInsert > 0;
    }

    boolean isRemoving() {
        return toRemove >= stretch.periodMinSamples();
    }

    void start(int excessSamples) {
        toRemove = Math.max(0, excessSamples);
        toInsert = Math.max(0, -excessSamples);
        rest = 0;
    }

    /// Nothing is to be done in this frame.
    void idle() {
        cancel();
        similarity = Math.min(SIMILARITY_FIRST, similarity + similarityLossPerPull);
    }

    /// The delay was chosen anew by other means.
    void cancel() {
        toRemove = 0;
        toInsert = 0;
    }

    /// Changes what is pending; leaves at least `keep` samples. Returns samples removed, or inserted as a
    /// negative number.
    int work(SampleQueue queue, int keep) {
        if ((toRemove == 0 && toInsert == 0) || rest-- > 0) {
            return 0;
        }
        similarity = Math.max(SIMILARITY_LAST, similarity - similarityLossPerPull);
        int change = toRemove > 0 ? remove(queue, keep) : -insert(queue);
        if (change != 0) {
            rest = REST_PULLS;
        }
        return change;
    }

    private int remove(SampleQueue queue, int keep) {
        int spare = Math.min(toRemove, queue.pending() - keep);
        if (spare <= 0) {
            return 0;
        }
        int removed = stretch.accelerate(queue.samples(), queue.start(), queue.pending(), spare, similarity);
        queue.shrink(removed);
        toRemove -= removed;
        return removed;
    }

    private int insert(SampleQueue queue) {
        int inserted = stretch.expand(queue.samples(), queue.start(), queue.pending(), toInsert, similarity);
        queue.grow(inserted);
        toInsert = Math.max(0, toInsert - inserted);
        return inserted;
    }
}
