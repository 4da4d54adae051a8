package tutti.server.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.Processor;
import tutti.engine.roles.CellChange;
import tutti.engine.roles.Change;
import tutti.engine.roles.EventsAfter;
import tutti.engine.roles.Hearing;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.MeetingSnapshot;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Reason;
import tutti.engine.roles.Role;
import tutti.engine.roles.SideTalk;

/// One conference: a [Meeting] whose members are participants of the server.
///
/// Who dials in is a [Role.Party]; whoever controls the room gives him another role. Each change is one step
/// between two frames; one that makes no sense is refused with [tutti.engine.EngineException] and changes
/// nothing. A room comes and goes with its participants: do not keep it beyond the question it was given to.
/// Thread: the owner's of [Rooms].
public final class Room {
    private final String name;
    private final Meeting meeting;
    private final Map<Long, Member> members = new LinkedHashMap<>();

    Room(String name, Processor processor) {
        this.name = name;
        meeting = new Meeting(processor);
    }

    public String name() {
        return name;
    }

    // ---- who is here ----

    /// In order of joining.
    public List<Participant> participants() {
        MeetingSnapshot now = meeting.snapshot();
        return members.entrySet().stream()
                .map(entry -> participant(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    /// [NotHereException] when nobody here has that id.
    public Participant participant(long id) {
        Member member = Optional.ofNullable(members.get(id))
                .orElseThrow(() -> new NotHereException(
                        "participant " + id + " is not in " + name + "; name one of " + members.keySet()));
        return participant(id, member, meeting.snapshot());
    }

    private static Participant participant(long id, Member member, MeetingSnapshot now) {
        return new Participant(id, member, now.standing(member).orElseThrow());
    }

    int size() {
        return members.size();
    }

    // ---- what can be changed ----

    /// Also to barge: from coach or monitor to party. See [Role].
    public void changeRole(Member member, Role role) {
        meeting.changeRole(member, role);
    }

    /// As [Meeting#openSideTalk].
    public SideTalk openSideTalk(Set<Member> talkers) {
        return meeting.openSideTalk(talkers);
    }

    /// Nothing happens when it has ended already.
    public void closeSideTalk(SideTalk sideTalk) {
        meeting.closeSideTalk(sideTalk);
    }

    /// Nobody hears him until every origin that muted him has unmuted him.
    public void mute(Member member, MuteOrigin origin) {
        meeting.mute(member, origin);
    }

    public void unmute(Member member, MuteOrigin origin) {
        meeting.unmute(member, origin);
    }

    /// He hears nobody and nobody hears him until [#resume]; his call goes on.
    public void hold(Member member) {
        meeting.hold(member);
    }

    public void resume(Member member) {
        meeting.resume(member);
    }

    /// The cells that `change` would alter; alters nothing.
    public List<CellChange> dryRun(Change change) {
        return meeting.dryRun(change);
    }

    // ---- what can be asked ----

    /// What `listener` hears of everybody else in this moment, and why; by rule and by measurement.
    public Hearing hears(Member listener) {
        return meeting.hears(listener);
    }

    /// Why `listener` hears `source`, or why not.
    public Reason why(Member source, Member listener) {
        return meeting.why(source, listener);
    }

    /// The room as it is; go on with [#eventsAfter] from its `seq`.
    public MeetingSnapshot snapshot() {
        return meeting.snapshot();
    }

    /// What happened after event `seq`, 0 for all; a room that comes into being anew counts from 1 again.
    public EventsAfter eventsAfter(long seq) {
        return meeting.eventsAfter(seq);
    }

    // ---- who comes and goes: for Rooms ----

    void join(long id, String participant, Channel channel, Role role) {
        members.put(id, meeting.join(participant, channel, channel, role));
    }

    void leave(long id) {
        Optional.ofNullable(members.remove(id)).ifPresent(meeting::leave);
    }
}
