package tutti.engine.record;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A process that records five parties into a directory until it is killed, and says after each frame how
/// many it has made. It drains five times a second, as a server would.
final class FiveStems {
    static final int DRAIN_FRAMES = 10;

    private FiveStems() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        RecordedMeeting room = new RecordedMeeting();
        for (int i = 0; i < 5; i++) room.party("party");
        StemRecording recording = StemRecording.begin(
                room.meeting,
                room.recorder,
                StemSettings.DEFAULT,
                name -> FileChannel.open(
                        directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        for (long frames = 1; !System.out.checkError(); frames++) {
            room.tick(1);
            if (frames % DRAIN_FRAMES == 0) recording.work();
            if (frames % 1_000 == 500) recording.talk(frames, room.recorder, true);
            System.out.println(frames);
        }
    }
}
