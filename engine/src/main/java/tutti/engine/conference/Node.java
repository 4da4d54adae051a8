package tutti.engine.conference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.EngineException;
import tutti.engine.Processor;

/// One processor's part of a large conference: its parties among themselves, the sums that leave, the sums that
/// arrive.
///
/// ```
///   in 1 … in n ──► departure ──► …        every departure has all parties here, and the arrivals its model says
///   … ──► arrival ──► out 1 … out n        every party here has all arrivals
/// ```
final class Node {
    final Processor processor;
    final Conference parties;
    private final List<Channel> departures = new ArrayList<>();
    private final Map<Node, Channel> arrivals = new LinkedHashMap<>();

    Node(Processor processor) {
        this.processor = processor;
        parties = new Conference(processor);
    }

    /// A sum of all parties here and of what arrives from `others`. `NO_RESOURCES` without a free output side.
    Channel openDeparture(List<Node> others) {
        Channel departure = processor.openChannel(ChannelType.OUTPUT);
        departures.add(departure);
        departure.conferenceOutput().start();
        for (Node other : others) {
            departure.conferenceOutput().add(arrivalFrom(other).conferenceInput());
        }
        return departure;
    }

    /// The place where the sum of `other` arrives. `NO_RESOURCES` without a free input side.
    Channel openArrival(Node other) {
        Channel arrival = processor.openChannel(ChannelType.INPUT);
        arrivals.put(other, arrival);
        arrival.conferenceInput().attach();
        return arrival;
    }

    Channel arrivalFrom(Node other) {
        Channel arrival = arrivals.get(other);
        if (arrival == null) throw new IllegalStateException("nothing arrives from " + other.processor.number());
        return arrival;
    }

    Party addParty(Channel in, Channel out, PartySettings settings) {
        Party party = parties.addParty(in, out, settings);
        try {
            ConferenceOutput ear = out.conferenceOutput();
            for (Channel departure : departures) departure.conferenceOutput().add(in.conferenceInput());
            for (Channel arrival : arrivals.values()) ear.add(arrival.conferenceInput());
        } catch (EngineException refused) {
            removeParty(in, out);
            throw refused;
        }
        return party;
    }

    void removeParty(Channel in, Channel out) {
        ConferenceInput mouth = in.conferenceInput();
        for (Channel departure : departures) {
            if (!departure.conferenceOutput().contains(mouth)) continue;
            departure.conferenceOutput().leave(mouth.id().orElseThrow());
        }
        parties.removeParty(in, out);
    }

    void close() {
        parties.delete();
        departures.forEach(Channel::release);
        arrivals.values().forEach(Channel::release);
    }
}
