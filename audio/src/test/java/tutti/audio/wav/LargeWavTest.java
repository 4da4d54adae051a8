package tutti.audio.wav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files beyond 4 GB: EBU Tech 3306 (RF64).
class LargeWavTest {
    private static final int HEADER_BYTES = 80;
    private static final long LARGEST_RIFF_DATA_BYTES = 0xFFFF_FFFEL - (HEADER_BYTES - 8);
    private static final int RATE_HZ = 8000;

    @Test
    void isRiffAsLongAsTheSizesFit() throws IOException {
        SparseChannel file = written(LARGEST_RIFF_DATA_BYTES - 2000, 1000);
        ByteBuffer header = header(file);
        assertThat(text(header, 0)).isEqualTo("RIFF");
        assertThat(header.getInt(4)).isEqualTo(0xFFFF_FFFE);
        assertThat(text(header, 12)).isEqualTo("JUNK");
        assertThat(header.getInt(16)).isEqualTo(28);
        assertThat(Integer.toUnsignedLong(header.getInt(76))).isEqualTo(LARGEST_RIFF_DATA_BYTES);
        assertThat(WavReader.open(file, "riff.wav").samplesPerChannel()).isEqualTo(LARGEST_RIFF_DATA_BYTES / 2);
    }

    /// EBU Tech 3306 §3.5: JUNK becomes ds64, RIFF becomes RF64, and the 32-bit sizes are -1.
    @Test
    void becomesRf64WithTheFirstSampleThatDoesNotFit() throws IOException {
        SparseChannel file = written(LARGEST_RIFF_DATA_BYTES - 2000, 1001);
        long dataBytes = LARGEST_RIFF_DATA_BYTES + 2;
        ByteBuffer header = header(file);
        assertThat(text(header, 0)).isEqualTo("RF64");
        assertThat(header.getInt(4)).isEqualTo(-1);
        assertThat(text(header, 8)).isEqualTo("WAVE");
        assertThat(text(header, 12)).isEqualTo("ds64");
        assertThat(header.getInt(16)).isEqualTo(28);
        assertThat(header.getLong(20)).isEqualTo(file.size() - 8);
        assertThat(header.getLong(28)).isEqualTo(dataBytes);
        assertThat(header.getLong(36)).isEqualTo(dataBytes / 2);
        assertThat(header.getInt(44)).isZero();
        assertThat(text(header, 48)).isEqualTo("fmt ");
        assertThat(text(header, 72)).isEqualTo("data");
        assertThat(header.getInt(76)).isEqualTo(-1);
        assertThat(file.size()).isEqualTo(HEADER_BYTES + dataBytes);
    }

    @Test
    void theFactOfALargeFileOfALawIsInDs64Too() throws IOException {
        var file = new SparseChannel();
        long before = 5_000_000_000L;
        try (var wav = new WavWriter(file, RATE_HZ, 2, WavEncoding.A_LAW, WavWriter.DATA_BYTES_MAX, before)) {
            wav.write(new int[] {1000, -1000}, 0, 1);
        }
        ByteBuffer header = header(file);
        assertThat(text(header, 48 + 26)).isEqualTo("fact");
        assertThat(header.getInt(48 + 26 + 8)).isEqualTo(-1);
        assertThat(header.getLong(36)).isEqualTo(before / 2 + 1);
        try (var wav = WavReader.open(file, "large.wav")) {
            assertThat(wav.samplesPerChannel()).isEqualTo(before / 2 + 1);
            wav.seek(before / 2);
            assertThat(wav.readAll()).containsExactly(1008, -1008);
        }
    }

    @Test
    void whatIsWrittenAcrossTheBorderIsRead() throws IOException {
        SparseChannel file = written(LARGEST_RIFF_DATA_BYTES - 2000, 100_000);
        try (var wav = WavReader.open(file, "large.wav")) {
            assertThat(wav.samplesPerChannel()).isEqualTo(LARGEST_RIFF_DATA_BYTES / 2 - 1000 + 100_000);
            wav.seek(LARGEST_RIFF_DATA_BYTES / 2 - 1000);
            assertThat(wav.readAll()).isEqualTo(ramp(100_000));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {LARGEST_RIFF_DATA_BYTES - 40_000, 6_000_000_000L})
    void aKillAtAnyFrameLosesLessThanASecond(long before) throws IOException {
        var file = new SparseChannel(HEADER_BYTES + before);
        var wav = new WavWriter(file, RATE_HZ, 1, WavEncoding.PCM_16, WavWriter.DATA_BYTES_MAX, before);
        int[] samples = ramp(40_000);
        for (int at = 0; at < samples.length; at += 160) {
            wav.write(samples, at, 160);
            long readable = WavReader.open(file.copyWithout(0), "killed.wav").samplesPerChannel() - before / 2;
            assertThat(readable).isBetween(at + 160L - RATE_HZ + 1, at + 160L);
        }
    }

    /// A kill between the write of the samples and that of the header.
    @Test
    void readsToTheEndBehindAStaleDs64() throws IOException {
        var file = new SparseChannel();
        long before = 5_000_000_000L;
        var wav = new WavWriter(file, RATE_HZ, 1, WavEncoding.PCM_16, WavWriter.DATA_BYTES_MAX, before);
        file.position(HEADER_BYTES + before);
        file.write(ByteBuffer.wrap(new byte[8000]));
        assertThat(header(file).getLong(28)).isEqualTo(before);
        assertThat(WavReader.open(file, "stale.wav").samplesPerChannel()).isEqualTo(before / 2 + 4000);
        wav.close();
    }

    @Test
    void readsToTheEndWhenTheFileIsShorterThanDs64Says() throws IOException {
        SparseChannel file = written(5_000_000_000L, 4000);
        assertThat(WavReader.open(file.copyWithout(3001), "cut.wav").samplesPerChannel())
                .isEqualTo(2_500_000_000L + 4000 - 1501);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 6, 8})
    void believesDs64OnlyIfTheFileBearsItOut(long declaredBytes) throws IOException {
        var file =
                new WavBytes().text("BW64").int32(-1).text("WAVE").text("ds64").int32(28);
        file.int64(-1).int64(declaredBytes).int64(-1).int32(0);
        file.fmt(1, 1, RATE_HZ, 16).text("data").int32(-1).raw(new byte[8]).chunk("LIST", new byte[6]);
        int expected = declaredBytes == 8 ? 4 : 4 + 7;
        assertThat(WavReader.open(file.channel(), "ds64.wav").readAll()).hasSize(expected);
    }

    @Test
    void anRf64WithoutAUsableDs64IsReadToItsEnd() throws IOException {
        var none = new WavBytes().text("RF64").int32(-1).text("WAVE").fmt(1, 1, RATE_HZ, 16);
        assertThat(WavReader.open(none.text("data").int32(-1).raw(new byte[10]).channel(), "none.wav")
                        .readAll())
                .hasSize(5);
        var torn = new WavBytes().text("RF64").int32(-1).text("WAVE").chunk("ds64", new byte[8]);
        assertThat(WavReader.open(
                                torn.fmt(1, 1, RATE_HZ, 16)
                                        .text("data")
                                        .int32(-1)
                                        .raw(new byte[10])
                                        .channel(),
                                "torn.wav")
                        .readAll())
                .hasSize(5);
    }

    private static SparseChannel written(long before, int count) throws IOException {
        var file = new SparseChannel();
        try (var wav = new WavWriter(file, RATE_HZ, 1, WavEncoding.PCM_16, WavWriter.DATA_BYTES_MAX, before)) {
            assertThat(wav.write(ramp(count), 0, count)).isEqualTo(count);
            assertThat(wav.refusedSamples()).isZero();
        }
        return file;
    }

    private static int[] ramp(int count) {
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (i * 7 + 1);
        }
        return samples;
    }

    private static ByteBuffer header(SparseChannel file) {
        ByteBuffer header = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        file.position(0).read(header);
        return header.flip();
    }

    private static String text(ByteBuffer bytes, int at) {
        byte[] text = new byte[4];
        bytes.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
