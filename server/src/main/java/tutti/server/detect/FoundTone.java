package tutti.server.detect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// One tone in one channel of a file, as it is printed.
///
/// `name` is the digit, or the meaning of a call-progress tone, whose `network` is then given. Channels count from 1,
/// times from the beginning of the file; levels are dBm0 per tone, and a call-progress tone has only one.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FoundTone(
        int channel,
        String kind,
        String name,
        Optional<String> network,
        double startSeconds,
        double lengthMillis,
        double levelDbm0,
        Optional<Double> lowDbm0,
        Optional<Double> highDbm0,
        Optional<Double> twistDb) {}
