package tutti.server.config.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Values of one kind, with commas between them, with or without brackets.
record ListValue(ValueKind element) implements ValueKind {
    @Override
    public String allowed() {
        return "a list, each item " + element.allowed();
    }

    @Override
    public Object read(String text, Surroundings surroundings) throws BadValueException {
        String items = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        List<Object> values = new ArrayList<>();
        if (items.isBlank()) return values;
        for (String item : items.split(",", -1)) {
            if (item.isBlank()) throw BadValueException.cannotBe(text, "no empty item in the list");
            values.add(element.read(item.strip(), surroundings));
        }
        return values;
    }

    @Override
    public String write(Object value) {
        return ((List<?>) value).stream().map(element::write).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public boolean isList() {
        return true;
    }
}
