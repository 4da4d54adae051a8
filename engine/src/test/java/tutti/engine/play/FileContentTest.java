package tutti.engine.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tutti.engine.Room.refused;
import static tutti.engine.play.Sounds.ENGINE;
import static tutti.engine.play.Sounds.FRAME;
import static tutti.engine.play.Sounds.RATE_HZ;
import static tutti.engine.play.Sounds.heard;
import static tutti.engine.play.Sounds.joined;
import static tutti.engine.play.Sounds.levelDbm0;
import static tutti.engine.play.Sounds.numbers;
import static tutti.engine.play.Sounds.replay;
import static tutti.engine.play.Sounds.tone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.audio.wav.WavReader;
import tutti.audio.wav.WavWriter;
import tutti.engine.ErrorCode;

class FileContentTest {
    private final ReplayFiller filler = new ReplayFiller();

    /// A file of numbers that may break.
    private static final class Numbers implements SoundReader {
        private final int length;
        private final int breaksAt;
        private int position;
        int closed;

        Numbers(int length, int breaksAt) {
            this.length = length;
            this.breaksAt = breaksAt;
        }

        @Override
        public int sampleRateHz() {
            return RATE_HZ;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(int[] samples, int countPerChannel) throws IOException {
            if (position >= breaksAt) throw new IOException("the disk is gone");
            int count = Math.min(countPerChannel, Math.min(length, breaksAt) - position);
            System.arraycopy(numbers(1 + position, count), 0, samples, 0, count);
            position += count;
            return count;
        }

        @Override
        public void rewind() {
            position = 0;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static Numbers whole(int length) {
        return new Numbers(length, Integer.MAX_VALUE);
    }

    private FileContent added(FileContent content) {
        filler.add(content);
        return content;
    }

    @Test
    void aStereoWavFileOfAnotherRateIsHeardToItsEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("stereo.wav");
        int[] left = tone(16_000, 400, -10, 16_000);
        int[] both = new int[2 * left.length];
        for (int i = 0; i < left.length; i++) both[2 * i] = left[i];
        try (WavWriter writer = new WavWriter(
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), 16_000, 2)) {
            writer.write(both, 0, left.length);
        }
        FileContent content = added(FileContent.once(
                SoundReader.of(WavReader.open(Files.newByteChannel(file), "stereo.wav")), RATE_HZ, 2000));
        Replay replay = replay(content);

        filler.fill();
        int[] heard = heard(replay, 50);

        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(replay.positionSamples()).isEqualTo(RATE_HZ);
        assertThat(levelDbm0(heard, 0, heard.length))
                .as("the mean of a tone and nothing")
                .isCloseTo(-16, within(0.1));
        assertThat(filler.openFiles()).isZero();
    }

    @Test
    void everySampleOfAFileIsHeardThoughTheBufferIsShort() {
        Numbers file = whole(20_000);
        Replay replay = replay(added(FileContent.once(file, RATE_HZ, 200)));
        int[] all = new int[0];
        for (int i = 0; i < 26; i++) {
            filler.fill();
            all = joined(all, heard(replay, 5));
        }

        assertThat(Arrays.copyOf(all, 20_000)).isEqualTo(numbers(1, 20_000));
        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(replay.underruns()).isZero();
        assertThat(file.closed).isEqualTo(1);
    }

    @Test
    void aLateDiskIsSilenceAndLosesNothing() {
        Replay replay = replay(added(FileContent.once(whole(6000), RATE_HZ, 100)));
        filler.fill();

        int[] first = heard(replay, 12);
        assertThat(replay.status()).isEqualTo(PlayStatus.UNDERRUN);
        assertThat(replay.underruns()).isEqualTo(1);
        int played = (int) replay.positionSamples();
        assertThat(Arrays.copyOf(first, played)).isEqualTo(numbers(1, played));
        filler.fill();

        assertThat(heard(replay, 1)).isEqualTo(numbers(played + 1, FRAME));
        assertThat(replay.underruns()).isEqualTo(1);
    }

    @Test
    void aRepeatedFileHasNoGapBetweenItsEndAndItsBeginning() {
        Numbers file = whole(3000);
        FileContent content = added(FileContent.repeating(file, RATE_HZ, 500));
        Replay replay = new Replay(Playlist.endless(content), ReplaySettings.DEFAULT, ENGINE);
        int[] all = new int[0];
        for (int i = 0; i < 40; i++) {
            filler.fill();
            all = joined(all, heard(replay, 3));
        }

        for (int pass = 0; pass < 6; pass++) {
            assertThat(Arrays.copyOfRange(all, pass * 3000, (pass + 1) * 3000)).isEqualTo(numbers(1, 3000));
        }
        assertThat(replay.position().pass()).isEqualTo(6);
        assertThat(replay.underruns()).isZero();
        assertThat(file.closed).isZero();
    }

    @Test
    void anAbortedReplayGivesItsFilesBackThoughNothingPullsIt() {
        Numbers file = whole(100_000);
        Replay replay = replay(added(FileContent.once(file, RATE_HZ, 500)));
        filler.fill();

        replay.abort();
        filler.fill();

        assertThat(file.closed).isEqualTo(1);
        assertThat(filler.openFiles()).isZero();
    }

    @Test
    void aRepeatedFileIsClosedWhenItsReplayIsComplete() {
        Numbers file = whole(FRAME);
        FileContent content = added(FileContent.repeating(file, RATE_HZ, 500));
        Replay replay = new Replay(new Playlist(java.util.List.of(content), 2), ReplaySettings.DEFAULT, ENGINE);
        for (int i = 0; i < 4; i++) {
            filler.fill();
            heard(replay, 1);
        }
        filler.fill();

        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(replay.positionSamples()).isEqualTo(2L * FRAME);
        assertThat(file.closed).isEqualTo(1);
    }

    @Test
    void aFileThatBreaksIsHeardAsFarAsItWentAndTheNextOneFollows() {
        FileContent broken = added(FileContent.once(new Numbers(5000, 1024), RATE_HZ, 500));
        FileContent good = added(FileContent.once(whole(1024), RATE_HZ, 500));
        Replay replay = replay(broken, good);

        filler.fill();
        int[] heard = heard(replay, 14);

        assertThat(Arrays.copyOf(heard, 2048)).isEqualTo(joined(numbers(1, 1024), numbers(1, 1024)));
        assertThat(replay.status()).isEqualTo(PlayStatus.FAILED);
        assertThat(broken.failure()).containsInstanceOf(IOException.class);
        assertThat(good.failure()).isEmpty();
    }

    @Test
    void anEmptyFileThatIsRepeatedForEverEndsAtOnce() {
        FileContent empty = added(FileContent.repeating(whole(0), RATE_HZ, 500));
        Replay replay = new Replay(Playlist.endless(empty), ReplaySettings.DEFAULT, ENGINE);

        filler.fill();
        heard(replay, 1);

        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
    }

    @Test
    void aBrokenFileThatIsRepeatedForEverEndsWhenThereIsNothingLeft() {
        FileContent broken = added(FileContent.repeating(new Numbers(5000, 1024), RATE_HZ, 500));
        Replay replay = new Replay(Playlist.endless(broken), ReplaySettings.DEFAULT, ENGINE);

        filler.fill();
        heard(replay, 8);

        assertThat(replay.status()).isEqualTo(PlayStatus.FAILED);
        assertThat(replay.positionSamples()).isEqualTo(1024);
    }

    @Test
    void theFillerHasLimitsAndGoesOnWhereItStopped() {
        FileContent content = FileContent.once(whole(480_000), RATE_HZ, 60_000);
        for (int i = 0; i < 3; i++) filler.add(FileContent.once(whole(480_000), RATE_HZ, 60_000));

        assertThat(filler.fill()).as("more to do").isTrue();
        assertThat(filler.fill()).as("more to do").isFalse();
        for (int i = filler.openFiles(); i < ReplayFiller.FILES_MAX; i++) filler.add(content);
        refused(ErrorCode.NO_RESOURCES, () -> filler.add(content));
        refused(ErrorCode.BAD_PARAMETER, () -> FileContent.once(whole(1), RATE_HZ, 99));
        refused(ErrorCode.BAD_PARAMETER, () -> FileContent.once(whole(1), RATE_HZ, 60_001));
    }
}
