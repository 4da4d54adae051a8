package tutti.engine;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// What one input contributes to the mix, for sinks: a stem.
final class ContributionFeed extends Datafeed {
    private final Channel channel;

    ContributionFeed(Channel channel) {
        super(channel.processor(), channel.rate(), new AtomicLong());
        this.channel = channel;
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
    OptionalLong newestDelivery() {
        return channel.conferenceInput().lastDeliveredFrame();
    }

    @Override
    FeedLane lane() {
        return channel.inputLane();
    }

    @Override
    void requireLive() {
        channel.requireLive();
    }

    @Override
    void requireReader(Reader reader) {
        if (reader == Reader.SINK) return;
        throw new EngineException(
                ErrorCode.BAD_PARAMETER, this + " is for sinks; let a channel read the input's own source instead");
    }

    @Override
    public String toString() {
        return "the contribution of " + channel;
    }
}
