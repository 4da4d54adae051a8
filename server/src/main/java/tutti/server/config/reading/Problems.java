package tutti.server.config.reading;

import java.util.ArrayList;
import java.util.List;

/// What is wrong in what was written; all of it is found before anybody is told.
final class Problems {
    /// More are not told: whoever has as many reads the first ones.
    static final int PROBLEMS_MAX = 20;

    private final List<String> sentences = new ArrayList<>();

    void add(Origin origin, String sentence) {
        add(origin.opening() + ": " + sentence);
    }

    void add(String sentence) {
        if (sentences.size() < PROBLEMS_MAX) sentences.add(sentence);
    }

    void throwIfAny() throws ConfigurationException {
        if (!sentences.isEmpty()) throw new ConfigurationException(sentences);
    }
}
