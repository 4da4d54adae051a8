package tutti.simulator.script.reading;

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
final class NodeReader {
    /// Deeper nesting is refused; a script has four levels.
    static final int DEPTH_MAX = 16;

    private final String file;
    private final JsonParser parser;

    private NodeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static ScriptNode read(String file, String yaml) throws ScriptException {
        try (JsonParser parser = YAMLMapper.builder().build().createParser(yaml)) {
            NodeReader reader = new NodeReader(file, parser);
            if (parser.nextToken() == null) throw new ScriptException(file, 1, "the script is empty");
            ScriptNode root = reader.node(0);
            if (parser.nextToken() != null) {
                throw new ScriptException(file, reader.line(), "a second document begins here; a script is one");
            }
            return root;
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new ScriptException(file, Math.max(1, line), "this is not YAML: " + firstLine(broken));
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

    private ScriptNode node(int depth) throws ScriptException {
        int line = line();
        if (depth > DEPTH_MAX) {
            throw new ScriptException(file, line, "this is nested more than " + DEPTH_MAX + " levels deep");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new ScriptException(file, line, "anchors and aliases are not read; write it out");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) return fields(line, depth);
        if (token == JsonToken.START_ARRAY) return items(line, depth);
        return new ScriptNode.Text(token == JsonToken.VALUE_NULL ? "" : parser.getString(), line);
    }

    private ScriptNode items(int line, int depth) throws ScriptException {
        List<ScriptNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(node(depth + 1));
        return new ScriptNode.Items(items, line);
    }

    private ScriptNode fields(int line, int depth) throws ScriptException {
        Map<String, ScriptNode.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            parser.nextToken();
            ScriptNode.Field earlier = fields.put(key, new ScriptNode.Field(key, keyLine, node(depth + 1)));
            if (earlier != null) {
                throw new ScriptException(
                        file, keyLine, "\"" + key + "\" is there already, on line " + earlier.line() + "; keep one");
            }
        }
        return new ScriptNode.Fields(fields, line);
    }
}
