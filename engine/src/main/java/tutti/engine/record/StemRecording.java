package tutti.engine.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;
import tutti.engine.roles.EventsAfter;
import tutti.engine.roles.Happening;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.MeetingEvent;
import tutti.engine.roles.MeetingSnapshot;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;
import tutti.engine.roles.Standing;

/// Records a meeting: what each member contributes, what the recorder hears, and what happens, on one
/// clock.
///
/// ```
///   alice-0.wav    ████▁▁███▁▁▁▁▁▁▁▁     all begin with the same frame and end with the same
///   bob-1.wav      ▁▁██▁▁▁▁██▁▁▁▁▁▁▁
///   carol-4.wav    ▁▁▁▁▁▁▁▁▁▁▁▁████▁     silence until she joins, after she leaves, while she is on hold
///   mix.wav        ████▁▁███▁▁▁████▁     Σ of these, bit for bit where no limiter acted
///   timeline.jsonl join, leave, mute, role, … each with its frame
/// ```
/// A member who joins as [Role.Recorder] says what may be recorded: there is a stem for each member whom
/// he can hear, and audio in it for the frames in which he can. So a coach or a side talk is in no file
/// unless the role names them, whatever else changes in the meeting. When he leaves, all files are
/// silent.
///
/// Nobody calls this object when somebody joins. [#work] finds newcomers; who wants their very first
/// frames too calls [#attend] inside the same [Engine#atomically] as the join. Exact to the frame where
/// changes are made between ticks; a tick that runs meanwhile may mix one frame more or less than the
/// stem has.
///
/// Thread: [#work] one at a time, never the tick; all else any.
public final class StemRecording {
    /// One more member is in no file; he is counted.
    public static final int STEMS_MAX = 1_024;

    public static final String MIX_FILE = "mix.wav";
    public static final String TIMELINE_FILE = "timeline.jsonl";

    private final Engine engine;
    private final Meeting meeting;
    private final Member recorder;
    private final StemSettings settings;
    private final StemFiles files;
    private final StemSource source;
    private final long firstFrame;
    private final Timeline timeline;
    private final MeetingLines lines;

    // inside the engine's control
    private final Map<Member, Stem> byMember = new LinkedHashMap<>();
    private Optional<Stem> mix = Optional.empty();
    private long seq;
    private long knownFrame;
    private boolean paused;
    private long refusedStems;
    private long skippedEvents;

    private volatile List<Stem> stems = List.of();
    private volatile long endFrame = Long.MAX_VALUE;
    private volatile boolean complete;

    private StemRecording(
            Meeting meeting,
            Member recorder,
            StemSettings settings,
            StemFiles files,
            StemSource source,
            MeetingSnapshot now) {
        Processor processor = recorder.out().processor();
        int frameMillis = processor.settings().frameMillis();
        engine = processor.engine();
        this.meeting = meeting;
        this.recorder = recorder;
        this.settings = settings;
        this.files = files;
        this.source = source;
        firstFrame = now.frame();
        seq = now.seq();
        knownFrame = now.frame();
        timeline = new Timeline(() -> files.create(TIMELINE_FILE), firstFrame, frameMillis);
        lines = new MeetingLines(timeline);
        if (settings.timeMaxMillis() != RecordingLimits.UNLIMITED) {
            endFrame = firstFrame + Math.ceilDiv(settings.timeMaxMillis(), frameMillis);
        }
    }

    /// Begins with the frame that is made next. `recorder` is a member of `meeting` with the role of a
    /// recorder; `BAD_PARAMETER` when he is not. Fails as [tutti.engine.Datafeed#connect] when the mix
    /// cannot be recorded.
    public static StemRecording begin(
            Meeting meeting, Member recorder, StemSettings settings, StemFiles files, StemSource source) {
        return recorder.out().processor().engine().atomically(() -> {
            MeetingSnapshot now = meeting.snapshot();
            Optional<Role> role = now.standing(recorder).map(Standing::role);
            if (role.filter(Role.Recorder.class::isInstance).isEmpty()) {
                throw new EngineException(
                        ErrorCode.BAD_PARAMETER,
                        recorder + " is no recorder of the meeting and nothing may be recorded for him; let him join "
                                + "as one");
            }
            StemRecording begun = new StemRecording(meeting, recorder, settings, files, source, now);
            begun.start(now);
            return begun;
        });
    }

    private void start(MeetingSnapshot now) {
        timeline.add(
                firstFrame,
                "start",
                it -> it.put("sampleRateHz", engine.settings().sampleRateHz())
                        .put("frameMillis", engine.settings().frameMillis()));
        if (settings.withMix()) {
            Recording recording = Recording.waiting(
                    recorder.out().outputFeed(),
                    settings.file(),
                    () -> files.create(MIX_FILE),
                    (frame, frames) -> timeline.add(
                            frame, "gap", it -> it.put("file", MIX_FILE).put("frames", frames)),
                    firstFrame);
            Stem begun = new Stem(MIX_FILE, Optional.empty(), recording, paused);
            begun.audible(true, firstFrame);
            mix = Optional.of(begun);
            stems = List.of(begun);
        }
        lines.present(now.standings(), firstFrame);
        for (Member member : now.standings().keySet()) {
            if (now.why(member, recorder).connected()) audible(member, true, firstFrame);
        }
    }

    /// The number of the first frame, with which all files begin.
    public long firstFrame() {
        return firstFrame;
    }

    /// Takes notice of what has happened in the meeting; writes nothing. Cheap when nothing has.
    public void attend() {
        engine.atomically(this::follow);
    }

    private void follow() {
        switch (meeting.eventsAfter(seq)) {
            case EventsAfter.Complete all -> all.events().forEach(this::happened);
            case EventsAfter.TakeSnapshot _ -> catchUp();
        }
        knownFrame = meeting.snapshot().frame();
    }

    private void happened(MeetingEvent event) {
        seq = event.seq();
        long frame = event.frame();
        if (frame >= endFrame) return;
        lines.happened(event.happening(), frame);
        switch (event.happening()) {
            case Happening.CellsChanged changed ->
                changed.cells().stream()
                        .filter(cell -> cell.listener().equals(recorder)
                                && cell.before().connected() != cell.after().connected())
                        .forEach(cell -> audible(cell.source(), cell.after().connected(), frame));
            case Happening.Left left -> left(left.member(), frame);
            default -> {
                // changes nobody's stem
            }
        }
    }

    /// His cells follow; what his channel carries from now on is not the meeting's.
    private void left(Member member, long frame) {
        if (member.equals(recorder)) mix.ifPresent(it -> it.audible(false, frame));
        Optional.ofNullable(byMember.get(member)).ifPresent(stem -> {
            stem.audible(false, frame);
            stem.recording().disconnect();
        });
    }

    /// Of the time that the meeting has forgotten nobody knows who might have been recorded: it is silence.
    private void catchUp() {
        MeetingSnapshot now = meeting.snapshot();
        skippedEvents++;
        seq = now.seq();
        if (now.frame() >= endFrame) return;
        long unknownFrom = knownFrame;
        timeline.add(now.frame(), "events-skipped", it -> it.put("fromFrame", unknownFrom));
        lines.present(now.standings(), now.frame());
        for (Stem stem : byMember.values()) stem.audible(false, unknownFrom);
        for (Member member : now.standings().keySet()) {
            if (now.why(member, recorder).connected()) audible(member, true, now.frame());
        }
    }

    private void audible(Member member, boolean audible, long frame) {
        Optional<Stem> stem = Optional.ofNullable(byMember.get(member));
        if (stem.isPresent()) stem.get().audible(audible, frame);
        else if (audible && byMember.size() == STEMS_MAX) refuse(member, frame, "there are " + STEMS_MAX + " stems");
        else if (audible) open(member, frame);
    }

    private void open(Member member, long frame) {
        String name = Stem.fileName(member);
        try {
            Recording recording = Recording.waiting(
                    source.contribution(member),
                    settings.file(),
                    () -> files.create(name),
                    (at, frames) -> timeline.add(
                            at, "gap", member, it -> it.put("file", name).put("frames", frames)),
                    firstFrame);
            Stem stem = new Stem(name, Optional.of(member), recording, paused);
            stem.audible(true, frame);
            byMember.put(member, stem);
            stems = Stream.concat(stems.stream(), Stream.of(stem)).toList();
            timeline.add(frame, "stem", member, it -> it.put("file", name));
        } catch (EngineException refused) {
            refuse(member, frame, String.valueOf(refused.getMessage()));
        }
    }

    private void refuse(Member member, long frame, String problem) {
        refusedStems++;
        timeline.add(frame, "stem-refused", member, it -> it.put("problem", problem));
    }

    /// From the frame that is made next on, all files have silence.
    public void pause() {
        setPaused(true, "pause");
    }

    /// Ends [#pause].
    public void resume() {
        setPaused(false, "continue");
    }

    private void setPaused(boolean changed, String event) {
        engine.atomically(() -> {
            follow();
            if (paused == changed || knownFrame >= endFrame) return;
            paused = changed;
            for (Stem stem : stems) stem.paused(changed, knownFrame);
            timeline.add(knownFrame, event, it -> it);
        });
    }

    /// The frame that is made next is recorded no more. Complete when [#work] has been done up to it.
    public void stop() {
        engine.atomically(() -> {
            follow();
            if (knownFrame >= endFrame) return;
            endFrame = knownFrame;
            for (Stem stem : stems) stem.recording().stop(endFrame);
        });
    }

    /// A line that `member` has begun or ceased to talk with `frame`.
    public void talk(long frame, Member member, boolean talking) {
        timeline.add(frame, talking ? "talking-start" : "talking-stop", member, it -> it);
    }

    /// A line that he has dialled `digit` (0…9, *, #, A…D), recognised with `frame`.
    public void digit(long frame, Member member, char digit) {
        timeline.add(frame, "digit", member, it -> it.put("digit", String.valueOf(digit)));
    }

    /// A line that what he contributes is made `gainDb` louder from `frame` on.
    public void gain(long frame, Member member, double gainDb) {
        timeline.add(frame, "gain", member, it -> it.put("gainDb", gainDb));
    }

    /// A line that of what he sent `lostFrames` frames before `frame` have not come and were concealed.
    public void loss(long frame, Member member, long lostFrames) {
        timeline.add(frame, "loss", member, it -> it.put("frames", lostFrames));
    }

    /// Takes notice of what has happened, and writes what has been made; returns whether there is more to
    /// write at once. To be called several times a second, until it is complete. May block; never fails
    /// for a file's sake.
    public boolean work() {
        if (complete) return false;
        attend();
        long clock = clock();
        attend(); // now everything is known that happened before that
        boolean more = false;
        for (Stem stem : stems) more |= stem.recording().drain(clock);
        tellEnds();
        timeline.write(clock);
        if (clock >= endFrame
                && stems.stream().allMatch(it -> it.recording().status().isComplete())) end();
        return more;
    }

    /// All frames before this one have been made by every processor that has a part in it.
    private long clock() {
        long clock = recorder.out().processor().frame();
        for (Stem stem : stems) {
            if (stem.member().isPresent()) {
                clock = Math.min(clock, stem.member().get().in().processor().frame());
            }
        }
        return clock;
    }

    private void tellEnds() {
        for (Stem stem : stems) {
            if (!stem.tellsItsEnd()) continue;
            RecordingStatus status = stem.recording().status();
            long frames =
                    Math.ceilDiv(status.elapsedSamples(), engine.settings().frameSamples());
            timeline.add(
                    firstFrame + frames,
                    "end",
                    it -> it.put("file", stem.fileName())
                            .put("samples", status.samples())
                            .put("reason", status.end().name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private void end() {
        timeline.add(endFrame, "stop", it -> it);
        timeline.end();
        complete = true;
    }

    /// How it stands, as far as it has been worked on.
    public StemStatus status() {
        return engine.atomically(() -> new StemStatus(
                complete,
                stems.stream().map(Stem::status).toList(),
                refusedStems,
                timeline.refused(),
                skippedEvents,
                timeline.problem()));
    }
}
