package tutti.engine.roles;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Who is in the meeting and how, at one moment: immutable, members in order of joining.
///
/// `memberNumbers` and `sideTalkNumbers` have been given so far.
record MeetingState(Map<Member, Standing> standings, int memberNumbers, int sideTalkNumbers) {
    static final MeetingState EMPTY = new MeetingState(new LinkedHashMap<>(), 0, 0);

    MeetingState {
        standings = Collections.unmodifiableMap(standings);
    }

    Set<Member> members() {
        return standings.keySet();
    }

    boolean has(Member member) {
        return standings.containsKey(member);
    }

    Optional<Standing> find(Member member) {
        return Optional.ofNullable(standings.get(member));
    }

    /// Of a member who is here.
    Standing standing(Member member) {
        return find(member).orElseThrow(() -> new IllegalArgumentException(member + " is not in this meeting"));
    }

    /// Those whom `listener` coaches, and those whom these coach in turn, unless they are on hold; never
    /// `listener` himself. Empty when he is no coach.
    Set<Member> coachedBy(Member listener) {
        Set<Member> found = new LinkedHashSet<>();
        Queue<Member> coaches = new ArrayDeque<>(Set.of(listener));
        while (!coaches.isEmpty()) {
            if (!(standing(coaches.remove()).role() instanceof Role.Coach coach)) continue;
            for (Member pupil : coach.coached()) {
                if (pupil.equals(listener) || !found.add(pupil)) continue;
                if (!standing(pupil).held()) coaches.add(pupil);
            }
        }
        return found;
    }

    /// Those in each side talk.
    Map<SideTalk, Set<Member>> sideTalks() {
        Map<SideTalk, Set<Member>> talks = new LinkedHashMap<>();
        standings.forEach((member, standing) -> standing.sideTalk()
                .ifPresent(talk ->
                        talks.computeIfAbsent(talk, _ -> new LinkedHashSet<>()).add(member)));
        return talks;
    }
}
