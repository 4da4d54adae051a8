package tutti.audio.ogg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.opus.Libopus;
import tutti.audio.opus.OpusSettings;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SyntheticSpeech;

class OggOpusWriterTest {
    private static final int SERIAL = 4711;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private OggOpusWriter writer(int rateHz, int channels, List<String> comments, long dataBytesMax)
            throws IOException {
        OpusSettings settings = OpusSettings.forRate(rateHz);
        return new OggOpusWriter(
                Channels.newChannel(bytes), Libopus.LIBRARY, settings, channels, comments, SERIAL, dataBytesMax);
    }

    private OggOpusWriter writer(int rateHz, int channels) throws IOException {
        return writer(rateHz, channels, List.of(), Long.MAX_VALUE);
    }

    private OggFile written() {
        return new OggFile(bytes.toByteArray());
    }

    private static int[] interleaved(int[] left, int[] right) {
        int[] both = new int[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            both[2 * i] = left[i];
            both[2 * i + 1] = right[i];
        }
        return both;
    }

    /// RFC 7845 §4.
    @ParameterizedTest
    @CsvSource({
        "8000,1,0",
        "8000,1,1",
        "8000,1,160",
        "8000,1,12345",
        "16000,1,31999",
        "48000,1,48000",
        "48000,1,100001",
        "8000,2,12345",
        "48000,2,48001"
    })
    void isAsLongAsWhatWasGivenToTheSample(int rateHz, int channels, int samples) throws IOException {
        try (OggOpusWriter writer = writer(rateHz, channels)) {
            int[] silence = new int[channels * 777];
            for (int left = samples; left > 0; left -= 777) {
                assertThat(writer.write(silence, 0, Math.min(777, left))).isEqualTo(Math.min(777, left));
            }
        }

        for (int channel = 0; channel < channels; channel++) {
            assertThat(written().samples(channel)).hasSize(samples * (48_000 / rateHz));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 48_000})
    void soundIsWhereItWasAndAsLoudAsItWas(int rateHz) throws IOException {
        int[] speech = SyntheticSpeech.samples(rateHz, 4, -20, 9);
        try (OggOpusWriter writer = writer(rateHz, 1)) {
            writer.write(speech, 0, speech.length);
        }

        int[] decoded = written().samples(0);
        int step = 48_000 / rateHz;
        assertThat(Signal.levelDbm0(decoded, 0, decoded.length))
                .isBetween(
                        Signal.levelDbm0(speech, 0, speech.length) - 1.5,
                        Signal.levelDbm0(speech, 0, speech.length) + 1);
        assertThat(lagSamples(speech, decoded, step)).isBetween(-48, 48);
    }

    /// Where the decoded sound correlates best with what was given, at 48 kHz.
    private static int lagSamples(int[] given, int[] decoded, int step) {
        int best = 0;
        double highest = 0;
        for (int lag = -480; lag <= 480; lag++) {
            double sum = 0;
            for (int i = 500; i < given.length - 500; i += 1) {
                sum += (double) given[i] * decoded[i * step + lag];
            }
            best = sum > highest ? lag : best;
            highest = Math.max(sum, highest);
        }
        return best;
    }

    @Test
    void nothingOfOneChannelIsHeardInTheOther() throws IOException {
        int[] speech = SyntheticSpeech.samples(16_000, 3, -15, 9);
        try (OggOpusWriter writer = writer(16_000, 2)) {
            writer.write(interleaved(speech, new int[speech.length]), 0, speech.length);
        }

        assertThat(Signal.levelDbm0(written().samples(0), 0, 144_000)).isGreaterThan(-25);
        assertThat(Arrays.stream(written().samples(1)).map(Math::abs).max().orElseThrow())
                .isLessThanOrEqualTo(2);
    }

    /// RFC 7845 §5 and §3: the headers have pages of their own, with a position of 0.
    @Test
    void beginsWithHeadersAndEndsWithTheEnd() throws IOException {
        try (OggOpusWriter writer = writer(8_000, 1, List.of("TITLE=Weekly", "ARTIST=Zoë"), Long.MAX_VALUE)) {
            writer.write(new int[20_000], 0, 20_000);
        }
        OggFile file = written();

        assertThat(file.pages.get(0)).isEqualTo(new OggFile.Page(2, 0, SERIAL, 0));
        assertThat(file.pages.get(1)).isEqualTo(new OggFile.Page(0, 0, SERIAL, 1));
        assertThat(file.pages.getLast().flags()).isEqualTo(4);
        assertThat(file.pages.subList(1, file.pages.size() - 1)).allMatch(page -> page.flags() == 0);
        assertThat(new String(file.packets.getFirst(), 0, 8, StandardCharsets.US_ASCII))
                .isEqualTo("OpusHead");
        assertThat(file.tags()).startsWith("OpusTags").contains("TITLE=Weekly", "ARTIST=Zoë", "libopus");
    }

    @Test
    void afterAnyOctetTheFileIsReadAndLacksLessThanASecond() throws IOException {
        int[] speech = SyntheticSpeech.samples(8_000, 5, -20, 3);
        try (OggOpusWriter writer = writer(8_000, 1)) {
            for (int second = 1; second <= 5; second++) {
                writer.write(speech, (second - 1) * 8_000, 8_000);

                assertThat(written().samples(0).length).isBetween((second - 1) * 48_000, second * 48_000);
            }
        }
        byte[] whole = bytes.toByteArray();
        for (int cut = 200; cut < whole.length; cut += 97) {
            OggFile file = new OggFile(Arrays.copyOf(whole, cut));
            assertThat(file.pages).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void flushingHandsOverAllWholeBlocks() throws IOException {
        try (OggOpusWriter writer = writer(8_000, 1)) {
            writer.write(new int[1_000], 0, 1_000);
            writer.flush();
            writer.flush();

            assertThat(written().samples(0)).hasSize(6 * 160 * 6 - written().preSkip());
        }
    }

    @Test
    void aFullFileRefusesTheRestAndKeepsItsLimit() throws IOException {
        int[] noise = Signal.whiteNoise(60 * 8_000, -20, 5);
        long limit = 30_000;
        try (OggOpusWriter writer = writer(8_000, 1, List.of(), limit)) {
            int taken = writer.write(noise, 0, noise.length);

            assertThat(taken).isLessThan(noise.length).isGreaterThan(8_000);
            assertThat(writer.refusedSamples()).isEqualTo(noise.length - taken);
            assertThat(writer.write(noise, 0, 1)).isZero();
        }

        assertThat((long) bytes.size()).isBetween(limit - 2 * OggOpusWriter.LAST_OCTETS_MAX, limit + 200);
    }

    @Test
    void aBrokenDiskEndsTheFileOnce() {
        assertThatThrownBy(() -> {
                    try (OggOpusWriter writer = new OggOpusWriter(
                            new BrokenDisk(2),
                            Libopus.LIBRARY,
                            OpusSettings.forRate(8_000),
                            1,
                            List.of(),
                            1,
                            1 << 20)) {
                        writer.write(new int[8_000], 0, 8_000);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("write 3")
                .hasNoSuppressedExceptions();
        assertThatThrownBy(() -> new OggOpusWriter(
                        new BrokenDisk(0), Libopus.LIBRARY, OpusSettings.forRate(8_000), 1, List.of(), 1, 1 << 20))
                .hasMessage("write 1");
    }

    private static final class BrokenDisk implements WritableByteChannel {
        private final int works;
        private int writes;

        BrokenDisk(int works) {
            this.works = works;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            if (++writes > works) {
                throw new IOException("write " + writes);
            }
            int count = from.remaining();
            from.position(from.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> writer(8_000, 3)).hasMessageContaining("1…2");
        assertThatThrownBy(() -> writer(8_000, 1, List.of("no name"), 1)).hasMessageContaining("NAME=value");
        assertThatThrownBy(() -> writer(8_000, 1, List.of("A=" + "x".repeat(20_000)), 1))
                .hasMessageContaining("60000");
    }

    @ParameterizedTest
    @CsvSource({"8000,1", "16000,2", "48000,1", "48000,2"})
    void ffmpegReadsTheSameSamples(int rateHz, int channels, @TempDir Path folder) throws Exception {
        int[] left = SyntheticSpeech.samples(rateHz, 3.3, -20, 21);
        int[] right = SyntheticSpeech.samples(rateHz, 3.3, -20, 22);
        try (OggOpusWriter writer = writer(rateHz, channels)) {
            writer.write(channels == 1 ? left : interleaved(left, right), 0, left.length);
        }
        Path ogg = Files.write(folder.resolve("a.opus"), bytes.toByteArray());
        Path raw = folder.resolve("a.raw");
        Assumptions.assumeTrue(
                ran("ffmpeg", "-v", "error", "-c:a", "libopus", "-i", ogg.toString(), "-f", "s16le", raw.toString()));

        ByteBuffer theirs = ByteBuffer.wrap(Files.readAllBytes(raw)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertThat(theirs.remaining()).isEqualTo(2 * channels * left.length * (48_000 / rateHz));
        for (int channel = 0; channel < channels; channel++) {
            int[] ours = written().samples(channel);
            for (int i = 0; i < ours.length; i++) {
                int other = theirs.getShort(2 * (i * channels + channel));
                if (Math.abs(other - ours[i]) > 2) {
                    throw new AssertionError(
                            "sample " + i + " of channel " + channel + ": " + ours[i] + " and " + other);
                }
            }
        }
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
