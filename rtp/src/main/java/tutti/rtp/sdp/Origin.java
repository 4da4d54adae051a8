package tutti.rtp.sdp;

import java.util.List;

/// The `o=` line. Session id and version stay text: devices send numbers beyond 64 bits, and only equality
/// matters for a peer's. Fields that a device left out read `-`. Source: RFC 8866 §5.2.
public record Origin(
        String username,
        String sessionId,
        String sessionVersion,
        String networkType,
        String addressType,
        String address) {
    static final Origin ABSENT = of(List.of());

    /// From the words of the line, missing ones replaced, surplus ones dropped.
    static Origin of(List<String> words) {
        return new Origin(
                word(words, 0), word(words, 1), word(words, 2), word(words, 3), word(words, 4), word(words, 5));
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "-";
    }
}
