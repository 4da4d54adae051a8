package tutti.examples;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Processor;

/// Telephones on one processor, each with a tone of its own, so that levels tell who hears whom.
final class Telephones {
    private final Processor processor;
    private final Proof proof;
    private final Map<String, Telephone> byName = new LinkedHashMap<>();

    Telephones(Processor processor, PrintStream out) {
        this.processor = processor;
        proof = new Proof(out, processor.settings().sampleRateHz());
    }

    Channel connect(String name) {
        Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX);
        double toneHz = 440 + 100 * byName.size();
        Telephone telephone = new Telephone(channel.sampleRateHz(), toneHz);
        channel.receiveFrom(telephone);
        channel.sendTo(telephone);
        byName.put(name, telephone);
        proof.addVoice(name, toneHz, Telephone.SPOKEN_DBOV);
        return channel;
    }

    Telephone telephone(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow();
    }

    /// One second goes by, as fast as it can be computed.
    void talk() {
        for (int frame = 0; frame < 50; frame++) processor.tick(0);
    }

    /// Prints how loud `listener` hears each, and WRONG unless it is exactly `talkers`, as loud as they speak.
    void prove(String listener, String... talkers) {
        proof.prove(listener, telephone(listener).heard(), talkers);
    }

    Proof proof() {
        return proof;
    }

    boolean proven() {
        return proof.proven();
    }
}
