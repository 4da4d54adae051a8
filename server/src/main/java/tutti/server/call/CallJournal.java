package tutti.server.call;

/// Takes one line per call that comes and goes, for the operator. Thread: the SIP loop's and the media loop's.
@FunctionalInterface
public interface CallJournal {
    CallJournal SILENT = _ -> {};

    void line(String text);

    /// `text` from a peer, safe to print: no control characters, at most 80 characters.
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(80).forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return safe.toString();
    }
}
