package tutti.sip.message;

import java.util.Optional;

/// Names the dialog an INVITE is to replace. Tags are as its receiver sees them: `toTag` is his own.
///
/// Source: RFC 3891 §6.1.
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {

    /// The dialog that `text` names, or empty if it names none.
    public static Optional<Replaces> parse(String text) {
        int semicolon = text.indexOf(';');
        String callId = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        if (callId.isEmpty() || semicolon < 0 || !isCallId(callId)) {
            return Optional.empty();
        }
        TextCursor cursor = new TextCursor(text.substring(semicolon));
        return Parameters.read(cursor)
                .filter(p -> p.has("to-tag") && p.has("from-tag"))
                .map(p -> new Replaces(
                        callId, p.get("to-tag").orElse(""), p.get("from-tag").orElse(""), p.has("early-only")));
    }

    private static boolean isCallId(String callId) {
        return callId.chars().noneMatch(c -> c <= ' ' || c == ',');
    }

    @Override
    public String toString() {
        return callId + ";to-tag=" + toTag + ";from-tag=" + fromTag + (earlyOnly ? ";early-only" : "");
    }
}
