package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;

/// A meeting that is recorded into memory, whose members never cease to talk, each with samples of his own.
final class RecordedMeeting {
    static final int FRAME = 160;
    static final Role PARTY = new Role.Party();
    static final int AMPLITUDE = 2_000;

    final Engine engine = new Engine();
    final List<Processor> processors;
    final Meeting meeting;
    final Map<String, MemoryFile> files = new LinkedHashMap<>();
    final Map<Member, Speaker> speakers = new HashMap<>();
    /// When each began to talk: with the frame after his join.
    final Map<Member, Long> since = new HashMap<>();
    final Member recorder;
    private int numbers;

    RecordedMeeting() {
        this(1);
    }

    RecordedMeeting(int processors) {
        for (int i = 0; i < processors; i++) engine.openProcessor();
        this.processors = engine.processors();
        meeting = new Meeting(this.processors);
        Channel ear = this.processors.getFirst().openChannel(ChannelType.OUTPUT);
        recorder = meeting.join("recorder", ear, ear, new Role.Recorder(Set.of()));
    }

    Member join(String name, Role role) {
        Processor processor = processors.get(numbers % processors.size());
        Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX);
        Speaker speaker = new Speaker(++numbers, AMPLITUDE);
        channel.receiveFrom(speaker);
        Member member = meeting.join(name, channel, channel, role);
        speakers.put(member, speaker);
        since.put(member, engine.frame());
        return member;
    }

    /// A newcomer of whom no frame is missing.
    Member join(StemRecording recording, String name, Role role) {
        return engine.atomically((Supplier<Member>) () -> {
            Member joined = join(name, role);
            recording.attend();
            return joined;
        });
    }

    Member party(String name) {
        return join(name, PARTY);
    }

    void recorderNames(Member... named) {
        meeting.changeRole(recorder, new Role.Recorder(Set.of(named)));
    }

    StemRecording record(StemSettings settings) {
        return StemRecording.begin(meeting, recorder, settings, name -> {
            MemoryFile file = file(name);
            assertThat(file.size()).as("size of %s", name).isZero();
            return file;
        });
    }

    MemoryFile file(String name) {
        return files.computeIfAbsent(name, _ -> new MemoryFile());
    }

    void tick(int frames) {
        for (int i = 0; i < frames; i++) engine.tick(0);
    }

    void tick(StemRecording recording, int frames) {
        for (int i = 0; i < frames; i++) {
            engine.tick(0);
            if (i % 10 == 9) recording.work();
        }
    }

    void finish(StemRecording recording) {
        recording.stop();
        for (boolean more = true; more; ) more = recording.work();
        assertThat(recording.status().complete()).isTrue();
    }

    /// His stem as one letter for each frame: `#` what he said, `.` silence.
    String stem(Member member) {
        int[] samples = file(Stem.fileName(member, ".wav")).samples();
        Speaker speaker = Optional.ofNullable(speakers.get(member)).orElseThrow();
        long joined = Optional.ofNullable(since.get(member)).orElseThrow();
        StringBuilder frames = new StringBuilder();
        for (int frame = 0; frame < samples.length / FRAME; frame++) {
            int[] heard = Arrays.copyOfRange(samples, frame * FRAME, (frame + 1) * FRAME);
            if (Arrays.stream(heard).allMatch(it -> it == 0)) frames.append('.');
            else {
                assertThat(heard)
                        .as("%s in frame %d", member, frame)
                        .isEqualTo(speaker.said((frame - joined) * FRAME, FRAME));
                frames.append('#');
            }
        }
        return frames.toString();
    }

    List<String> timeline() {
        return file(StemRecording.TIMELINE_FILE).text().lines().toList();
    }
}
