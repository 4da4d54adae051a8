package tutti.simulator.script.reading;

/// A script that cannot be run. The message names file, line, what is wrong and what would be right.
public final class ScriptException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    public ScriptException(String file, int line, String sentence) {
        super(file + ", line " + line + ": " + sentence);
        this.line = line;
    }

    /// Of a file that cannot be read at all.
    ScriptException(String file, String sentence) {
        super(file + ": " + sentence);
        line = 0;
    }

    /// Counted from 1; 0 when it is about the whole file.
    public int line() {
        return line;
    }
}
