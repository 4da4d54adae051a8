package tutti.audio.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WavWriterTest {
    private static final int RATE_HZ = 8000;
    private static final int HEADER_BYTES = 80;

    @Test
    void writesWhatTheReaderReads(@TempDir Path folder) throws IOException {
        int[] samples = noise(3 * RATE_HZ);
        Path file = folder.resolve("noise.wav");
        try (var wav = new WavWriter(
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 16_000, 2)) {
            for (int at = 0; at < samples.length; at += 320) {
                assertThat(wav.write(samples, at, 160)).isEqualTo(160);
            }
        }
        try (var wav = WavReader.open(FileChannel.open(file), file.toString())) {
            assertThat(wav.encoding()).isEqualTo(WavEncoding.PCM_16);
            assertThat(wav.sampleRateHz()).isEqualTo(16_000);
            assertThat(wav.channels()).isEqualTo(2);
            assertThat(wav.readAll()).isEqualTo(samples);
        }
    }

    @Test
    void hasTheHeaderOfTheFormat() throws IOException {
        var file = new MemoryChannel();
        try (var wav = new WavWriter(file, 48_000, 2)) {
            wav.write(new int[] {1, -1, 32_767, -32_768, 0, 0}, 0, 3);
        }
        byte[] expected = new WavBytes()
                .text("RIFF")
                .int32(72 + 12)
                .text("WAVE")
                .chunk("JUNK", new byte[28])
                .fmt(1, 2, 48_000, 16)
                .text("data")
                .int32(12)
                .int16(1)
                .int16(-1)
                .int16(32_767)
                .int16(-32_768)
                .int32(0)
                .channel()
                .bytes();
        assertThat(file.bytes()).isEqualTo(expected);
        assertThat(file.isOpen()).isFalse();
    }

    @Test
    void aKillAtAnyFrameLosesLessThanASecondAndLeavesAWholeFile() throws IOException {
        int[] samples = noise(3 * RATE_HZ);
        var file = new MemoryChannel();
        var wav = new WavWriter(file, RATE_HZ, 1);
        for (int at = 0; at < samples.length; at += 160) {
            wav.write(samples, at, 160);
            byte[] left = file.bytes();
            int[] readable =
                    WavReader.open(new MemoryChannel(left), "killed.wav").readAll();
            assertThat(readable.length).isBetween(at + 160 - RATE_HZ + 1, at + 160);
            assertThat(readable).isEqualTo(Arrays.copyOf(samples, readable.length));
            assertThat(left.length).isEqualTo(HEADER_BYTES + 2 * readable.length);
            assertThat(declaredDataBytes(left)).isEqualTo(2 * readable.length);
        }
    }

    @Test
    void anEmptyFileIsWhole() throws IOException {
        var file = new MemoryChannel();
        new WavWriter(file, RATE_HZ, 1).close();
        assertThat(WavReader.open(file, "empty.wav").readAll()).isEmpty();
    }

    @Test
    void writesTheNearestValueForWhatDoesNotFit() throws IOException {
        var file = new MemoryChannel();
        try (var wav = new WavWriter(file, RATE_HZ, 1)) {
            wav.write(new int[] {40_000, -40_000}, 0, 2);
        }
        assertThat(WavReader.open(file, "loud.wav").readAll()).containsExactly(32_767, -32_768);
    }

    @Test
    void countsWhatFindsNoRoomInAFullFile() throws IOException {
        var file = new MemoryChannel();
        try (var wav = new WavWriter(file, RATE_HZ, 2, WavEncoding.PCM_16, 1001)) {
            assertThat(wav.write(new int[480], 0, 240)).isEqualTo(240);
            assertThat(wav.write(new int[480], 0, 240)).isEqualTo(10);
            assertThat(wav.write(new int[480], 0, 240)).isZero();
            assertThat(wav.refusedSamples()).isEqualTo(470);
        }
        assertThat(declaredDataBytes(file.bytes())).isEqualTo(1000);
    }

    /// Microsoft: what is not PCM has an extension, here empty, and a "fact" chunk.
    @Test
    void hasTheHeaderOfTheFormatForALaw() throws IOException {
        var file = new MemoryChannel();
        try (var wav = new WavWriter(file, RATE_HZ, 1, WavEncoding.A_LAW)) {
            wav.write(new int[] {8, -32_256, 8}, 0, 3);
        }
        byte[] expected = new WavBytes()
                .text("RIFF")
                .int32(86 + 3 + 1)
                .text("WAVE")
                .chunk("JUNK", new byte[28])
                .text("fmt ")
                .int32(18)
                .format(6, 1, RATE_HZ, 8)
                .int16(0)
                .text("fact")
                .int32(4)
                .int32(3)
                .chunk("data", (byte) 0xD5, (byte) 0x2A, (byte) 0xD5)
                .channel()
                .bytes();
        assertThat(file.bytes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(WavEncoding.class)
    void everyEncodingGivesBackWhatItCanHold(WavEncoding encoding) throws IOException {
        int[] samples = {0, 256, -256, 32_512, -32_768, 12_288, -12_288};
        int[] whole = {0, 1, -1, 32_767, -32_768, 12_345, -4321};
        int[] exact = switch (encoding) {
            case PCM_8 -> samples;
            case PCM_16, PCM_24, PCM_32, FLOAT_32 -> whole;
            case A_LAW -> new int[] {8, -8, 32_256, -32_256, 1008, -1008, 8};
            case MU_LAW -> new int[] {0, 8, -8, 32_124, -32_124, 988, -988};
        };
        var file = new MemoryChannel();
        try (var wav = new WavWriter(file, RATE_HZ, 7, encoding)) {
            wav.write(exact, 0, 1);
            wav.flush();
            wav.write(exact, 0, 1);
        }
        try (var wav = WavReader.open(file, "encoding.wav")) {
            assertThat(wav.encoding()).isEqualTo(encoding);
            assertThat(wav.channels()).isEqualTo(7);
            assertThat(wav.samplesPerChannel()).isEqualTo(2);
            assertThat(wav.readAll()).startsWith(exact).endsWith(exact);
        }
    }

    @Test
    void roundsToEightBitsWithoutWrapping() throws IOException {
        var file = new MemoryChannel();
        try (var wav = new WavWriter(file, RATE_HZ, 1, WavEncoding.PCM_8)) {
            wav.write(new int[] {127, 128, -128, -129, 32_767, 32_640, -32_768}, 0, 7);
        }
        assertThat(WavReader.open(file, "eight.wav").readAll())
                .containsExactly(0, 256, 0, -256, 32_512, 32_512, -32_768);
    }

    @Test
    void touchesTheDiskTwiceForHalfASecondAndTwiceForAFlush() throws IOException {
        var file = new SparseChannel();
        var wav = new WavWriter(file, RATE_HZ, 1);
        assertThat(file.writes()).isEqualTo(1);
        for (int frame = 0; frame < 24; frame++) {
            wav.write(new int[160], 0, 160);
        }
        assertThat(file.writes()).isEqualTo(1);
        wav.write(new int[160], 0, 160);
        assertThat(file.writes()).isEqualTo(3);
        wav.write(new int[160], 0, 160);
        wav.flush();
        assertThat(file.writes()).isEqualTo(5);
        assertThat(WavReader.open(file, "flushed.wav").samplesPerChannel()).isEqualTo(26 * 160);
    }

    @Test
    void refusesALimitThatCannotBe() {
        for (long limit : new long[] {-1, WavWriter.DATA_BYTES_MAX + 1}) {
            assertThatThrownBy(() -> new WavWriter(new MemoryChannel(), 8000, 1, WavEncoding.PCM_16, limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Long.toString(limit));
        }
    }

    @Test
    void goesOnWhenAFullDiskHasRoomAgain() throws IOException {
        int[] samples = noise(RATE_HZ);
        var file = new MemoryChannel();
        var wav = new WavWriter(file, RATE_HZ, 1);
        file.setCapacity(5001);
        assertThatThrownBy(() -> wav.write(samples, 0, 4000)).isInstanceOf(IOException.class);
        file.setCapacity(Integer.MAX_VALUE);
        wav.write(samples, 4000, 4000);
        wav.close();
        assertThat(WavReader.open(file, "full.wav").readAll()).isEqualTo(samples);
    }

    @Test
    void refusesARateOrChannelsThatCannotBe() {
        assertThatThrownBy(() -> new WavWriter(new MemoryChannel(), 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WavWriter(new MemoryChannel(), 8000, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WavWriter(new MemoryChannel(), 8000, 40_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] noise(int count) {
        var random = new SplittableRandom(42);
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = random.nextInt(-32_768, 32_768);
        }
        return samples;
    }

    private static int declaredDataBytes(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER_BYTES - 4);
    }
}
