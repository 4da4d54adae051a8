package tutti.simulator.script.plan;

import java.util.List;

/// A role before those whom it names are members: `names` are the coached, whom a recorder also hears, or
/// the audience of a prompt (none: all).
public record RolePlan(Kind kind, List<String> names) {
    public static final RolePlan PARTY = new RolePlan(Kind.PARTY, List.of());

    /// As [tutti.engine.roles.Role] has them.
    public enum Kind {
        PARTY(true),
        MONITOR(true),
        BACKGROUND(false),
        COACH(true),
        RECORDER(true),
        PROMPT(false);

        private final boolean hears;

        Kind(boolean hears) {
            this.hears = hears;
        }

        public boolean hears() {
            return hears;
        }
    }

    public RolePlan {
        names = List.copyOf(names);
    }

    /// As a script says it.
    public String text() {
        return switch (kind) {
            case PARTY -> "party";
            case MONITOR -> "monitor";
            case BACKGROUND -> "background";
            case COACH -> "coach of " + String.join(", ", names);
            case RECORDER -> names.isEmpty() ? "recorder" : "recorder also of " + String.join(", ", names);
            case PROMPT -> "prompt to " + (names.isEmpty() ? "all" : String.join(", ", names));
        };
    }
}
