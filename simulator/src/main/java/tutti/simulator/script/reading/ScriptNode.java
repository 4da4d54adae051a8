package tutti.simulator.script.reading;

import java.util.List;
import java.util.Map;

/// A piece of YAML and the line on which it begins, counted from 1.
sealed interface ScriptNode {
    int line();

    record Text(String value, int line) implements ScriptNode {}

    record Items(List<ScriptNode> items, int line) implements ScriptNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// In the order of the file.
    record Fields(Map<String, Field> fields, int line) implements ScriptNode {}

    /// A key, its own line, and what it says.
    record Field(String key, int line, ScriptNode value) {}
}
