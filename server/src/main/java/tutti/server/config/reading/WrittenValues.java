package tutti.server.config.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Everything that is written, by key: `sip.port`, `users[0].name`. What comes later replaces.
final class WrittenValues {
    private final Map<String, Written> values = new LinkedHashMap<>();
    private final Map<String, Integer> entries = new LinkedHashMap<>();
    private final Map<String, Origin> places = new LinkedHashMap<>();

    /// A blank text is as if nobody had written it.
    void put(String key, Written written) {
        if (!written.text().isBlank()) values.put(key, written);
    }

    Optional<Written> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    void putEntries(String key, int count) {
        entries.put(key, count);
    }

    int entries(String key) {
        return entries.getOrDefault(key, 0);
    }

    /// Where the entry `key` (`users[0]`) begins.
    void putPlace(String key, Origin origin) {
        places.put(key, origin);
    }

    Origin place(String key) {
        return places.getOrDefault(key, new Origin.Default());
    }
}
