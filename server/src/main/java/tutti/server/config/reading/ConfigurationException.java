package tutti.server.config.reading;

import java.util.List;

/// Settings that a server cannot run with. Each problem is one sentence: where, which key, what is allowed.
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
