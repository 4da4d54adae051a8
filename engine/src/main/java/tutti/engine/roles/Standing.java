package tutti.engine.roles;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// All that a meeting knows of one member: his `role`, who has muted him (`mutes`), whether he is on hold
/// (`held`), and the `sideTalk` he is in. Immutable.
public record Standing(Role role, Set<MuteOrigin> mutes, boolean held, Optional<SideTalk> sideTalk) {
    public Standing {
        EnumSet<MuteOrigin> copy = EnumSet.noneOf(MuteOrigin.class);
        copy.addAll(mutes);
        mutes = Collections.unmodifiableSet(copy);
    }

    static Standing joined(Role role) {
        return new Standing(role, Set.of(), false, Optional.empty());
    }

    /// Whether anybody has muted him.
    public boolean muted() {
        return !mutes.isEmpty();
    }

    /// Only parties are in side talks, so another role ends his part in it.
    Standing withRole(Role changed) {
        return new Standing(changed, mutes, held, changed instanceof Role.Party ? sideTalk : Optional.empty());
    }

    Standing withMute(MuteOrigin origin) {
        Set<MuteOrigin> all = EnumSet.of(origin);
        all.addAll(mutes);
        return new Standing(role, all, held, sideTalk);
    }

    Standing withoutMute(MuteOrigin origin) {
        Set<MuteOrigin> rest = EnumSet.noneOf(MuteOrigin.class);
        rest.addAll(mutes);
        rest.remove(origin);
        return new Standing(role, rest, held, sideTalk);
    }

    Standing withHeld(boolean changed) {
        return new Standing(role, mutes, changed, sideTalk);
    }

    Standing in(Optional<SideTalk> changed) {
        return new Standing(role, mutes, held, changed);
    }
}
