package tutti.sip.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The messages of RFC 4475, by the names it gives them.
public final class TortureMessages {
    private static final Map<String, byte[]> MESSAGES = load();

    private TortureMessages() {}

    public static Map<String, byte[]> all() {
        return MESSAGES;
    }

    public static byte[] named(String name) {
        return Objects.requireNonNull(MESSAGES.get(name), name);
    }

    private static Map<String, byte[]> load() {
        try (InputStream in = TortureMessages.class.getResourceAsStream("/rfc4475.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            Map<String, byte[]> messages = new LinkedHashMap<>();
            int start = text.indexOf("=== ");
            while (start >= 0) {
                int lineEnd = text.indexOf('\n', start);
                int next = text.indexOf("\n=== ", lineEnd);
                String name = text.substring(text.lastIndexOf(' ', lineEnd) + 1, lineEnd);
                messages.put(name, wire(text.substring(lineEnd + 1, next < 0 ? text.length() : next + 1)));
                start = next < 0 ? -1 : next + 1;
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] wire(String message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int position = 0;
        while (position < message.length()) {
            if (message.startsWith("<hex>", position)) {
                int end = message.indexOf("</hex>", position);
                bytes.writeBytes(HexFormat.of().parseHex(message.substring(position + 5, end)));
                position = end + 6;
                continue;
            }
            char c = message.charAt(position++);
            if (c == '\n') {
                bytes.write('\r');
            }
            bytes.write(c);
        }
        return bytes.toByteArray();
    }
}
