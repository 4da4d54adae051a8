package tutti.server.detect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/// What was found in one file, or why it could not be read.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FileReport(
        String file, int sampleRateHz, int channels, double seconds, List<FoundTone> tones, Optional<String> problem) {
    static FileReport unreadable(String file, String problem) {
        return new FileReport(file, 0, 0, 0, List.of(), Optional.of(problem));
    }
}
