package tutti.engine.play;

import java.util.concurrent.atomic.AtomicLong;
import tutti.audio.tempo.Tempo;
import tutti.engine.EngineSettings;

/// Reads content after content through the tempo, and knows where the listener is.
///
/// A content is played to its last sample before the next one is touched, so every position is exact.
/// Thread: tick, except for [#position] and [#discard].
final class PlaylistReader {
    /// Bits of a sample position in the published place; the rest is the item.
    private static final int SAMPLE_BITS = 52;

    private static final long SAMPLE_MASK = (1L << SAMPLE_BITS) - 1;

    private final Content[] items;
    private final int plays;
    private final int sampleRateHz;
    private final Tempo tempo;
    private final int[] block;
    private final AtomicLong place = new AtomicLong();
    private final AtomicLong pass = new AtomicLong();

    private int index;
    private long itemSamples;
    private long passSamples;
    private long endedSamples;
    private boolean failed;
    private boolean over;

    PlaylistReader(Playlist playlist, EngineSettings engine) {
        items = playlist.items().toArray(Content[]::new);
        plays = playlist.plays();
        sampleRateHz = engine.sampleRateHz();
        tempo = new Tempo(sampleRateHz, engine.frameSamples());
        block = new int[tempo.wantedSamplesMax()];
    }

    /// Reads up to `count` samples to `samples[0…]` and returns how many: fewer only when a content is
    /// late, or all is over. A content that is late in a frame of its own gives nothing.
    int read(int[] samples, int count, int speedPercent) {
        tempo.adjust(speedPercent);
        int done = 0;
        while (done < count && !over) {
            Content item = items[index];
            feed(item, count - done);
            boolean ended = item.isEnded();
            if (!ended && tempo.playableSamples() < count - done) break;
            done += tempo.take(samples, done, count - done);
            if (ended && tempo.playableSamples() == 0) next(item);
        }
        publish();
        return done;
    }

    private void feed(Content item, int count) {
        int read = item.read(block, 0, Math.min(tempo.wantedSamples(count), item.availableSamples()));
        tempo.put(block, 0, read);
        itemSamples += read;
    }

    private void next(Content item) {
        failed |= item.hasFailed();
        endedSamples += itemSamples;
        passSamples += itemSamples;
        if (index < items.length - 1) {
            itemSamples = 0;
            index++;
            return;
        }
        long passes = pass.getPlain() + 1;
        // what has nothing in it is not repeated: it would never end
        over = passSamples == 0 || (plays != Playlist.ENDLESS && passes == plays);
        if (over) {
            endedSamples -= itemSamples;
            return;
        }
        for (Content each : items) each.rewind();
        pass.setRelease(passes);
        index = 0;
        itemSamples = 0;
        passSamples = 0;
    }

    private void publish() {
        place.setRelease(((long) index << SAMPLE_BITS) | ((itemSamples - tempo.waitingSamples()) & SAMPLE_MASK));
    }

    boolean isOver() {
        return over;
    }

    boolean hasFailed() {
        return failed;
    }

    long playedSamples() {
        return endedSamples + itemSamples - tempo.waitingSamples();
    }

    /// Thread: any. While a pass ends, the number of the pass may be that of its neighbour.
    ReplayPosition position() {
        long now = place.getAcquire();
        return new ReplayPosition(
                (int) pass.getAcquire(), (int) (now >>> SAMPLE_BITS), now & SAMPLE_MASK, sampleRateHz);
    }

    /// Thread: any.
    void discard() {
        for (Content item : items) item.discard();
    }
}
