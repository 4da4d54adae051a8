package tutti.server.config.reading;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tutti.server.yaml.Nearest;
import tutti.server.yaml.YamlException;
import tutti.server.yaml.YamlNode;
import tutti.server.yaml.YamlReader;

/// Takes what a YAML file says; keys that are none are problems.
final class FileSource {
    /// A larger file holds no settings.
    static final long FILE_BYTES_MAX = 1 << 20;

    private final Path file;
    private final WrittenValues values;
    private final Problems problems;

    FileSource(Path file, WrittenValues values, Problems problems) {
        this.file = file;
        this.values = values;
        this.problems = problems;
    }

    void read() {
        try {
            Optional<YamlNode> root = YamlReader.read(text());
            if (root.isPresent()) group("", Schema.SERVER, root.get());
        } catch (NoSuchFileException _) {
            problems.add(file + ": there is no such file; give the path of a file with settings");
        } catch (CharacterCodingException _) {
            problems.add(file + ": this is not text in UTF-8; give a file with settings");
        } catch (IOException unreadable) {
            problems.add(file + ": it cannot be read: " + unreadable.getMessage());
        } catch (YamlException bad) {
            problems.add(new Origin.Line(file, bad.line()), bad.sentence());
        }
    }

    private String text() throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException("it is larger than " + FILE_BYTES_MAX + " bytes");
        }
        return Files.readString(file);
    }

    private Origin origin(int line) {
        return new Origin.Line(file, line);
    }

    private void group(String prefix, SettingNode.Group group, YamlNode node) {
        if (node instanceof YamlNode.Text(String text, int _) && text.isBlank()) return;
        if (!(node instanceof YamlNode.Fields fields)) {
            String where = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + " has ";
            problems.add(
                    origin(node.line()),
                    where + "keys of its own, each with a value: " + String.join(", ", group.names()));
            return;
        }
        for (YamlNode.Field field : fields.fields().values()) {
            Optional<SettingNode> member = group.members().stream()
                    .filter(it -> it.name().equals(field.key()))
                    .findFirst();
            if (member.isPresent()) {
                take(prefix + field.key(), member.get(), field.value());
            } else {
                String hint = Nearest.hint(field.key(), group.names());
                problems.add(origin(field.line()), "\"" + prefix + field.key() + "\" is no setting" + hint);
            }
        }
    }

    private void take(String key, SettingNode member, YamlNode node) {
        switch (member) {
            case SettingNode.Group group -> group(key + ".", group, node);
            case SettingNode.Entries entries -> entries(key, entries, node);
            case SettingNode.Value value -> value(key, value, node);
        }
    }

    private void entries(String key, SettingNode.Entries entries, YamlNode node) {
        if (node instanceof YamlNode.Text(String text, int _) && text.isBlank()) return;
        if (!(node instanceof YamlNode.Items(List<YamlNode> items, int _))) {
            String names = String.join(", ", entries.entry().names());
            problems.add(origin(node.line()), key + " is a list, each item with the keys " + names);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            String entry = key + "[" + i + "]";
            values.putPlace(entry, origin(items.get(i).line()));
            group(entry + ".", entries.entry(), items.get(i));
        }
        values.putEntries(key, items.size());
    }

    private void value(String key, SettingNode.Value value, YamlNode node) {
        String allowed = key + " takes one value: " + value.kind().allowed();
        switch (node) {
            case YamlNode.Text text -> values.put(key, new Written(text.value().strip(), origin(text.line())));
            case YamlNode.Fields fields -> problems.add(origin(fields.line()), allowed);
            case YamlNode.Items items -> {
                if (!value.kind().isList()) problems.add(origin(items.line()), allowed);
                else if (items.items().stream().allMatch(YamlNode.Text.class::isInstance)) {
                    values.put(key, new Written(joined(items), origin(items.line())));
                } else
                    problems.add(
                            origin(items.line()), key + " takes " + value.kind().allowed());
            }
        }
    }

    private static String joined(YamlNode.Items items) {
        return items.items().stream()
                .map(item -> ((YamlNode.Text) item).value().strip())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
