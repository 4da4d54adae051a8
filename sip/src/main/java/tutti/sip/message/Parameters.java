package tutti.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `;name=value` list after a URI, an address or a Via. Order is kept, names are matched without regard to
/// case.
///
/// A parameter without a value has the value `""`. A quoted value is kept quoted, so that it is written as it
/// came.
///
/// Source: RFC 3261 §7.3.1, §25.1 (`generic-param`).
public final class Parameters {
    public static final Parameters NONE = new Parameters(List.of());

    private record Parameter(String name, String value) {}

    private final List<Parameter> list;

    private Parameters(List<Parameter> list) {
        this.list = list;
    }

    /// The value of `name`, unquoted; `""` if it has none; empty if the parameter is absent.
    public Optional<String> get(String name) {
        for (Parameter parameter : list) {
            if (parameter.name.equalsIgnoreCase(name)) {
                return Optional.of(unquote(parameter.value));
            }
        }
        return Optional.empty();
    }

    public boolean has(String name) {
        return get(name).isPresent();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /// These parameters with `name` set to `value` (`""`: a parameter without a value), in place if it was
    /// there, else last.
    ///
    /// @throws IllegalArgumentException if name is no token or value could end the parameter
    public Parameters with(String name, String value) {
        if (!TextCursor.isToken(name) || !isPlainValue(value)) {
            throw new IllegalArgumentException(
                    "Not a parameter: " + name + "; give a token and a value without separators");
        }
        List<Parameter> changed = new ArrayList<>(list.size() + 1);
        boolean replaced = false;
        for (Parameter parameter : list) {
            boolean same = parameter.name.equalsIgnoreCase(name);
            if (!same) {
                changed.add(parameter);
            } else if (!replaced) {
                changed.add(new Parameter(parameter.name, value));
                replaced = true;
            }
        }
        if (!replaced) {
            changed.add(new Parameter(name, value));
        }
        return new Parameters(List.copyOf(changed));
    }

    /// Reads `*( SEMI generic-param )` from the cursor to its end or to a comma; empty if that is not what is
    /// there.
    static Optional<Parameters> read(TextCursor cursor) {
        List<Parameter> list = new ArrayList<>(4);
        while (cursor.skipSeparator(';')) {
            String name = cursor.token();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            String value = "";
            if (cursor.skipSeparator('=')) {
                value = cursor.peek() == '"' ? cursor.quotedString() : cursor.until(";,\"<>=");
                if (value.isEmpty() && cursor.peek() == '"') {
                    return Optional.empty();
                }
            }
            list.add(new Parameter(name, value));
        }
        cursor.skipSpace();
        return cursor.atEnd() ? Optional.of(new Parameters(List.copyOf(list))) : Optional.empty();
    }

    /// Reads URI parameters, `;name=value` without white space; empty if a name is missing.
    static Optional<Parameters> ofUri(String text) {
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        List<Parameter> list = new ArrayList<>(4);
        int start = 1;
        while (start <= text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            int equals = text.indexOf('=', start);
            boolean hasValue = equals >= 0 && equals < end;
            String name = text.substring(start, hasValue ? equals : end);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            list.add(new Parameter(name, hasValue ? text.substring(equals + 1, end) : ""));
            start = end + 1;
        }
        return Optional.of(new Parameters(List.copyOf(list)));
    }

    private static boolean isPlainValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 0x7f || ";,\"<>=?".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String unquote(String value) {
        return value.length() >= 2 && value.charAt(0) == '"' ? QuotedText.unquote(value) : value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters parameters && list.equals(parameters.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    /// As written in a message: `;a=b;c`, or nothing.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : list) {
            text.append(';').append(parameter.name);
            if (!parameter.value.isEmpty()) {
                text.append('=').append(parameter.value);
            }
        }
        return text.toString();
    }
}
