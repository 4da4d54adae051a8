package tutti.server.config.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tutti.server.config.CodecName;

/// One of a few words; case counts as nothing.
final class WordValue implements ValueKind {
    private final Map<String, Object> words = new LinkedHashMap<>();

    WordValue(Class<?> constants) {
        for (Object constant : constants.getEnumConstants()) words.put(word(constant), constant);
    }

    private static String word(Object constant) {
        if (constant instanceof CodecName codec) return codec.encodingName();
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String allowed() {
        List<String> all = List.copyOf(words.keySet());
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }

    @Override
    public Object read(String text, Surroundings surroundings) throws BadValueException {
        for (Map.Entry<String, Object> word : words.entrySet()) {
            if (word.getKey().equalsIgnoreCase(text)) return word.getValue();
        }
        throw BadValueException.cannotBe(text, allowed());
    }

    @Override
    public String write(Object value) {
        return word(value);
    }
}
