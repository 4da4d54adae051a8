package tutti.server.call;

import java.util.Optional;
import tutti.engine.roles.Role;
import tutti.sip.message.SipUri;

/// Where a party is going, and as what.
sealed interface Destination {
    /// `sip:echo@…`: hears himself.
    record Echo() implements Destination {}

    /// `sip:milliwatt@…`: hears 1 kHz at 0 dBm0.
    record MilliwattTone() implements Destination {}

    /// Any other name: meets whoever dials the same.
    record Room(String name, Role role) implements Destination {
        Room(String name) {
            this(name, new Role.Party());
        }
    }

    int NAME_LENGTH_MAX = 64;
    String NAME_RULE = "a conference name is 1 to " + NAME_LENGTH_MAX + " letters, digits or any of . _ - + ~";

    /// By the user part of the URI that is dialled; empty when it is no conference name.
    static Optional<Destination> of(SipUri uri) {
        String user = uri.user();
        return switch (user) {
            case "echo" -> Optional.of(new Echo());
            case "milliwatt" -> Optional.of(new MilliwattTone());
            default -> isName(user) ? Optional.of(new Room(user)) : Optional.empty();
        };
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= NAME_LENGTH_MAX
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "._-+~".indexOf(c) >= 0);
    }

    /// As the journal shows it.
    default String label() {
        return switch (this) {
            case Echo _ -> "echo";
            case MilliwattTone _ -> "milliwatt";
            case Room room -> room.name();
        };
    }
}
