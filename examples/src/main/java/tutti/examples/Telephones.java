package tutti.examples;

import static tutti.examples.Telephone.SPOKEN_DBOV;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Processor;

/// Telephones on one processor, each with a tone of its own, so that levels tell who hears whom.
final class Telephones {
    private final Processor processor;
    private final PrintStream out;
    private final Map<String, Telephone> byName = new LinkedHashMap<>();
    private boolean proven = true;

    Telephones(Processor processor, PrintStream out) {
        this.processor = processor;
        this.out = out;
    }

    Channel connect(String name) {
        Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX);
        Telephone telephone = new Telephone(processor.settings().sampleRateHz(), 440 + 100 * byName.size());
        channel.receiveFrom(telephone);
        channel.sendTo(telephone);
        byName.put(name, telephone);
        return channel;
    }

    /// One second goes by, as fast as it can be computed.
    void talk() {
        for (int frame = 0; frame < 50; frame++) processor.tick(0);
    }

    /// Prints how loud `listener` hears each, and WRONG unless it is exactly `talkers`, as loud as they speak.
    void prove(String listener, String... talkers) {
        Telephone ear = Optional.ofNullable(byName.get(listener)).orElseThrow();
        boolean right = true;
        out.printf("  %-8s hears", listener);
        for (Map.Entry<String, Telephone> talker : byName.entrySet()) {
            double levelDbov = ear.levelDbov(talker.getValue());
            boolean wanted = List.of(talkers).contains(talker.getKey());
            right &= wanted ? Math.abs(levelDbov - SPOKEN_DBOV) < 0.1 : levelDbov < SPOKEN_DBOV - 60;
            out.printf(Locale.ROOT, "  %s %6.1f", talker.getKey(), levelDbov);
        }
        out.println(right ? "  dBov" : "  dBov  WRONG");
        proven &= right;
    }

    boolean proven() {
        return proven;
    }
}
