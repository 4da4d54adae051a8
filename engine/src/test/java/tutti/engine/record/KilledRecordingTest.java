package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tutti.audio.wav.WavReader;

/// kill −9 while five stems are recorded: every file opens, and at most one second is lost.
class KilledRecordingTest {
    private static final int FRAME = RecordedMeeting.FRAME;
    private static final int FRAMES_PER_SECOND = 50;
    private static final int DATA_BYTES_AT = 76;
    private static final int SIGKILL_EXIT = 128 + 9;

    @TempDir
    private Path directory;

    @Test
    @Timeout(60)
    void aKilledProcessLeavesFilesThatOpenAndLackLessThanASecond() throws IOException, InterruptedException {
        long made = recordAndKill(1_234);
        List<Path> wavs = files(".wav");
        assertThat(wavs).hasSize(6);
        for (Path wav : wavs) {
            long promised = promisedFrames(wav);
            assertThat(promised).as("frames in the header of %s", wav).isBetween(made - FRAMES_PER_SECOND, made + 1);
            String name = wav.getFileName().toString();
            if (name.startsWith("party")) assertThatIsWhatWasSaid(wav, number(name), (int) promised);
        }
        String timeline = Files.readString(files(".jsonl").getFirst());
        assertThat(timeline).startsWith("{\"frame\":0,").endsWith("}\n").contains("\"frame\":500,");
    }

    private long recordAndKill(long frames) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FiveStems.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long made = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.isBlank()) continue;
                made = Math.max(made, Long.parseLong(line));
                if (made == frames) process.toHandle().destroyForcibly(); // and what it said can be read
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGKILL_EXIT);
        assertThat(made).isGreaterThanOrEqualTo(frames);
        return made;
    }

    private List<Path> files(String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var all = Files.newDirectoryStream(directory, "*" + suffix)) {
            all.forEach(found::add);
        }
        return found;
    }

    private static long promisedFrames(Path wav) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(DATA_BYTES_AT + 4).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(wav)) {
            file.read(header);
            long bytes = Integer.toUnsignedLong(header.getInt(DATA_BYTES_AT));
            assertThat(bytes).isLessThanOrEqualTo(file.size() - header.capacity());
            return bytes / (2 * FRAME);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("\\D", ""));
    }

    private static void assertThatIsWhatWasSaid(Path wav, int number, int frames) throws IOException {
        Speaker speaker = new Speaker(number, RecordedMeeting.AMPLITUDE);
        try (WavReader reader = WavReader.open(FileChannel.open(wav), wav.toString())) {
            int[] samples = new int[frames * FRAME];
            assertThat(reader.read(samples, 0, samples.length)).isEqualTo(samples.length);
            assertThat(samples).isEqualTo(speaker.said(0, samples.length));
        }
    }
}
