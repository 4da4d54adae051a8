package tutti.engine.roles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What differs between two states of a meeting: the cells of the matrix, and what to tell of the members.
///
/// Only rows and columns that can differ are computed, so a change of one among N members costs O(N): a
/// cell depends on the standings of its two members and, for a coach, of those he coaches.
final class StateDifference {
    private final MeetingState before;
    private final MeetingState after;

    StateDifference(MeetingState before, MeetingState after) {
        this.before = before;
        this.after = after;
    }

    /// The cells whose reason differs, row by row, in order of joining.
    List<CellChange> cells() {
        Set<Member> changed = changedMembers();
        if (changed.isEmpty()) return List.of();
        Set<Member> rows = new LinkedHashSet<>(changed);
        addCoachesOf(changed, rows);
        List<CellChange> cells = new ArrayList<>();
        Set<Member> all = everybody();
        for (Member listener : all) {
            for (Member source : rows.contains(listener) ? all : changed) addIfDifferent(listener, source, cells);
        }
        return List.copyOf(cells);
    }

    private void addIfDifferent(Member listener, Member source, List<CellChange> cells) {
        Reason was = HearingPolicy.reason(listener, source, before);
        Reason is = HearingPolicy.reason(listener, source, after);
        if (!was.equals(is)) cells.add(new CellChange(listener, source, was, is));
    }

    private Set<Member> everybody() {
        Set<Member> all = new LinkedHashSet<>(before.members());
        all.addAll(after.members());
        return all;
    }

    private Set<Member> changedMembers() {
        Set<Member> changed = new LinkedHashSet<>();
        for (Member member : everybody()) {
            if (!before.find(member).equals(after.find(member))) changed.add(member);
        }
        return changed;
    }

    /// It is enough to look at the state after: on each way from a coach to one who has changed, the first
    /// who has changed is there before and after, for where a leaver was named the role has changed too.
    private void addCoachesOf(Set<Member> changed, Set<Member> coaches) {
        after.standings().forEach((member, standing) -> {
            if (!(standing.role() instanceof Role.Coach)) return;
            if (!Collections.disjoint(after.coachedBy(member), changed)) coaches.add(member);
        });
    }

    /// In an order in which they can be replayed; the cells come last, when there are any.
    List<Happening> happenings(List<CellChange> cells) {
        List<Happening> told = new ArrayList<>();
        tellEndedSideTalks(told);
        for (Member member : before.members()) if (!after.has(member)) told.add(new Happening.Left(member));
        for (Member member : after.members()) tellOf(member, told);
        tellOpenedSideTalks(told);
        if (!cells.isEmpty()) told.add(new Happening.CellsChanged(cells));
        return told;
    }

    private void tellOf(Member member, List<Happening> told) {
        Standing is = after.standing(member);
        if (!before.has(member)) {
            told.add(new Happening.Joined(member, is.role()));
            return;
        }
        Standing was = before.standing(member);
        if (!was.role().equals(is.role())) told.add(new Happening.RoleChanged(member, is.role()));
        for (MuteOrigin origin : MuteOrigin.values()) {
            boolean muted = is.mutes().contains(origin);
            if (muted == was.mutes().contains(origin)) continue;
            told.add(muted ? new Happening.Muted(member, origin) : new Happening.Unmuted(member, origin));
        }
        if (was.held() != is.held()) told.add(is.held() ? new Happening.Held(member) : new Happening.Resumed(member));
    }

    private void tellEndedSideTalks(List<Happening> told) {
        Map<SideTalk, Set<Member>> still = after.sideTalks();
        before.sideTalks().forEach((talk, members) -> {
            if (!still.containsKey(talk)) told.add(new Happening.SideTalkClosed(talk));
            Set<Member> rest = still.getOrDefault(talk, members);
            for (Member member : members) {
                if (!rest.contains(member)) told.add(new Happening.SideTalkLeft(talk, member));
            }
        });
    }

    private void tellOpenedSideTalks(List<Happening> told) {
        Map<SideTalk, Set<Member>> already = before.sideTalks();
        after.sideTalks().forEach((talk, members) -> {
            if (!already.containsKey(talk)) told.add(new Happening.SideTalkOpened(talk, members));
        });
    }
}
