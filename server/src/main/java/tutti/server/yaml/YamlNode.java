package tutti.server.yaml;

import java.util.List;
import java.util.Map;

/// A piece of YAML and the line on which it begins, counted from 1.
public sealed interface YamlNode {
    int line();

    record Text(String value, int line) implements YamlNode {}

    record Items(List<YamlNode> items, int line) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// In the order of the file.
    record Fields(Map<String, Field> fields, int line) implements YamlNode {}

    /// A key, its own line, and what it says.
    record Field(String key, int line, YamlNode value) {}
}
