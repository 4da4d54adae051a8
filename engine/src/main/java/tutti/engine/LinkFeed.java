package tutti.engine;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// The exact sum of a conference output, for inputs of another processor; silent while the output is none.
final class LinkFeed extends Datafeed {
    private final Channel from;
    private Optional<LinkArrival> arrival = Optional.empty();

    LinkFeed(Channel from, Processor to) {
        super(to, from.rate(), new AtomicLong());
        this.from = from;
    }

    Channel from() {
        return from;
    }

    /// The arrival of what the output sums at present, if it sums anything.
    Optional<LinkArrival> arrival() {
        Optional<LinkLane> lane = from.running().map(RunningOutput::link);
        if (lane.isEmpty()) return Optional.empty();
        if (arrival.filter(it -> it.isOf(lane.get())).isEmpty()) {
            arrival = lane.map(it -> processor().links().arrival(it, rate()));
        }
        return arrival;
    }

    @Override
    Optional<Datafeed> played() {
        return Optional.empty();
    }

    @Override
    Optional<Channel> channel() {
        return Optional.of(from);
    }

    @Override
    OptionalLong newestDelivery() {
        return arrival().map(LinkArrival::lastArrivedFrame).orElse(OptionalLong.empty());
    }

    @Override
    FeedLane lane() {
        return arrival().<FeedLane>map(it -> it).orElseGet(() -> processor().silentLane(rate()));
    }

    @Override
    void requireLive() {
        from.requireLive();
    }

    /// A sum may exceed 16 bits, which only an input can take.
    @Override
    void requireReader(Reader reader) {
        if (reader == Reader.INPUT_SIDE) return;
        throw new EngineException(
                ErrorCode.BAD_PARAMETER, this + " is a sum of more than 16 bits; only an input side can read it");
    }

    @Override
    public String toString() {
        return "the sum of " + from + " for processor " + processor().number();
    }
}
