package tutti.rtp.sdp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The `name=value` pairs of an `a=fmtp` line. Names are compared without regard to case; of repeated ones
/// the first counts; what is no pair is left out. Immutable. Source: RFC 4855 §3, rule 4.
public record FormatParameters(Map<String, String> byName) {
    /// Pairs beyond this are left out.
    static final int PARAMETERS_MAX = 64;

    public FormatParameters {
        byName = Map.copyOf(byName);
    }

    /// Reads what follows the payload type; "" has no parameters.
    public static FormatParameters parse(String fmtp) {
        Map<String, String> byName = new LinkedHashMap<>();
        String rest = fmtp;
        while (!rest.isEmpty() && byName.size() < PARAMETERS_MAX) {
            Fields.Split next = Fields.splitAt(rest, ';');
            Fields.Split pair = Fields.splitAt(next.head(), '=');
            String name = pair.head().strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && next.head().indexOf('=') >= 0) {
                byName.putIfAbsent(name, pair.tail().strip());
            }
            rest = next.tail();
        }
        return new FormatParameters(byName);
    }

    /// The value of `name`, as written.
    public Optional<String> value(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The value of `name` if it is a number from `min` to `max`.
    public OptionalInt number(String name, int min, int max) {
        OptionalInt number = value(name).map(v -> Fields.number(v, max)).orElse(OptionalInt.empty());
        return number.isPresent() && number.getAsInt() >= min ? number : OptionalInt.empty();
    }

    /// Whether `name` says 1.
    public boolean flag(String name) {
        return number(name, 1, 1).isPresent();
    }
}
