package tutti.engine.roles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody knows who has only read events.
final class Replay {
    final Map<Member, Standing> standings = new HashMap<>();
    final Map<Member, Map<Member, Reason>> matrix = new HashMap<>();
    long seq;

    void read(List<MeetingEvent> events) {
        for (MeetingEvent event : events) {
            if (event.seq() != seq + 1) throw new AssertionError("event " + event.seq() + " came after " + seq);
            seq = event.seq();
            read(event.happening());
        }
    }

    private void read(Happening happening) {
        switch (happening) {
            case Happening.Joined joined -> standings.put(joined.member(), Standing.joined(joined.role()));
            case Happening.Left left -> standings.remove(left.member());
            case Happening.RoleChanged(Member member, Role role) ->
                standings.computeIfPresent(
                        member, (_, was) -> new Standing(role, was.mutes(), was.held(), was.sideTalk()));
            case Happening.Muted(Member member, MuteOrigin by) ->
                standings.computeIfPresent(member, (_, was) -> was.withMute(by));
            case Happening.Unmuted(Member member, MuteOrigin by) ->
                standings.computeIfPresent(member, (_, was) -> was.withoutMute(by));
            case Happening.Held held -> standings.computeIfPresent(held.member(), (_, was) -> was.withHeld(true));
            case Happening.Resumed resumed ->
                standings.computeIfPresent(resumed.member(), (_, was) -> was.withHeld(false));
            case Happening.SideTalkOpened opened ->
                opened.members()
                        .forEach(member ->
                                standings.computeIfPresent(member, (_, was) -> was.in(Optional.of(opened.sideTalk()))));
            case Happening.SideTalkLeft left ->
                standings.computeIfPresent(left.member(), (_, was) -> was.in(Optional.empty()));
            case Happening.SideTalkClosed closed ->
                standings.replaceAll((_, was) ->
                        was.sideTalk().equals(Optional.of(closed.sideTalk())) ? was.in(Optional.empty()) : was);
            case Happening.CellsChanged changed -> changed.cells().forEach(this::read);
        }
    }

    private void read(CellChange cell) {
        Map<Member, Reason> row = matrix.computeIfAbsent(cell.listener(), _ -> new HashMap<>());
        Reason known = row.getOrDefault(cell.source(), new Reason.Absent());
        if (!known.equals(cell.before())) throw new AssertionError(cell + " but it was " + known);
        if (cell.after().equals(new Reason.Absent())) row.remove(cell.source());
        else row.put(cell.source(), cell.after());
        if (row.isEmpty()) matrix.remove(cell.listener());
    }
}
