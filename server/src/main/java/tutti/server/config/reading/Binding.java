package tutti.server.config.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tutti.server.config.ServerSettings;
import tutti.server.config.reading.SettingNode.Presence;

/// Makes records of what is written and of defaults, and lists every value with its origin.
final class Binding {
    private final WrittenValues written;
    private final Map<String, String> environment;
    private final Path folder;
    private final Problems problems;
    private final List<SettingValue> values = new ArrayList<>();

    Binding(WrittenValues written, ConfigurationSources sources, Problems problems) {
        this.written = written;
        this.environment = sources.environment();
        this.folder = sources.folder();
        this.problems = problems;
    }

    /// The settings; not to be used when problems were found.
    Optional<ServerSettings> settings() {
        return group("", Schema.SERVER).map(ServerSettings.class::cast);
    }

    /// Every value in the order of the records.
    List<SettingValue> values() {
        return values;
    }

    private Optional<Record> group(String prefix, SettingNode.Group group) {
        List<Object> components = new ArrayList<>();
        for (SettingNode member : group.members()) {
            String key = prefix + member.name();
            switch (member) {
                case SettingNode.Group inner -> group(key + ".", inner).ifPresent(components::add);
                case SettingNode.Entries entries -> components.add(entries(key, entries));
                case SettingNode.Value value -> value(key, value).ifPresent(components::add);
            }
        }
        // Where one is missing a problem has been told.
        if (components.size() < group.members().size()) return Optional.empty();
        return Optional.of(Reflection.create(group.type(), components));
    }

    private List<Object> entries(String key, SettingNode.Entries entries) {
        List<Object> records = new ArrayList<>();
        int count = written.entries(key);
        if (count == 0) values.add(new SettingValue(key, "none", new Origin.Default()));
        for (int i = 0; i < count; i++) {
            group(key + "[" + i + "].", entries.entry()).ifPresent(records::add);
        }
        return records;
    }

    private Optional<Object> value(String key, SettingNode.Value value) {
        Optional<Written> text = written.get(key);
        if (text.isEmpty()) return fallback(key, value);
        Origin origin = text.get().origin();
        try {
            Object read = value.kind().read(text.get().text(), new Surroundings(folder(origin), environment));
            values.add(new SettingValue(key, value.kind().write(read), origin));
            return Optional.of(value.presence() == Presence.OPTIONAL ? Optional.of(read) : read);
        } catch (BadValueException bad) {
            problems.add(origin, key + " " + bad.continuation());
            return Optional.empty();
        }
    }

    private Optional<Object> fallback(String key, SettingNode.Value value) {
        String shown = value.fallback().map(value.kind()::write).orElse("none");
        values.add(new SettingValue(key, shown, new Origin.Default()));
        return switch (value.presence()) {
            case OPTIONAL -> Optional.of(value.fallback());
            case DEFAULTED -> value.fallback();
            case REQUIRED -> {
                String entry = key.substring(0, key.lastIndexOf('.'));
                problems.add(
                        written.place(entry),
                        entry + " needs \"" + value.name() + "\": "
                                + value.kind().allowed());
                yield Optional.empty();
            }
        };
    }

    private Path folder(Origin origin) {
        if (!(origin instanceof Origin.Line line)) return folder;
        Path beside = line.file().getParent();
        return beside == null ? Path.of("") : beside;
    }
}
