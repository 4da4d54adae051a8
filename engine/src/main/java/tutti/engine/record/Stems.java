package tutti.engine.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tutti.engine.Datafeed;
import tutti.engine.EngineException;
import tutti.engine.roles.Member;

/// The audio files of a meeting's recording. Thread: inside the engine's control; [#all] any.
final class Stems {
    private final StemSettings settings;
    private final StemFiles files;
    private final Timeline timeline;
    private final long firstFrame;
    private final Map<Member, Stem> byMember = new LinkedHashMap<>();
    private Optional<Stem> mix = Optional.empty();
    private boolean paused;
    private long refused;
    private volatile List<Stem> all = List.of();

    Stems(StemSettings settings, StemFiles files, Timeline timeline, long firstFrame) {
        this.settings = settings;
        this.files = files;
        this.timeline = timeline;
        this.firstFrame = firstFrame;
    }

    /// The mix first, then the members in the order in which they were first heard.
    List<Stem> all() {
        return all;
    }

    /// Fails as [Datafeed#connect].
    void openMix(Datafeed feed) {
        Stem stem = open(feed, settings.mixFile(), Optional.empty());
        stem.audible(true, firstFrame);
        mix = Optional.of(stem);
        timeline.add(firstFrame, "mix", it -> file(it, settings.mixFile(), feed));
    }

    private static JsonLine file(JsonLine line, String name, Datafeed feed) {
        return line.put("file", name).put("sampleRateHz", feed.sampleRateHz());
    }

    /// From `frame` on the recorder can hear `member`, or cannot any more.
    void audible(Member member, boolean audible, long frame) {
        Optional<Stem> stem = Optional.ofNullable(byMember.get(member));
        if (stem.isPresent()) stem.get().audible(audible, frame);
        else if (audible) open(member, frame);
    }

    private void open(Member member, long frame) {
        if (byMember.size() == StemRecording.STEMS_MAX) {
            refuse(member, frame, "there are " + StemRecording.STEMS_MAX + " stems");
            return;
        }
        String name = Stem.fileName(member, settings.format().fileSuffix());
        try {
            Datafeed feed = member.in().conferenceInput().contribution();
            Stem stem = open(feed, name, Optional.of(member));
            stem.audible(true, frame);
            byMember.put(member, stem);
            timeline.add(frame, "stem", member, it -> file(it, name, feed));
        } catch (EngineException problem) {
            refuse(member, frame, String.valueOf(problem.getMessage()));
        }
    }

    private Stem open(Datafeed feed, String name, Optional<Member> member) {
        GapListener gaps = (frame, frames) ->
                timeline.add(frame, "gap", it -> it.put("file", name).put("frames", frames));
        Recording recording = Recording.waiting(feed, settings.file(), () -> files.create(name), gaps, firstFrame);
        Stem stem = new Stem(name, member, recording, paused);
        all = Stream.concat(all.stream(), Stream.of(stem)).toList();
        return stem;
    }

    private void refuse(Member member, long frame, String problem) {
        refused++;
        timeline.add(frame, "stem-refused", member, it -> it.put("problem", problem));
    }

    long refused() {
        return refused;
    }

    /// What his channel carries from now on is not the meeting's.
    void left(Member member, long frame) {
        Optional.ofNullable(byMember.get(member)).ifPresent(stem -> {
            stem.audible(false, frame);
            stem.recording().disconnect();
        });
    }

    /// From `frame` on nobody is heard by anybody.
    void recorderLeft(long frame) {
        mix.ifPresent(stem -> stem.audible(false, frame));
        silence(frame);
    }

    /// No member is audible from `frame` on.
    void silence(long frame) {
        for (Stem stem : byMember.values()) stem.audible(false, frame);
    }

    void pause(boolean changed, long frame) {
        paused = changed;
        for (Stem stem : all) stem.paused(changed, frame);
    }

    boolean paused() {
        return paused;
    }

    void stop(long frame) {
        for (Stem stem : all) stem.recording().stop(frame);
    }
}
