package tutti.sip.message;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The header lines of a message, in order. Names are matched without regard to case, compact forms count as
/// the long ones.
///
/// Source: RFC 3261 §7.3.
public final class SipHeaders implements Iterable<SipHeader> {
    private final List<SipHeader> lines;

    private SipHeaders(List<SipHeader> lines) {
        this.lines = lines;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The value of the first line called `name`.
    public Optional<String> first(String name) {
        String canonical = HeaderNames.canonical(name);
        for (SipHeader line : lines) {
            if (line.name().equalsIgnoreCase(canonical)) {
                return Optional.of(line.value());
            }
        }
        return Optional.empty();
    }

    /// The values of all lines called `name`, one per line.
    public List<String> all(String name) {
        String canonical = HeaderNames.canonical(name);
        List<String> values = new ArrayList<>(2);
        for (SipHeader line : lines) {
            if (line.name().equalsIgnoreCase(canonical)) {
                values.add(line.value());
            }
        }
        return values;
    }

    /// The values of all lines called `name`, split at the commas that are neither in quotes nor in `<>`,
    /// trimmed. An element may be empty, if somebody wrote two commas.
    public List<String> elements(String name) {
        List<String> elements = new ArrayList<>(2);
        for (String value : all(name)) {
            split(value, elements);
        }
        return elements;
    }

    /// Whether a line called `name` lists `token`, in any case: `Supported: timer`.
    public boolean lists(String name, String token) {
        for (String element : elements(name)) {
            if (element.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    public int size() {
        return lines.size();
    }

    @Override
    public Iterator<SipHeader> iterator() {
        return lines.iterator();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.lines.addAll(lines);
        return builder;
    }

    private static void split(String value, List<String> elements) {
        int start = 0;
        boolean bracketed = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' && !bracketed) {
                int end = TextCursor.endOfQuoted(value, i);
                i = end < 0 ? value.length() : end - 1;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == '>') {
                bracketed = false;
            } else if (c == ',' && !bracketed) {
                elements.add(value.substring(start, i).strip());
                start = i + 1;
            }
        }
        elements.add(value.substring(start).strip());
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    /// Collects header lines. Not thread-safe; use it once.
    public static final class Builder {
        private final List<SipHeader> lines = new ArrayList<>();

        private Builder() {}

        /// Adds a line at the end.
        ///
        /// @throws IllegalArgumentException as [SipHeader] says
        public Builder add(String name, String value) {
            lines.add(new SipHeader(HeaderNames.canonical(name), value));
            return this;
        }

        /// Adds a line before all others.
        public Builder addFirst(String name, String value) {
            lines.addFirst(new SipHeader(HeaderNames.canonical(name), value));
            return this;
        }

        public Builder addAll(Iterable<SipHeader> more) {
            more.forEach(lines::add);
            return this;
        }

        /// Copies every line called `name` from `source`, in order.
        public Builder copy(String name, SipHeaders source) {
            for (String value : source.all(name)) {
                add(name, value);
            }
            return this;
        }

        /// Replaces the lines called `name` by one, at the place of the first, else at the end.
        public Builder set(String name, String value) {
            SipHeader line = new SipHeader(HeaderNames.canonical(name), value);
            int index = indexOf(line.name());
            remove(name);
            lines.add(index < 0 ? lines.size() : index, line);
            return this;
        }

        public Builder remove(String name) {
            String canonical = HeaderNames.canonical(name);
            lines.removeIf(line -> line.name().equalsIgnoreCase(canonical));
            return this;
        }

        private int indexOf(String name) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).name().equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
        }

        public SipHeaders build() {
            return new SipHeaders(List.copyOf(lines));
        }
    }
}
