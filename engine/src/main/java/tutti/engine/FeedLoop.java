package tutti.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Refuses what would make a frame depend on itself.
///
/// Sides of channels are the nodes. An input side depends on the output side whose feed it reads, a
/// playing output side likewise, a conference output on its inputs; a stream depends on nothing. Thread:
/// control.
final class FeedLoop {
    record Side(Channel channel, boolean output) {
        static Side input(Channel channel) {
            return new Side(channel, false);
        }

        static Side output(Channel channel) {
            return new Side(channel, true);
        }

        List<Side> dependsOn() {
            if (!output) return channel.inputSide().source().map(Side::of).orElse(List.of());
            if (channel.played().isPresent()) return of(channel.played().get());
            return channel.running()
                    .map(running -> channel.processor().inputsOf(running.row).stream()
                            .map(in -> input(in.channel()))
                            .toList())
                    .orElse(List.of());
        }

        private static List<Side> of(Datafeed feed) {
            return feed.channel().map(channel -> List.of(output(channel))).orElse(List.of());
        }

        @Override
        public String toString() {
            return (output ? "output of " : "input of ") + channel;
        }
    }

    private FeedLoop() {}

    /// Fails with `BAD_PARAMETER` and names the path if `side` may not come to depend on `source`, because
    /// `source` depends on `side` already.
    static void refuse(Side source, Side side) {
        if (!source.equals(side) && source.dependsOn().isEmpty()) return;
        Map<Side, Side> towardsSource = new HashMap<>();
        ArrayDeque<Side> unseen = new ArrayDeque<>();
        towardsSource.put(source, source);
        unseen.add(source);
        while (!unseen.isEmpty()) {
            Side here = unseen.remove();
            if (here.equals(side)) throw refusal(path(side, source, towardsSource));
            for (Side upstream : here.dependsOn()) {
                if (towardsSource.putIfAbsent(upstream, here) == null) unseen.add(upstream);
            }
        }
    }

    /// As [#refuse(Side, Side)] where the source is a datafeed.
    static void refuse(Datafeed source, Side side) {
        source.channel().ifPresent(channel -> refuse(Side.output(channel), side));
    }

    private static List<Side> path(Side side, Side source, Map<Side, Side> towardsSource) {
        List<Side> path = new ArrayList<>(List.of(side));
        for (Side here = side; !here.equals(source); ) {
            here = towardsSource.getOrDefault(here, source);
            path.add(here);
        }
        path.add(side);
        return path;
    }

    private static EngineException refusal(List<Side> path) {
        return new EngineException(
                ErrorCode.BAD_PARAMETER,
                "this would close a loop, "
                        + path.stream().map(Side::toString).collect(Collectors.joining(" → "))
                        + "; take one of these connections away first");
    }
}
