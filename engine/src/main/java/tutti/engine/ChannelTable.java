package tutti.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The open channels of a processor, within its limits. Thread: control.
final class ChannelTable {
    private final Processor processor;
    private final ProcessorLimits limits;
    private final Map<Integer, Channel> channels = new LinkedHashMap<>();
    private int numbers;
    private int inputSides;
    private int outputSides;

    ChannelTable(Processor processor, ProcessorLimits limits) {
        this.processor = processor;
        this.limits = limits;
    }

    Channel open(ChannelType type, SampleRate rate) {
        if (channels.size() == Processor.CHANNELS_MAX) throw full("channels", channels.size());
        if (type.hasInput() && inputSides == limits.inputs()) throw full("input sides", inputSides);
        if (type.hasOutput() && outputSides == limits.outputs()) throw full("output sides", outputSides);
        count(type, 1);
        Channel channel = new Channel(processor, numbers++, type, rate);
        channels.put(channel.number(), channel);
        return channel;
    }

    void close(Channel channel) {
        channels.remove(channel.number());
        count(channel.type(), -1);
    }

    Optional<Channel> find(int number) {
        return Optional.ofNullable(channels.get(number));
    }

    Collection<Channel> all() {
        return Collections.unmodifiableCollection(channels.values());
    }

    private void count(ChannelType type, int change) {
        if (type.hasInput()) inputSides += change;
        if (type.hasOutput()) outputSides += change;
    }

    private EngineException full(String what, int count) {
        return new EngineException(
                ErrorCode.NO_RESOURCES,
                "processor " + processor.number() + " has " + count + " " + what
                        + "; release a channel or use another processor");
    }
}
