package tutti.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A message of RFC 4475, and what this server answers: a status, or [#SILENCE].
final class TortureMessage {
    static final int SILENCE = 0;

    private static final Pattern MESSAGE = Pattern.compile("(?ms)^=== \\S+ (\\w+)\\n(.*?)(?=^=== |\\z)");
    private static final Pattern VIA = Pattern.compile("(?im)^(via|v) *:.*$");
    private static final Pattern HEX = Pattern.compile("<hex>(\\w+)</hex>");

    private final String name;
    private final byte[] bytes;
    private final int status;

    private TortureMessage(String name, byte[] bytes, int status) {
        this.name = name;
        this.bytes = bytes;
        this.status = status;
    }

    static List<TortureMessage> all() throws IOException {
        Map<String, byte[]> messages = MESSAGE.matcher(resource("/rfc4475.txt"))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> wire(found.group(2))));
        return resource("/rfc4475-outcomes.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(fields -> new TortureMessage(
                        fields[0],
                        Objects.requireNonNull(messages.get(fields[0]), fields[0]),
                        Integer.parseInt(fields[2])))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TortureMessage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static byte[] wire(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Function<String, byte[]> plain = part -> part.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        Matcher hex = HEX.matcher(text);
        int at = 0;
        while (hex.find()) {
            bytes.writeBytes(plain.apply(text.substring(at, hex.start())));
            bytes.writeBytes(HexFormat.of().parseHex(hex.group(1)));
            at = hex.end();
        }
        bytes.writeBytes(plain.apply(text.substring(at)));
        return bytes.toByteArray();
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    int status() {
        return status;
    }

    /// On a stream a message needs its length, which RFC 2543 did not know, and one that says too much has no end.
    int statusOnStream() {
        return switch (name) {
            case "inv2543" -> 400;
            case "clerr" -> SILENCE;
            default -> status;
        };
    }

    /// What a server tells transactions apart by: of two messages with the same, the second is the first repeated.
    /// Source: RFC 3261 §17.2.3.
    String transaction() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher via = VIA.matcher(text);
        return text.substring(0, text.indexOf(' ')) + (via.find() ? via.group() : name);
    }

    /// Where its Via wants answers over UDP, as it asks for no other (RFC 3261 §18.2.2).
    int viaPort() {
        return name.equals("quotbal") ? 5050 : 5060;
    }

    @Override
    public String toString() {
        return name;
    }
}
