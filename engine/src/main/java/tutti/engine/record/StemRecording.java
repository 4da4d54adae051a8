package tutti.engine.record;

import java.util.Locale;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;
import tutti.engine.roles.CellChange;
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
/// unless the role names them, whatever else changes in the meeting. Once he has left or taken
/// another role, all files are silent.
///
/// A stem is what its member contributes ([tutti.engine.ConferenceInput#contribution]), at his channel's
/// rate; the sum holds where all have one rate. Nobody calls this object when somebody joins. [#work]
/// finds newcomers; who wants their very first frames too calls [#attend] inside the same
/// [Engine#atomically] as the join. Exact to the frame where changes are made between ticks; a tick that
/// runs meanwhile may mix one frame more or less than the stem has.
///
/// The files are called so in WAV; [StemSettings] may name another format. Thread: [#work] one at a time,
/// never the tick; all else any.
public final class StemRecording {
    /// One more member is in no file; he is counted.
    public static final int STEMS_MAX = 1_024;

    /// What the recorder hears, when [StemSettings#withMix], as WAV; in another format [StemSettings#mixFile].
    public static final String MIX_FILE = "mix.wav";

    /// What happened in the meeting: one JSON object a line, each with its frame.
    public static final String TIMELINE_FILE = "timeline.jsonl";

    private final Engine engine;
    private final Meeting meeting;
    private final Member recorder;
    private final long firstFrame;
    private final Timeline timeline;
    private final MeetingLines lines;
    private final Stems stems;

    // inside the engine's control
    private long seq;
    private long knownFrame;
    private boolean dismissed;
    private long skippedEvents;

    private volatile long endFrame = Long.MAX_VALUE;
    private volatile boolean complete;

    private StemRecording(
            Meeting meeting, Member recorder, StemSettings settings, StemFiles files, MeetingSnapshot now) {
        Processor processor = recorder.out().processor();
        int frameMillis = processor.settings().frameMillis();
        engine = processor.engine();
        this.meeting = meeting;
        this.recorder = recorder;
        firstFrame = now.frame();
        seq = now.seq();
        knownFrame = now.frame();
        timeline = new Timeline(() -> files.create(TIMELINE_FILE), firstFrame, frameMillis);
        lines = new MeetingLines(timeline);
        stems = new Stems(settings, files, timeline, firstFrame);
        if (settings.timeMaxMillis() != RecordingLimits.UNLIMITED) {
            endFrame = firstFrame + Math.ceilDiv(settings.timeMaxMillis(), frameMillis);
        }
    }

    /// Begins with the frame that is made next. `recorder` is a member of `meeting` with the role of a
    /// recorder; `BAD_PARAMETER` when he is not. Fails as [tutti.engine.Datafeed#connect] when the mix
    /// cannot be recorded.
    public static StemRecording begin(Meeting meeting, Member recorder, StemSettings settings, StemFiles files) {
        return recorder.out().processor().engine().atomically(() -> {
            MeetingSnapshot now = meeting.snapshot();
            if (!isRecorder(now, recorder)) {
                throw new EngineException(
                        ErrorCode.BAD_PARAMETER,
                        recorder + " is no recorder of the meeting and nothing may be recorded for him; let him join "
                                + "as one");
            }
            StemRecording begun = new StemRecording(meeting, recorder, settings, files, now);
            begun.start(now, settings.withMix());
            return begun;
        });
    }

    private static boolean isRecorder(MeetingSnapshot now, Member member) {
        return now.standing(member)
                .map(Standing::role)
                .filter(Role.Recorder.class::isInstance)
                .isPresent();
    }

    private void start(MeetingSnapshot now, boolean withMix) {
        timeline.add(
                firstFrame,
                "start",
                it -> it.put("frameMillis", engine.settings().frameMillis()));
        if (withMix) stems.openMix(recorder.out().outputFeed());
        present(now);
    }

    private void present(MeetingSnapshot now) {
        lines.present(now.standings(), now.frame());
        if (dismissed) return;
        for (Member member : now.standings().keySet()) {
            if (now.why(member, recorder).connected()) stems.audible(member, true, now.frame());
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
            case Happening.CellsChanged changed -> changed.cells().forEach(cell -> changed(cell, frame));
            case Happening.Left(Member member) when member.equals(recorder) -> dismiss(frame);
            case Happening.RoleChanged(Member member, Role role)
            when member.equals(recorder) && !(role instanceof Role.Recorder) -> dismiss(frame);
            case Happening.Left(Member member) -> stems.left(member, frame);
            default -> {
                // changes nobody's stem
            }
        }
    }

    /// Another role would let him hear what a recorder may not.
    private void dismiss(long frame) {
        dismissed = true;
        stems.recorderLeft(frame);
    }

    private void changed(CellChange cell, long frame) {
        boolean connected = cell.after().connected();
        if (dismissed
                || !cell.listener().equals(recorder)
                || connected == cell.before().connected()) return;
        stems.audible(cell.source(), connected, frame);
    }

    /// Of the time that the meeting has forgotten nobody knows who might have been recorded: it is silence.
    private void catchUp() {
        MeetingSnapshot now = meeting.snapshot();
        skippedEvents++;
        seq = now.seq();
        if (now.frame() >= endFrame) return;
        long unknownFrom = knownFrame;
        timeline.add(now.frame(), "events-skipped", it -> it.put("fromFrame", unknownFrom));
        stems.silence(unknownFrom);
        if (!isRecorder(now, recorder)) dismiss(unknownFrom);
        present(now);
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
            if (stems.paused() == changed || knownFrame >= endFrame) return;
            stems.pause(changed, knownFrame);
            timeline.add(knownFrame, event, it -> it);
        });
    }

    /// The frame that is made next is recorded no more. Complete when [#work] has been done up to it.
    public void stop() {
        engine.atomically(() -> {
            follow();
            if (knownFrame >= endFrame) return;
            endFrame = knownFrame;
            stems.stop(endFrame);
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
        for (Stem stem : stems.all()) more |= stem.recording().drain(clock);
        tellEnds();
        timeline.write(clock);
        if (clock >= endFrame
                && stems.all().stream().allMatch(it -> it.recording().status().isComplete())) end();
        return more;
    }

    /// All frames before this one have been made by every processor that has a part in it.
    private long clock() {
        long clock = recorder.out().processor().frame();
        for (Stem stem : stems.all()) {
            if (stem.member().isPresent()) {
                clock = Math.min(clock, stem.member().get().in().processor().frame());
            }
        }
        return clock;
    }

    private void tellEnds() {
        for (Stem stem : stems.all()) {
            if (!stem.tellsItsEnd()) continue;
            RecordingStatus status = stem.recording().status();
            timeline.add(
                    stem.recording().elapsedFrame(),
                    "end",
                    it -> it.put("file", stem.fileName())
                            .put("samples", status.samples())
                            .put("reason", status.end().name().toLowerCase(Locale.ROOT)));
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
                stems.all().stream().map(Stem::status).toList(),
                stems.refused(),
                timeline.refused(),
                skippedEvents,
                timeline.problem()));
    }
}
