package tutti.server.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML as nodes: fields, items and text; anchors are refused, numbers stay as they are written.
public final class YamlReader {
    /// Deeper nesting is refused.
    public static final int DEPTH_MAX = 16;

    private final JsonParser parser;

    private YamlReader(JsonParser parser) {
        this.parser = parser;
    }

    /// The one document of `yaml`; empty when it has none, or only comments.
    public static Optional<YamlNode> read(String yaml) throws YamlException {
        try (JsonParser parser = YAMLMapper.builder().build().createParser(yaml)) {
            YamlReader reader = new YamlReader(parser);
            if (parser.nextToken() == null) return Optional.empty();
            YamlNode root = reader.node(0);
            if (parser.nextToken() != null) {
                throw new YamlException(reader.line(), "a second document begins here; keep one");
            }
            return Optional.of(root);
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new YamlException(Math.max(1, line), "this is not YAML: " + firstLine(broken));
        }
    }

    private static String firstLine(JacksonException broken) {
        return Optional.ofNullable(broken.getOriginalMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("it cannot be read");
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private YamlNode node(int depth) throws YamlException {
        int line = line();
        if (depth > DEPTH_MAX) {
            throw new YamlException(line, "this is nested more than " + DEPTH_MAX + " levels deep");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new YamlException(line, "anchors and aliases are not read; write it out");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) return fields(line, depth);
        if (token == JsonToken.START_ARRAY) return items(line, depth);
        return new YamlNode.Text(token == JsonToken.VALUE_NULL ? "" : parser.getString(), line);
    }

    private YamlNode items(int line, int depth) throws YamlException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(node(depth + 1));
        return new YamlNode.Items(items, line);
    }

    private YamlNode fields(int line, int depth) throws YamlException {
        Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            parser.nextToken();
            YamlNode.Field earlier = fields.put(key, new YamlNode.Field(key, keyLine, node(depth + 1)));
            if (earlier != null) {
                throw new YamlException(
                        keyLine, "\"" + key + "\" is there already, on line " + earlier.line() + "; keep one");
            }
        }
        return new YamlNode.Fields(fields, line);
    }
}
