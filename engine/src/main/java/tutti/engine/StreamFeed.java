package tutti.engine;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// What an external source gives.
final class StreamFeed extends Datafeed {
    private final StreamLane lane;

    StreamFeed(Processor processor, FrameSource source, SampleRate rate, AtomicLong faults) {
        super(processor, rate, faults);
        lane = new StreamLane(source, faults, processor.silence(rate));
    }

    @Override
    StreamLane lane() {
        return lane;
    }

    @Override
    OptionalLong newestDelivery() {
        return lane.lastDeliveredFrame();
    }

    @Override
    Optional<Datafeed> played() {
        return Optional.empty();
    }

    @Override
    Optional<Channel> channel() {
        return Optional.empty();
    }

    @Override
    void requireLive() {
        // a stream has no end that anybody could have closed
    }

    @Override
    public String toString() {
        return "a stream of processor " + processor().number();
    }
}
