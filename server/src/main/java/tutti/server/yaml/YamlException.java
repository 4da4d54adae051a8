package tutti.server.yaml;

/// Text that is not read as YAML. The message is a sentence about `line`, which it does not name.
public final class YamlException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    YamlException(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    /// Counted from 1.
    public int line() {
        return line;
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
