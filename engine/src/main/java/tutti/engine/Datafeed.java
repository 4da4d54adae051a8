package tutti.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// A stream of frames from one source to any number of sinks on the same processor.
///
/// ```
///   source: FrameSource (Processor.stream) ──┐        ┌──► input side of a channel   (Channel.receiveFrom)
///           output side (Channel.outputFeed) ├─► feed ┼──► output side of a channel  (Channel.play)
///                                            ┘        └──► FrameSink                 (connect)
/// ```
/// All sinks get the same frame in the tick in which it is made, also through several channels in a row:
/// the tick is ordered by what depends on what. A connection that would close a loop is refused. A stream
/// is pulled once in each frame in which anything reads it, and not at all while nothing does. Thread: any.
/// Source: Prosody `sm_get_datafeed`, `sm_channel_datafeed_connect`.
public abstract sealed class Datafeed permits StreamFeed, OutputFeed, LinkFeed, ContributionFeed {
    /// A feed with that many sinks refuses one more with `NO_RESOURCES`; channels that read it do not
    /// count.
    public static final int SINKS_MAX = 4_096;

    private final Processor processor;
    private final SampleRate rate;
    private final AtomicLong faults;
    private final List<FrameSink> sinks = new ArrayList<>();

    Datafeed(Processor processor, SampleRate rate, AtomicLong faults) {
        this.processor = processor;
        this.rate = rate;
        this.faults = faults;
    }

    /// Whose channels and sinks can read it; of a link, the processor at its far end.
    public final Processor processor() {
        return processor;
    }

    /// Sample rate of its frames.
    public final int sampleRateHz() {
        return rate.hz();
    }

    /// Adds `sink` to those who take every frame; one that is there already stays once.
    ///
    /// `NO_SUCH_CHANNEL` when the feed is of a channel that has been released; `NO_RESOURCES` when the feed
    /// has [#SINKS_MAX] sinks, or the processor has [Processor#TAPPED_STREAMS_MAX] streams with sinks.
    public final void connect(FrameSink sink) {
        processor.atomically(() -> {
            requireLive();
            requireReader(Reader.SINK);
            if (sinks.contains(sink)) return;
            if (sinks.size() == SINKS_MAX) {
                throw new EngineException(
                        ErrorCode.NO_RESOURCES, this + " has " + SINKS_MAX + " sinks; disconnect one first");
            }
            processor.tap(this);
            sinks.add(sink);
        });
    }

    /// `sink` takes no more frames; nothing happens when it took none.
    public final void disconnect(FrameSink sink) {
        processor.atomically(() -> {
            if (!sinks.remove(sink)) return;
            if (sinks.isEmpty()) processor.untap(this);
            processor.feedsChanged();
        });
    }

    /// How many frames its source or sinks have failed with an exception; of an output feed, all of its
    /// channel's.
    public final long faults() {
        return faults.get();
    }

    /// The number of the newest frame for which its source delivered something real
    /// ([FrameSource#delivered]); of what a conference output makes, every frame; of a link, every frame
    /// that was there in time. Empty when that never was.
    public final OptionalLong lastDeliveredFrame() {
        return processor.atomically(() -> origin().newestDelivery());
    }

    // ---- for the classes of this package, inside the processor's control ----

    final AtomicLong faultCounter() {
        return faults;
    }

    final List<FrameSink> sinks() {
        return sinks;
    }

    /// The feed in which this one's audio is made, which is another one while an output plays that.
    final Datafeed origin() {
        Datafeed feed = this;
        for (Optional<Datafeed> next = feed.played(); next.isPresent(); next = feed.played()) feed = next.get();
        return feed;
    }

    abstract Optional<Datafeed> played();

    /// The channel whose output side this is, when it is one.
    abstract Optional<Channel> channel();

    /// Of a feed in which the audio is made, see [#origin].
    abstract OptionalLong newestDelivery();

    abstract FeedLane lane();

    abstract void requireLive();

    /// Who can read a feed.
    enum Reader {
        SINK,
        INPUT_SIDE,
        OUTPUT_SIDE
    }

    /// `BAD_PARAMETER` where the feed is not for such a reader.
    void requireReader(Reader reader) {
        // most feeds are for all
    }

    final SampleRate rate() {
        return rate;
    }
}
