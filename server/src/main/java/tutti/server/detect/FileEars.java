package tutti.server.detect;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.wav.WavFormatException;
import tutti.audio.wav.WavReader;

/// Listens to every channel of one file. A file that cannot be read is a report with a sentence, never an exception.
final class FileEars {
    private static final int BLOCK_SAMPLES = 8192;

    /// Each channel costs a detector.
    private static final int CHANNELS_MAX = 64;

    private FileEars() {}

    static FileReport hear(Path path, ToneDetectorSettings settings) {
        String file = path.toString();
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            return hear(WavReader.open(channel, file), file, settings);
        } catch (WavFormatException e) {
            return FileReport.unreadable(file, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException _) {
            return FileReport.unreadable(file, file + ": there is no such file");
        } catch (AccessDeniedException _) {
            return FileReport.unreadable(file, file + ": may not be read by this user");
        } catch (IOException e) {
            String reason =
                    Files.isDirectory(path) ? "is a folder; name the files in it" : String.valueOf(e.getMessage());
            return FileReport.unreadable(file, file + ": " + reason);
        }
    }

    private static FileReport hear(WavReader reader, String file, ToneDetectorSettings settings) throws IOException {
        int rateHz = reader.sampleRateHz();
        int channels = reader.channels();
        if (rateHz < ToneDetector.SAMPLE_RATE_MIN_HZ || rateHz > ToneDetector.SAMPLE_RATE_MAX_HZ) {
            return FileReport.unreadable(file, file + ": a sample rate of " + rateHz + " Hz, readable are 4000…192000");
        }
        if (channels > CHANNELS_MAX) {
            return FileReport.unreadable(file, file + ": " + channels + " channels, readable are 1…" + CHANNELS_MAX);
        }
        List<ChannelEar> ears = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            ears.add(new ChannelEar(c + 1, rateHz, reader.samplesPerChannel(), settings));
        }
        hearAll(reader, ears);
        List<FoundTone> tones = new ArrayList<>();
        for (ChannelEar ear : ears) {
            ear.finish();
            tones.addAll(ear.found());
        }
        tones.sort(Comparator.comparingDouble(FoundTone::startSeconds));
        double seconds = Math.rint(1e3 * reader.samplesPerChannel() / rateHz) / 1e3;
        return new FileReport(file, rateHz, channels, seconds, List.copyOf(tones), Optional.empty());
    }

    private static void hearAll(WavReader reader, List<ChannelEar> ears) throws IOException {
        int channels = ears.size();
        int[] interleaved = new int[BLOCK_SAMPLES * channels];
        int[] block = new int[BLOCK_SAMPLES];
        int count = reader.read(interleaved, 0, BLOCK_SAMPLES);
        while (count > 0) {
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < count; i++) {
                    block[i] = interleaved[i * channels + c];
                }
                ears.get(c).hear(block, count);
            }
            count = reader.read(interleaved, 0, BLOCK_SAMPLES);
        }
    }
}
