package tutti.engine.roles;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;
import tutti.engine.link.Crossings;

/// A conference with roles, on one processor or several, which can say what everybody hears and why.
///
/// ```
///   change ─► next state ─► cells that differ by the policy ─► primitives ─► events
///             (refused?)                                       (refused?)
/// ```
/// Each change is one step between two frames: no frame hears half of it, and a newcomer's row and column
/// are there before his first frame. One that is refused, by a rule here or by a primitive, throws
/// [EngineException] and leaves the meeting as it was. The meeting never opens or releases its members'
/// channels; it takes an input side only for a role that is heard, an output side only for one that hears.
/// Members on different processors hear each other over links that it opens, exact and in the same frame.
/// Who has left or never joined is refused with `BAD_PARAMETER`. Thread: any. See [Role] for who hears
/// whom.
public final class Meeting {
    /// One more is refused with `NO_RESOURCES`.
    public static final int MEMBERS_MAX = 2_048;

    private final Engine engine;
    private final Set<Processor> processors;
    private final Crossings crossings;
    private final EventLog log = new EventLog();
    private MeetingState state = MeetingState.EMPTY;

    /// A meeting whose members are all on `processor`.
    public Meeting(Processor processor) {
        this(List.of(processor));
    }

    /// A meeting whose members are on any of `processors`. `BAD_PARAMETER` when they are none or of
    /// different engines.
    public Meeting(List<Processor> processors) {
        if (processors.stream().map(Processor::engine).distinct().count() != 1) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER, "a meeting over " + processors + "; give processors of one engine");
        }
        this.processors = new LinkedHashSet<>(processors);
        engine = processors.getFirst().engine();
        crossings = new Crossings(engine);
    }

    /// Takes in somebody who speaks and hears with `channel`; see [#join(String, Channel, Channel, Role)].
    public Member join(String name, Channel channel, Role role) {
        return join(name, channel, channel, role);
    }

    /// Takes in somebody who speaks with `in` and hears with `out`, normally the same channel.
    ///
    /// `BAD_PARAMETER` when a channel is another member's or on another processor, or the role names
    /// somebody who is not here; else what the primitives refuse: an output side in use, a side that is
    /// missing, an input in the hands of another conference, a datafeed loop.
    public Member join(String name, Channel in, Channel out, Role role) {
        return engine.atomically(() -> {
            apply(new Change.Join(name, in, out, role));
            return state.members().stream().toList().getLast();
        });
    }

    /// Roles that named him name him no more; a side talk of two ends.
    public void leave(Member member) {
        apply(new Change.Leave(member));
    }

    /// A role that is not party ends his part in a side talk. `BAD_PARAMETER` when it names himself.
    public void changeRole(Member member, Role role) {
        apply(new Change.ChangeRole(member, role));
    }

    /// From now on these parties are heard by one another only, and by their coaches and the recorders that
    /// name them; they still hear the meeting.
    ///
    /// `BAD_PARAMETER` when there are fewer than two; `WRONG_CHANNEL_STATE` when one is no party, or is in
    /// a side talk.
    public SideTalk openSideTalk(Set<Member> members) {
        return engine.atomically(() -> {
            apply(new Change.OpenSideTalk(members));
            return new SideTalk(state.sideTalkNumbers() - 1);
        });
    }

    /// Everybody in it is back in the meeting. Nothing happens when it has ended already.
    public void closeSideTalk(SideTalk sideTalk) {
        apply(new Change.CloseSideTalk(sideTalk));
    }

    /// Nobody hears him until every origin that muted him has unmuted him.
    public void mute(Member member, MuteOrigin origin) {
        apply(new Change.Mute(member, origin));
    }

    /// Nothing happens when `origin` has not muted him.
    public void unmute(Member member, MuteOrigin origin) {
        apply(new Change.Unmute(member, origin));
    }

    /// He hears nobody and nobody hears him until [#resume]; his role, mutes and side talk are kept.
    public void hold(Member member) {
        apply(new Change.Hold(member));
    }

    /// Ends [#hold]; nothing happens when he is not on hold.
    public void resume(Member member) {
        apply(new Change.Resume(member));
    }

    /// Makes any change; the commands above are short for this.
    public void apply(Change change) {
        engine.atomically(() -> {
            MeetingState next = next(change);
            StateDifference difference = new StateDifference(state, next);
            List<CellChange> cells = difference.cells();
            new Wiring(this, crossings, state, next).apply(cells);
            log.append(frame(), difference.happenings(cells));
            state = next;
        });
    }

    /// The cells that `change` would alter, and alters nothing. Refuses what a rule here refuses; what only
    /// the primitives know is not asked.
    public List<CellChange> dryRun(Change change) {
        return engine.atomically(() -> new StateDifference(state, next(change)).cells());
    }

    private MeetingState next(Change change) {
        if (change instanceof Change.Join join) {
            requireHere(join.in());
            requireHere(join.out());
        }
        return Transition.of(state, change);
    }

    /// All others as `listener` has them, by rule and by measurement.
    public Hearing hears(Member listener) {
        return engine.atomically(() -> {
            if (!state.has(listener)) {
                throw new EngineException(
                        ErrorCode.BAD_PARAMETER,
                        listener + " is not in this meeting and hears nothing of it; ask for a member of its snapshot");
            }
            Measurement measurement = new Measurement(crossings, listener);
            List<SourceHearing> sources = state.members().stream()
                    .filter(source -> !source.equals(listener))
                    .map(source -> measurement.measure(source, HearingPolicy.reason(listener, source, state)))
                    .toList();
            return new Hearing(listener, frame(), sources);
        });
    }

    /// Why `listener` hears `source`, or why not; [Reason.Absent] when one of them is not in the meeting.
    public Reason why(Member source, Member listener) {
        return engine.atomically(
                () -> Measurement.actual(crossings, listener, source, HearingPolicy.reason(listener, source, state)));
    }

    /// The meeting as it is, consistent in itself and with [#eventsAfter].
    public MeetingSnapshot snapshot() {
        return engine.atomically(() -> new MeetingSnapshot(log.lastSeq(), frame(), state));
    }

    /// What happened after event `seq`, 0 for all; or the advice to take a snapshot, when the log does not
    /// reach back so far.
    public EventsAfter eventsAfter(long seq) {
        return engine.atomically(() -> log.after(seq));
    }

    /// How many events the log has dropped for newer ones.
    public long forgottenEvents() {
        return engine.atomically(log::forgotten);
    }

    private void requireHere(Channel channel) {
        if (!processors.contains(channel.processor())) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER, channel + " is on none of the meeting's processors; use a channel of one");
        }
    }

    private long frame() {
        return processors.stream().mapToLong(Processor::frame).max().orElseThrow();
    }
}
