package tutti.examples;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tutti.audio.level.LevelMeter;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.conference.Conference;
import tutti.engine.conference.LargeConference;
import tutti.engine.conference.LinkModel;

/// A thousand people over four processors, all talking: each hears bit for bit what one large processor would give him.
final class ThousandParties {
    private ThousandParties() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) {
        Engine four = new Engine();
        for (int processor = 0; processor < 4; processor++) four.openProcessor();
        LargeConference linked = new LargeConference(LinkModel.BROADCAST, four.processors());
        int[][] overFour = hear(four, linked::addParty);
        Engine one = new Engine();
        Conference single = new Conference(one.openProcessor());
        int[][] onOne = hear(one, single::addParty);
        long same = IntStream.range(0, 1_000)
                .filter(i -> Arrays.equals(overFour[i], onOne[i]))
                .count();
        out.printf("  the first hears 999 others, %.1f dBov%n", LevelMeter.rmsDbov(overFour[0], 0, 160));
        out.printf("  %d of 1000 hear the samples that a single processor gives them%n", same);
        return same == 1_000;
    }

    private static int[][] hear(Engine engine, Consumer<Channel> join) {
        List<Processor> processors = engine.processors();
        int[][] ears = new int[1_000][160];
        engine.atomically(() -> IntStream.range(0, 1_000).forEach(i -> {
            Channel channel = processors.get(i % processors.size()).openChannel(ChannelType.FULL_DUPLEX);
            Random voice = new Random(i);
            channel.receiveFrom((samples, count, _) -> {
                Arrays.setAll(samples, _ -> voice.nextInt(-900, 900));
                return true;
            });
            channel.sendTo((frame, _, _) -> System.arraycopy(frame.samples(), 0, ears[i], 0, 160));
            join.accept(channel);
        }));
        for (int frame = 0; frame < 50; frame++) engine.tick(0);
        return ears;
    }
}
