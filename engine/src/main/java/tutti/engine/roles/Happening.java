package tutti.engine.roles;

import java.util.List;
import java.util.Set;

/// What an event tells. Whoever replays all of them has the members, their standings and the matrix.
public sealed interface Happening {
    record Joined(Member member, Role role) implements Happening {}

    record Left(Member member) implements Happening {}

    /// Also when a role named a member who has left.
    record RoleChanged(Member member, Role role) implements Happening {}

    record Muted(Member member, MuteOrigin by) implements Happening {}

    record Unmuted(Member member, MuteOrigin by) implements Happening {}

    record Held(Member member) implements Happening {}

    record Resumed(Member member) implements Happening {}

    record SideTalkOpened(SideTalk sideTalk, Set<Member> members) implements Happening {
        public SideTalkOpened {
            members = Member.ordered(members);
        }
    }

    /// The side talk goes on without him.
    record SideTalkLeft(SideTalk sideTalk, Member member) implements Happening {}

    /// On command, or because fewer than two were left.
    record SideTalkClosed(SideTalk sideTalk) implements Happening {}

    /// Comes after all else that the change has brought.
    record CellsChanged(List<CellChange> cells) implements Happening {
        public CellsChanged {
            cells = List.copyOf(cells);
        }
    }
}
