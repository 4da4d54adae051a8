package tutti.simulator.script.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.EngineSettings;
import tutti.engine.Processor;
import tutti.engine.Recognised;
import tutti.engine.play.Play;
import tutti.engine.roles.Audience;
import tutti.engine.roles.EventsAfter;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.MeetingEvent;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;
import tutti.engine.roles.SideTalk;
import tutti.engine.roles.Standing;
import tutti.simulator.script.plan.Action;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.RolePlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.TimedAction;
import tutti.simulator.script.reading.ScriptException;
import tutti.simulator.script.source.Mouth;

/// A meeting whose members are the parties of a script, over all processors of it, and whose clock is [#tick].
///
/// Nothing here knows real time: the time given to the engine is the frame number times the frame length.
public final class Stage {
    /// Virtual time of frame 0; not 0, so that a forgotten default shows.
    private static final long START_NANOS = 1_000_000_000;

    private final Script script;
    private final Engine engine;
    private final Meeting meeting;
    private final Map<String, Performer> performers = new LinkedHashMap<>();
    private final Map<Channel, Performer> byChannel = new HashMap<>();
    private long lastSeq;

    public Stage(Script script) {
        this.script = script;
        engine = new Engine(script.settings());
        for (int i = 0; i < script.processors(); i++) engine.openProcessor();
        meeting = new Meeting(engine.processors());
        for (PartyPlan plan : script.parties()) {
            Processor processor = engine.processors().get(plan.processor());
            Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX, plan.sampleRateHz());
            EngineSettings format =
                    new EngineSettings(plan.sampleRateHz(), script.settings().frameMillis());
            int index = performers.size();
            Performer performer = new Performer(plan, index, script.seed(), format, channel);
            performers.put(plan.name(), performer);
            byChannel.put(channel, performer);
        }
    }

    /// The frame that is made next.
    public int frame() {
        return Math.toIntExact(engine.frame());
    }

    /// Makes one frame on every processor.
    public void tick() {
        engine.tick(START_NANOS + frame() * script.settings().frameNanos());
    }

    /// Lets time pass to `frame` without a sound.
    void skipTo(int frame) {
        int frames = frame - frame();
        for (Processor processor : engine.processors()) processor.skip(frames);
    }

    /// Lets those leave, before the next frame, who have played to the end.
    public List<Completed> dismissCompleted() {
        List<Completed> completed = new ArrayList<>();
        for (Performer performer : performers.values()) {
            Optional<Play> over =
                    performer.playing().filter(play -> play.status().isOver());
            if (over.isEmpty()) continue;
            double millis = over.get().positionSamples() * 1_000.0 / performer.sampleRateHz();
            meeting.leave(performer.member().orElseThrow());
            performer.left();
            completed.add(new Completed(performer, over.get().status(), millis, takeEvents()));
        }
        return completed;
    }

    /// Whether `performer` is in the meeting as a recorder.
    public boolean records(Performer performer) {
        return performer
                .member()
                .flatMap(member -> meeting.snapshot().standing(member))
                .map(Standing::role)
                .filter(Role.Recorder.class::isInstance)
                .isPresent();
    }

    /// What was recognised since the last call: by frame, then in the order of the script's parties, whatever
    /// processor they are on.
    public List<Signal> takeSignals() {
        List<Signal> signals = new ArrayList<>();
        for (Processor processor : engine.processors()) {
            for (Recognised recognised : processor.takeRecognised()) {
                Performer who =
                        Optional.ofNullable(byChannel.get(recognised.channel())).orElseThrow();
                signals.add(new Signal(who, recognised.frame(), recognised.event()));
            }
        }
        signals.sort(Comparator.comparingLong(Signal::frame)
                .thenComparingInt(signal -> signal.who().index()));
        return signals;
    }

    public Meeting meeting() {
        return meeting;
    }

    /// In the order of the script.
    public List<Performer> performers() {
        return List.copyOf(performers.values());
    }

    /// An action, and what the meeting has told of it.
    public record Applied(TimedAction timed, List<MeetingEvent> events) {
        public Applied {
            events = List.copyOf(events);
        }
    }

    /// Does what the script says, as one change before the next frame; fails with the script's line when one of the
    /// actions cannot be done.
    public List<Applied> apply(List<TimedAction> actions) throws ScriptException {
        List<Applied> applied = new ArrayList<>();
        Optional<ScriptException> refused = engine.atomically(() -> applyEach(actions, applied));
        if (refused.isPresent()) throw refused.get();
        return applied;
    }

    private Optional<ScriptException> applyEach(List<TimedAction> actions, List<Applied> applied) {
        for (TimedAction timed : actions) {
            try {
                act(timed);
            } catch (EngineException refused) {
                return Optional.of(problem(timed, String.valueOf(refused.getMessage())));
            } catch (ScriptException refused) {
                return Optional.of(refused);
            }
            applied.add(new Applied(timed, takeEvents()));
        }
        return Optional.empty();
    }

    private List<MeetingEvent> takeEvents() {
        return switch (meeting.eventsAfter(lastSeq)) {
            case EventsAfter.Complete(List<MeetingEvent> events) -> {
                lastSeq += events.size();
                yield events;
            }
            case EventsAfter.TakeSnapshot _ ->
                throw new IllegalStateException("The meeting has forgotten events; take them after each action");
        };
    }

    private void act(TimedAction timed) throws ScriptException {
        switch (timed.action()) {
            case Action.Join(String who, RolePlan role) -> join(timed, performer(who), role);
            case Action.Leave(String who) -> {
                meeting.leave(member(timed, who));
                performer(who).left();
            }
            case Action.ChangeRole(String who, RolePlan role) -> become(timed, who, role(timed, role));
            case Action.Barge(String who) -> barge(timed, who);
            case Action.StartSideTalk(List<String> who) -> meeting.openSideTalk(members(timed, who));
            case Action.EndSideTalk(String who) -> meeting.closeSideTalk(sideTalk(timed, who));
            case Action.Mute mute -> meeting.mute(member(timed, mute.who()), mute.by());
            case Action.Unmute unmute -> meeting.unmute(member(timed, unmute.who()), unmute.by());
            case Action.Hold(String who) -> meeting.hold(member(timed, who));
            case Action.Resume(String who) -> meeting.resume(member(timed, who));
            case Action.Play(String who, String _, RolePlan role) -> join(timed, performer(who), role);
            case Action.Press press -> press(timed, press);
            case Action.AdjustVolume volume -> adjustVolume(volume);
        }
    }

    private void join(TimedAction timed, Performer performer, RolePlan role) throws ScriptException {
        String name = performer.plan().name();
        if (performer.member().isPresent()) throw problem(timed, name + " is in the meeting already");
        Member member = meeting.join(name, performer.channel(), performer.channel(), role(timed, role));
        performer.joined(member, frame());
        performer.settleSides();
    }

    private void become(TimedAction timed, String who, Role role) throws ScriptException {
        meeting.changeRole(member(timed, who), role);
        performer(who).settleSides();
    }

    private void barge(TimedAction timed, String who) throws ScriptException {
        switch (standing(timed, who).role()) {
            case Role.Coach _, Role.Monitor _ -> become(timed, who, new Role.Party());
            case Role.Party _, Role.Background _, Role.Recorder _, Role.Prompt _ ->
                throw problem(timed, who + " is no coach and no monitor; use \"do: role\"");
        }
    }

    private SideTalk sideTalk(TimedAction timed, String who) throws ScriptException {
        return standing(timed, who).sideTalk().orElseThrow(() -> problem(timed, who + " is in no side talk then"));
    }

    private void press(TimedAction timed, Action.Press press) throws ScriptException {
        Mouth mouth = performer(press.who()).mouth().orElseThrow(() -> absent(timed, press.who()));
        mouth.press(press.digits(), press.timing(), press.over());
    }

    private void adjustVolume(Action.AdjustVolume volume) {
        Performer performer = performer(volume.who());
        performer.adjustVolume(
                volume.inDb().orElse(performer.inDb()), volume.outDb().orElse(performer.outDb()));
    }

    private Role role(TimedAction timed, RolePlan plan) throws ScriptException {
        return switch (plan.kind()) {
            case PARTY -> new Role.Party();
            case MONITOR -> new Role.Monitor();
            case BACKGROUND -> new Role.Background();
            case COACH -> new Role.Coach(members(timed, plan.names()));
            case RECORDER -> new Role.Recorder(members(timed, plan.names()));
            case PROMPT -> {
                Set<Member> audience = members(timed, plan.names());
                yield new Role.Prompt(audience.isEmpty() ? Audience.EVERYBODY : new Audience.Only(audience));
            }
        };
    }

    private Set<Member> members(TimedAction timed, List<String> names) throws ScriptException {
        Set<Member> members = new LinkedHashSet<>();
        for (String name : names) members.add(member(timed, name));
        return members;
    }

    private Member member(TimedAction timed, String name) throws ScriptException {
        return performer(name).member().orElseThrow(() -> absent(timed, name));
    }

    private ScriptException absent(TimedAction timed, String name) {
        return problem(
                timed,
                name + " is not in the meeting then; let him join before (at the same time: further up in the script)");
    }

    private Standing standing(TimedAction timed, String who) throws ScriptException {
        return meeting.snapshot().standing(member(timed, who)).orElseThrow();
    }

    /// The party of that name.
    public Performer performer(String name) {
        return Optional.ofNullable(performers.get(name))
                .orElseThrow(
                        () -> new IllegalArgumentException(name + " is not in the script; read it with ScriptReader"));
    }

    private ScriptException problem(TimedAction timed, String sentence) {
        double seconds = timed.frame() * script.settings().frameMillis() / 1_000.0;
        return new ScriptException(
                script.file(), timed.line(), timed.action().text() + " at " + seconds + "s: " + sentence);
    }
}
