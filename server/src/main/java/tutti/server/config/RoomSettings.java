package tutti.server.config;

import java.util.List;

/// Which conferences can be dialled.
public record RoomSettings(
        @Setting("Any name becomes a conference when it is dialled; false: only those of rooms.names")
        boolean open,

        @Setting(value = "Conferences that can be dialled when rooms.open is false", example = "[sales, support]")
        List<String> names,

        @Setting(
                value = "Conferences that callers without a password may dial although there are users",
                example = "[welcome]")
        List<String> guests) {
    static final RoomSettings DEFAULTS = new RoomSettings(true, List.of(), List.of());

    public RoomSettings {
        names = List.copyOf(names);
        guests = List.copyOf(guests);
    }
}
