package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.List;

/// Prints all keys of a script as Markdown tables; `docs/simulate.md` holds this text between two marks.
public final class ScriptReference {
    private ScriptReference() {}

    /// The tables, ending with a line break.
    public static String markdown() {
        List<String> lines = new ArrayList<>();
        for (KeyTable table : KeyTable.values()) {
            boolean action = KeyTable.ACTIONS.contains(table);
            if (table == KeyTable.JOIN) begin(lines, "Every action", KeyTable.EVERY_ACTION);
            begin(lines, (action ? "do: " : "") + table.title(), table.keys());
        }
        return String.join("\n", lines);
    }

    private static void begin(List<String> lines, String title, List<Key> keys) {
        lines.add("#### " + title);
        lines.add("");
        if (keys.isEmpty()) return;
        lines.add("| key | value | default | |");
        lines.add("|---|---|---|---|");
        for (Key key : keys) {
            String fallback =
                    key.fallback().equals(Key.REQUIRED) || key.fallback().equals(Key.NONE)
                            ? key.fallback()
                            : "`" + key.fallback() + "`";
            lines.add("| `" + key.name() + "` | " + key.value() + " | " + fallback + " | " + key.meaning() + " |");
        }
        lines.add("");
    }
}
