package tutti.server.config;

import java.util.List;

/// Which conferences can be dialled.
public record RoomSettings(
        @Setting("Any name becomes a conference when it is dialled; false: only those of rooms.names")
        boolean open,

        @Setting("Conferences that can be dialled when rooms.open is false")
        List<String> names,

        @Setting("Conferences that callers without a password may dial although there are users")
        List<String> guests) {
    static final RoomSettings DEFAULTS = new RoomSettings(true, List.of(), List.of());

    public RoomSettings {
        names = List.copyOf(names);
        guests = List.copyOf(guests);
    }
}
