package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.record.RecordedMeeting.FRAME;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;

/// One thread makes frames as fast as it can, one writes them, one changes things: nobody waits, and what
/// is in the files is right.
class RecordingThreadsTest {
    private static final int FRAMES = 20_000;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicBoolean ticking = new AtomicBoolean(true);

    private Thread ticks(Runnable tick) {
        return thread(() -> {
            for (int i = 0; i < FRAMES; i++) tick.run();
            ticking.set(false);
        });
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((_, thrown) -> {
            failure.set(thrown);
            ticking.set(false);
        });
        return thread;
    }

    @Test
    @Timeout(60)
    void everyFrameIsInItsPlaceOrLostAndCounted() throws InterruptedException {
        Processor processor = new Engine().openProcessor();
        Speaker speaker = new Speaker(1, 30_000);
        MemoryFile file = new MemoryFile();
        Recording recording = Recording.mono(
                Recording.Side.of(processor.stream(speaker)),
                RecordingSettings.DEFAULT.withBufferMillis(2_000),
                () -> file);
        Thread ticker = ticks(() -> processor.tick(0));
        ticker.start();
        while (ticking.get()) recording.drain();
        ticker.join();
        recording.stop();
        recording.drain();
        assertThat(failure).hasNullValue();
        int[] samples = file.samples();
        assertThat(samples).hasSize(FRAMES * FRAME);
        long lost = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            int[] recorded = Arrays.copyOfRange(samples, frame * FRAME, (frame + 1) * FRAME);
            if (Arrays.stream(recorded).allMatch(it -> it == 0)) lost++;
            else assertThat(recorded).as("frame %d", frame).isEqualTo(speaker.said((long) frame * FRAME, FRAME));
        }
        RecordingStatus status = recording.status();
        assertThat(lost).isEqualTo(status.lostFrames()).isEqualTo(status.overflowedFrames());
    }

    @Test
    @Timeout(60)
    void whateverChangesMeanwhileAllFilesAreAlignedAndTheCoachIsInNone() throws InterruptedException {
        RecordedMeeting room = new RecordedMeeting();
        Member alice = room.party("alice");
        Member bob = room.party("bob");
        Member coach = room.join("coach", new Role.Coach(Set.of(alice)));
        StemRecording recording = room.record(StemSettings.DEFAULT.withBufferMillis(60_000));
        Thread ticker = ticks(() -> room.engine.tick(0));
        Thread writer = thread(() -> {
            while (ticking.get()) recording.work();
        });
        ticker.start();
        writer.start();
        Random random = new Random(1);
        while (ticking.get()) change(room, random, alice, bob, coach);
        ticker.join();
        writer.join();
        room.finish(recording);
        assertThat(failure).hasNullValue();
        assertThat(room.files).containsOnlyKeys("mix.wav", "alice-1.wav", "bob-2.wav", "timeline.jsonl");
        assertThat(room.stem(alice)).hasSize(FRAMES).contains("#");
        assertThat(room.stem(bob)).hasSize(FRAMES).contains("#");
        assertThat(room.file("mix.wav").samples()).hasSize(FRAMES * FRAME);
    }

    private static void change(RecordedMeeting room, Random random, Member alice, Member bob, Member coach) {
        Member member = random.nextBoolean() ? alice : bob;
        switch (random.nextInt(6)) {
            case 0 -> room.meeting.hold(member);
            case 1 -> room.meeting.mute(member, MuteOrigin.SELF);
            case 2 -> room.meeting.unmute(member, MuteOrigin.SELF);
            case 3 -> room.meeting.changeRole(coach, new Role.Coach(Set.of(member)));
            default -> room.meeting.resume(member);
        }
    }
}
