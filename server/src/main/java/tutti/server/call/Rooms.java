package tutti.server.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tutti.engine.Channel;
import tutti.engine.Processor;
import tutti.engine.conference.Conference;

/// The conferences that exist: each comes into being with its first party and goes with its last.
final class Rooms {
    private final Processor processor;
    private final int partiesMax;
    private final Map<String, Room> byName = new LinkedHashMap<>();

    private static final class Room {
        final Conference conference;
        final Map<Channel, String> parties = new LinkedHashMap<>();

        Room(Processor processor) {
            conference = new Conference(processor);
        }
    }

    Rooms(Processor processor, int partiesMax) {
        this.processor = processor;
        this.partiesMax = partiesMax;
    }

    boolean isFull(String name) {
        Room room = byName.get(name);
        return room != null && room.parties.size() >= partiesMax;
    }

    void join(String name, Channel channel, String party) {
        Room room = byName.computeIfAbsent(name, _ -> new Room(processor));
        room.conference.addParty(channel);
        room.parties.put(channel, party);
    }

    void leave(String name, Channel channel) {
        Room room = byName.get(name);
        if (room == null || room.parties.remove(channel) == null) return;
        room.conference.removeParty(channel);
        if (room.parties.isEmpty()) {
            room.conference.delete();
            byName.remove(name);
        }
    }

    int size() {
        return byName.size();
    }

    List<ConferenceView> view() {
        return byName.entrySet().stream()
                .map(entry -> new ConferenceView(
                        entry.getKey(), List.copyOf(entry.getValue().parties.values())))
                .toList();
    }
}
