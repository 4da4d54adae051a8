package tutti.engine.roles;

import java.util.List;
import java.util.Set;

/// What an event tells. Whoever replays all of them has the members, their standings and the matrix.
public sealed interface Happening {
    /// `member` has come, with `role`; neither muted nor on hold.
    record Joined(Member member, Role role) implements Happening {}

    /// `member` has gone; [RoleChanged] follows for those whose roles named him.
    record Left(Member member) implements Happening {}

    /// `member` has `role` now; also when his role named a member who has left.
    record RoleChanged(Member member, Role role) implements Happening {}

    /// `member` was muted `by` that origin, and possibly by others before.
    record Muted(Member member, MuteOrigin by) implements Happening {}

    /// The mute of `member` `by` that origin was lifted; those of others stay.
    record Unmuted(Member member, MuteOrigin by) implements Happening {}

    /// `member` is on hold.
    record Held(Member member) implements Happening {}

    /// `member` is on hold no more.
    record Resumed(Member member) implements Happening {}

    /// The parties `members` have turned to one another in `sideTalk`.
    record SideTalkOpened(SideTalk sideTalk, Set<Member> members) implements Happening {
        public SideTalkOpened {
            members = Member.ordered(members);
        }
    }

    /// `member` has left `sideTalk`, which goes on without him.
    record SideTalkLeft(SideTalk sideTalk, Member member) implements Happening {}

    /// `sideTalk` has ended: on command, or because fewer than two were left.
    record SideTalkClosed(SideTalk sideTalk) implements Happening {}

    /// The `cells` whose reason is another now; comes after all else that the change has brought.
    record CellsChanged(List<CellChange> cells) implements Happening {
        public CellsChanged {
            cells = List.copyOf(cells);
        }
    }
}
