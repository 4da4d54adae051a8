package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailingDiskTest {
    @Test
    void aFullDiskEndsTheRecordingAndTheFileStaysValid() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT);
        fed.file.capacityBytes = 80 + 10_000;
        RecordingStatus status = fed.play(1_000, 5_000).status();
        assertThat(status.end()).isEqualTo(RecordingEnd.ERROR);
        assertThat(status.problem()).hasValueSatisfying(it -> assertThat(it).contains("no space left"));
        assertThat(fed.file.open).isFalse();
        assertThat(fed.file.declaredDataBytes()).as("what the header promises").isEqualTo(8_000);
        assertThat(fed.file.samples()).hasSize(5_000).containsOnly(1_000);
        assertThat(fed.writer.drain(fed.clock)).isFalse();
    }

    @Test
    void aDiskThatIsFullFromTheBeginningEndsItAtOnce() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT);
        fed.file.capacityBytes = 10;
        assertThat(fed.sound(20).status().end()).isEqualTo(RecordingEnd.ERROR);
        assertThat(fed.file.open).isFalse();
    }

    @Test
    void aFileThatCannotBeCreatedEndsItAtOnce() {
        RecordingWriter writer = new RecordingWriter(
                new FrameTap[] {new FrameTap(ToneFlag.NEVER, 5, 160)},
                RecordingSettings.DEFAULT,
                () -> {
                    throw new IOException("read-only file system");
                },
                new PauseTimes(false),
                GapListener.NOBODY,
                8_000,
                160,
                0);
        assertThat(writer.drain(1)).isFalse();
        assertThat(writer.status().end()).isEqualTo(RecordingEnd.ERROR);
        assertThat(writer.status().problem())
                .hasValueSatisfying(it -> assertThat(it).contains("read-only"));
    }

    /// Valid at any crash to within 1 s: half a second in the file's buffer, the rest for the one who
    /// drains.
    @Test
    void theHeaderFollowsWithinHalfASecondWhateverIsLeftOut() {
        HandFed fed = new HandFed(
                RecordingSettings.DEFAULT.withPauseMode(PauseMode.CUT).keepingSilenceMillis(200));
        int[] lastWritten = new int[26];
        for (int frame = 0; frame < 3_000; frame++) {
            boolean pauses = frame / 37 % 3 == 0;
            fed.pauses.change(frame, pauses);
            fed.play(frame / 50 % 2 == 0 ? 0 : 5_000, 20);
            int halfASecondAgo = lastWritten[(frame + 1) % lastWritten.length];
            lastWritten[frame % lastWritten.length] = (int) fed.status().samples();
            assertThat(fed.file.declaredDataBytes() / 2)
                    .as("samples in the file after frame %d", frame)
                    .isGreaterThanOrEqualTo(halfASecondAgo);
        }
        assertThat(fed.status().samples()).isGreaterThan(100_000);
        assertThat(fed.status().pausedSamples()).isGreaterThan(100_000);
    }
}
