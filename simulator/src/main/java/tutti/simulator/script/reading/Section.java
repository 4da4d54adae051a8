package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tutti.server.yaml.Nearest;
import tutti.server.yaml.YamlNode;

/// Fields whose keys are known: refuses every other key, knows the defaults.
final class Section {
    private final String file;
    private final String what;
    private final int line;
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, YamlNode.Field> fields;

    private Section(String file, String what, YamlNode.Fields node, Stream<Key> keys) {
        this.file = file;
        this.what = what;
        this.line = node.line();
        this.fields = node.fields();
        keys.forEach(key -> this.keys.put(key.name(), key));
    }

    static Section of(String file, KeyTable table, YamlNode node) throws ScriptException {
        return checked(file, "a " + table.word(), node, table.keys().stream());
    }

    static Section ofAction(String file, KeyTable table, YamlNode node) throws ScriptException {
        Stream<Key> keys = Stream.concat(KeyTable.EVERY_ACTION.stream(), table.keys().stream());
        return checked(file, "\"" + table.word() + "\"", node, keys);
    }

    private static Section checked(String file, String what, YamlNode node, Stream<Key> keys) throws ScriptException {
        if (!(node instanceof YamlNode.Fields fields)) {
            throw new ScriptException(file, node.line(), "here belong the keys of " + what + ", each with a value");
        }
        Section section = new Section(file, what, fields, keys);
        section.check();
        return section;
    }

    private void check() throws ScriptException {
        for (YamlNode.Field field : fields.values()) {
            if (!keys.containsKey(field.key())) {
                throw new ScriptException(
                        file,
                        field.line(),
                        "\"" + field.key() + "\" is no key of " + what + Nearest.hint(field.key(), keys.keySet()));
            }
        }
        for (Key key : keys.values()) {
            if (key.required() && !fields.containsKey(key.name())) {
                throw new ScriptException(file, line, what + " needs \"" + key.name() + "\": " + key.value());
            }
        }
    }

    int line() {
        return line;
    }

    /// Empty when the script does not have the key.
    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(fields.get(key)).map(YamlNode.Field::value);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /// What the script says, or else the default.
    Scalar scalar(String key) throws ScriptException {
        Key known = known(key);
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) return new Scalar(file, key, known.fallback(), line);
        return text(known, node.get());
    }

    private Scalar text(Key key, YamlNode node) throws ScriptException {
        if (node instanceof YamlNode.Text text)
            return new Scalar(file, key.name(), text.value().strip(), text.line());
        throw new ScriptException(file, node.line(), key.name() + " takes one value: " + key.value());
    }

    /// One value, several with commas between them, or a list of values.
    List<Scalar> scalars(String key) throws ScriptException {
        List<Scalar> scalars = new ArrayList<>();
        if (node(key).orElseThrow() instanceof YamlNode.Items items) {
            for (YamlNode item : items.items()) scalars.add(text(known(key), item));
        } else {
            Scalar all = scalar(key);
            for (String one : all.text().split(",", -1)) scalars.add(new Scalar(file, key, one.strip(), all.line()));
        }
        return scalars;
    }

    /// The items of a list; none when the key is missing.
    List<YamlNode> items(String key) throws ScriptException {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) return List.of();
        if (node.get() instanceof YamlNode.Items items) return items.items();
        throw new ScriptException(
                file, node.get().line(), key + " takes a list: " + known(key).value());
    }

    private Key known(String key) {
        return Optional.ofNullable(keys.get(key))
                .orElseThrow(() -> new IllegalArgumentException(what + " has no key " + key + "; add it to KeyTable"));
    }
}
