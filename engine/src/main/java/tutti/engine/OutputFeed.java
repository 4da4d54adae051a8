package tutti.engine;

import java.util.Optional;
import java.util.OptionalLong;

/// What a channel's output side emits, whatever that is at the moment; silent after the channel's release.
final class OutputFeed extends Datafeed {
    private final Channel channel;

    OutputFeed(Channel channel) {
        super(channel.processor(), channel.rate(), channel.faultCounter());
        this.channel = channel;
    }

    @Override
    Optional<Datafeed> played() {
        return channel.played();
    }

    @Override
    Optional<Channel> channel() {
        return Optional.of(channel);
    }

    @Override
    OptionalLong newestDelivery() {
        long newest = processor().frame() - 1;
        return channel.running().isPresent() && newest >= 0 ? OptionalLong.of(newest) : OptionalLong.empty();
    }

    @Override
    FeedLane lane() {
        return channel.running()
                .<FeedLane>map(running -> running.lane)
                .orElseGet(() -> processor().silentLane(rate()));
    }

    @Override
    void requireLive() {
        channel.requireLive();
    }

    @Override
    public String toString() {
        return "the output of " + channel;
    }
}
