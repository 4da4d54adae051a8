package tutti.engine.link;

import java.util.BitSet;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.EngineException;

/// One exact sum from a processor to another: who is in it, and who has it.
///
/// Members whose channels were released meanwhile are passed over.
final class Link {
    private final Channel departure;
    private final Channel arrival;
    private final Numbers<ConferenceInput> sources;
    private final Numbers<ConferenceOutput> listeners;
    final BitSet carried = new BitSet();
    private Audience audience = new Audience();

    /// Opens a link that carries nothing to nobody; `NO_RESOURCES` when a processor has no side left.
    static Link open(Route route, Numbers<ConferenceInput> sources, Numbers<ConferenceOutput> listeners) {
        Channel departure = route.from().openChannel(ChannelType.OUTPUT, route.sampleRateHz());
        try {
            return new Link(
                    departure, route.to().openChannel(ChannelType.INPUT, route.sampleRateHz()), sources, listeners);
        } catch (EngineException refused) {
            departure.release();
            throw refused;
        }
    }

    private Link(
            Channel departure, Channel arrival, Numbers<ConferenceInput> sources, Numbers<ConferenceOutput> listeners) {
        this.departure = departure;
        this.arrival = arrival;
        this.sources = sources;
        this.listeners = listeners;
        departure.conferenceOutput().start();
        arrival.receiveFrom(departure.conferenceOutput().sumTo(arrival.processor()));
        arrival.conferenceInput().attach();
    }

    void close() {
        arrival.release();
        departure.release();
    }

    /// Those who are not among `wantedSources` and `wanted` leave.
    void take(BitSet wantedSources, Audience wanted) {
        BitSet leavers = (BitSet) carried.clone();
        leavers.andNot(wantedSources);
        leavers.stream().mapToObj(sources::thing).forEach(this::takeSource);
        carried.andNot(leavers);
        BitSet deaf = (BitSet) audience.listeners.clone();
        deaf.andNot(wanted.listeners);
        deaf.stream().mapToObj(listeners::thing).forEach(this::takeFrom);
        for (int listener : deaf.stream().toArray()) audience.remove(listener);
    }

    private void takeSource(ConferenceInput source) {
        if (!departure.conferenceOutput().contains(source)) return;
        departure.conferenceOutput().leave(source.id().orElseThrow());
    }

    private void takeFrom(ConferenceOutput listener) {
        if (!listener.contains(arrival.conferenceInput())) return;
        listener.leave(arrival.conferenceInput().id().orElseThrow());
    }

    /// All of `wantedSources` and `wanted` come in, as far as they are not in.
    void give(BitSet wantedSources, Audience wanted) {
        for (int source : wantedSources.stream().toArray()) {
            carried.set(source);
            ConferenceInput input = sources.thing(source);
            if (input.id().isPresent() && !departure.conferenceOutput().contains(input)) {
                departure.conferenceOutput().add(input);
            }
        }
        for (int listener : wanted.listeners.stream().toArray()) {
            ConferenceOutput output = listeners.thing(listener);
            if (!output.isRunning()) continue;
            if (wanted.factor(listener).isPresent()) {
                output.add(arrival.conferenceInput(), wanted.factor(listener).getAsDouble());
            } else if (!audience.listeners.get(listener)) {
                output.add(arrival.conferenceInput());
            }
        }
        audience = wanted.copy();
    }

    boolean carries(int source, int listener) {
        return departure.conferenceOutput().contains(sources.thing(source))
                && listeners.thing(listener).contains(arrival.conferenceInput());
    }
}
