package tutti.engine.roles;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import tutti.engine.Channel;

/// Somebody in a meeting: speaks with `in`, hears with `out`, and is called `name`, which need not be his
/// alone. `number` is never given again in his meeting.
public record Member(int number, String name, Channel in, Channel out) {
    private static final Comparator<Member> IN_ORDER_OF_JOINING = Comparator.comparingInt(Member::number);

    /// An unmodifiable copy, in order of joining, so that whatever walks it gives the same answer each time.
    static Set<Member> ordered(Collection<Member> members) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(members.stream().sorted(IN_ORDER_OF_JOINING).toList()));
    }

    /// Whether what `source` says comes about where this member hears.
    boolean isOnProcessorOf(Member source) {
        return out.processor() == source.in.processor();
    }

    /// The number alone: members are keys of every table of a meeting, and it tells them apart.
    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return name + " (member " + number + ")";
    }
}
