package tutti.server.config.reading;

import java.util.List;
import java.util.Optional;

/// A component of a settings record: one key of the file with a value, with keys of its own, or with a list.
sealed interface SettingNode {
    /// The key within its group.
    String name();

    /// What it means, in a sentence without a full stop.
    String meaning();

    /// A key with a value.
    ///
    /// @param presence what happens when nobody wrote it
    /// @param fallback the value when nobody wrote it, where there is one
    /// @param example as it may be written; "" where the fallback shows it
    record Value(
            String name, String meaning, ValueKind kind, Presence presence, Optional<Object> fallback, String example)
            implements SettingNode {
        /// The fallback as it would be written; empty when there is none, or an empty list.
        Optional<String> writtenFallback() {
            return fallback.filter(value -> !(value instanceof List<?> list && list.isEmpty()))
                    .map(kind::write);
        }
    }

    /// Keys below a key.
    record Group(String name, String meaning, Class<? extends Record> type, List<SettingNode> members)
            implements SettingNode {
        public Group {
            members = List.copyOf(members);
        }

        List<String> names() {
            return members.stream().map(SettingNode::name).toList();
        }
    }

    /// A list of groups below a key.
    record Entries(String name, String meaning, Group entry) implements SettingNode {}

    /// What happens when nobody wrote a value.
    enum Presence {
        /// The component is an Optional and stays empty.
        OPTIONAL,
        /// It has the default.
        DEFAULTED,
        /// It is a mistake.
        REQUIRED
    }
}
