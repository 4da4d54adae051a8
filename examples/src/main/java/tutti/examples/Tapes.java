package tutti.examples;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tutti.audio.wav.WavReader;

/// A temporary folder for recordings, which goes with them when it is closed.
final class Tapes implements Closeable {
    private final Path folder;

    Tapes() throws IOException {
        folder = Files.createTempDirectory("tutti-tapes");
    }

    SeekableByteChannel create(String name) throws IOException {
        return Files.newByteChannel(path(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /// The samples of one channel (0 is left) of a WAV file.
    int[] play(String name, int channel) throws IOException {
        try (WavReader wav = WavReader.open(Files.newByteChannel(path(name)), name)) {
            int[] all = wav.readAll();
            int channels = wav.channels();
            return IntStream.range(0, all.length / channels)
                    .map(sample -> all[sample * channels + channel])
                    .toArray();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }
}
