package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.audio.wav.WavReader;
import tutti.engine.mix.Gain;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.MeetingSnapshot;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;

/// Where no limiter acts, what somebody hears is the sum of the stems of those whom he hears by the
/// matrix, times his own volume, bit for bit: ten minutes with joins, leaves, mutes, holds, volumes, a
/// coach and music.
class StemSumTest {
    private static final int FRAME = RecordedMeeting.FRAME;
    private static final int FRAMES = 10 * 60 * 50;

    private final RecordedMeeting room = new RecordedMeeting();
    private final Meeting meeting = room.meeting;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<Member, Recording> ears = new LinkedHashMap<>();
    private final TreeMap<Long, Map<Member, List<Member>>> matrixFrom = new TreeMap<>();
    private final TreeMap<Long, Integer> bobsGainFrom = new TreeMap<>(Map.of(0L, Gain.UNITY));
    private final TreeMap<Integer, Runnable> script = new TreeMap<>();

    @TempDir
    private Path directory;

    private FileChannel create(String name) throws IOException {
        return FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private Member member(String name) {
        return Optional.ofNullable(members.get(name)).orElseThrow();
    }

    private void join(String name, Role role) {
        Member member = room.join(name, role);
        members.put(name, member);
        if (role.hears()) {
            Recording.Side ear = Recording.Side.of(member.out().outputFeed());
            ears.put(member, Recording.mono(ear, RecordingSettings.DEFAULT, () -> create("ear-" + name + ".wav")));
        }
    }

    private void volume(String name, double volumeDb) {
        member(name).in().conferenceInput().adjustVolume(volumeDb);
    }

    private void script() {
        Role party = new Role.Party();
        script.put(1_000, () -> meeting.mute(member("alice"), MuteOrigin.SELF));
        script.put(1_501, () -> meeting.unmute(member("alice"), MuteOrigin.SELF));
        script.put(2_000, () -> volume("bob", 3));
        script.put(2_777, () -> {
            join("coach", new Role.Coach(Set.of(member("alice"))));
            room.recorderNames(member("coach"));
        });
        script.put(4_000, () -> volume("carol", -10));
        script.put(5_003, () -> join("dave", party));
        script.put(6_000, () -> meeting.mute(member("dave"), MuteOrigin.MODERATOR));
        script.put(7_000, () -> meeting.changeRole(member("coach"), new Role.Coach(Set.of(member("dave")))));
        script.put(8_000, () -> meeting.hold(member("bob")));
        script.put(9_000, () -> {
            join("music", new Role.Background());
            volume("music", -6);
        });
        script.put(9_500, () -> meeting.resume(member("bob")));
        script.put(10_000, () -> meeting.unmute(member("dave"), MuteOrigin.MODERATOR));
        script.put(11_000, () -> volume("bob", 0));
        script.put(12_000, () -> {
            member("bob").out().conferenceOutput().adjustVolume(-4);
            bobsGainFrom.put(12_000L, Gain.ofDecibels(-4));
        });
        script.put(14_000, () -> meeting.changeRole(member("coach"), party));
        script.put(16_000, () -> meeting.leave(member("alice")));
        script.put(17_000, () -> join("alice again", party));
        script.put(20_000, () -> meeting.leave(member("dave")));
        script.put(25_000, () -> meeting.leave(member("music")));
        script.put(28_000, () -> meeting.changeRole(member("coach"), new Role.Monitor()));
    }

    @Test
    void whatEverybodyHeardIsTheSumOfTheStemsByTheMatrix() throws IOException {
        for (String name : List.of("alice", "bob", "carol")) join(name, new Role.Party());
        script();
        StemRecording recording = StemRecording.begin(meeting, room.recorder, StemSettings.DEFAULT, this::create);
        play(recording);
        long compared = 0;
        try (Files files = new Files()) {
            Map<Member, WavReader> stems = new LinkedHashMap<>();
            for (StemStatus.File file : recording.status().files()) {
                assertThat(file.status().samples()).as(file.name()).isEqualTo((long) FRAMES * FRAME);
                assertThat(file.status().lostFrames()).as(file.name()).isZero();
                WavReader wav = files.open(file.name());
                file.member().ifPresent(member -> stems.put(member, wav));
            }
            assertThat(stems.keySet()).containsExactlyInAnyOrderElementsOf(members.values());
            Map<Member, WavReader> heard = new LinkedHashMap<>();
            for (Member ear : ears.keySet()) heard.put(ear, files.open("ear-" + ear.name() + ".wav"));
            heard.put(room.recorder, files.open(StemSettings.DEFAULT.mixFile()));
            for (long frame = 0; frame < FRAMES; frame++) compared += compare(frame, read(stems), heard);
        }
        assertThat(compared).as("frames with audio that were compared").isGreaterThan(5 * 25_000);
    }

    private void play(StemRecording recording) {
        matrixFrom.put(0L, matrix());
        for (int frame = 0; frame < FRAMES; frame++) {
            Optional.ofNullable(script.get(frame)).ifPresent(step -> {
                room.engine.atomically(() -> {
                    step.run();
                    recording.attend();
                });
                matrixFrom.put(room.engine.frame(), matrix());
            });
            room.engine.tick(0);
            if (frame % 50 == 0) work(recording);
        }
        room.finish(recording);
        ears.values().forEach(ear -> {
            ear.stop();
            ear.drain();
        });
    }

    private void work(StemRecording recording) {
        recording.work();
        ears.values().forEach(Recording::drain);
    }

    private Map<Member, List<Member>> matrix() {
        MeetingSnapshot now = meeting.snapshot();
        Map<Member, List<Member>> heard = new LinkedHashMap<>();
        for (Member listener : now.standings().keySet()) {
            List<Member> sources = new ArrayList<>();
            for (Member source : now.standings().keySet())
                if (now.why(source, listener).heard()) sources.add(source);
            heard.put(listener, sources);
        }
        return heard;
    }

    private static Map<Member, int[]> read(Map<Member, WavReader> stems) throws IOException {
        Map<Member, int[]> frames = new LinkedHashMap<>();
        for (Map.Entry<Member, WavReader> stem : stems.entrySet()) frames.put(stem.getKey(), read(stem.getValue()));
        return frames;
    }

    private static int[] read(WavReader wav) throws IOException {
        int[] samples = new int[FRAME];
        wav.read(samples, 0, FRAME);
        return samples;
    }

    private long compare(long frame, Map<Member, int[]> stems, Map<Member, WavReader> heard) throws IOException {
        Map<Member, List<Member>> matrix = matrixFrom.floorEntry(frame).getValue();
        long audible = 0;
        for (Map.Entry<Member, WavReader> ear : heard.entrySet()) {
            Member listener = ear.getKey();
            Optional<Recording> recording = Optional.ofNullable(ears.get(listener));
            if (recording.isPresent() && frame < recording.get().firstFrame()) continue;
            int[] expected = new int[FRAME];
            for (Member source : matrix.getOrDefault(listener, List.of())) {
                int[] stem = Optional.ofNullable(stems.get(source)).orElseThrow();
                for (int i = 0; i < FRAME; i++) expected[i] += stem[i];
            }
            if (listener.name().equals("bob"))
                scale(expected, bobsGainFrom.floorEntry(frame).getValue());
            int[] actual = read(ear.getValue());
            if (!Arrays.equals(actual, expected)) {
                assertThat(actual)
                        .as("what %s heard in frame %d", listener, frame)
                        .isEqualTo(expected);
            }
            if (Arrays.stream(actual).anyMatch(it -> it != 0)) audible++;
        }
        return audible;
    }

    private static void scale(int[] samples, int gain) {
        for (int i = 0; i < samples.length; i++) samples[i] = Gain.applyToSum(samples[i], gain);
    }

    /// Opens files of the directory, and closes them together.
    private final class Files implements AutoCloseable {
        private final List<WavReader> open = new ArrayList<>();

        WavReader open(String name) throws IOException {
            WavReader wav = WavReader.open(FileChannel.open(directory.resolve(name)), name);
            open.add(wav);
            return wav;
        }

        @Override
        public void close() {
            for (WavReader wav : open) {
                try {
                    wav.close();
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            }
        }
    }
}
