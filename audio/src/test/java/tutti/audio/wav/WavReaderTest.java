package tutti.audio.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
    private static final byte[] FOUR_BYTES = {0, 1, (byte) 0xFF, 0x7F};

    @Test
    void readsSixteenBitPcm() throws IOException {
        try (var wav = open(WavBytes.riff().fmt(1, 1, 11_025, 16).chunk("data", FOUR_BYTES))) {
            assertThat(wav.encoding()).isEqualTo(WavEncoding.PCM_16);
            assertThat(wav.sampleRateHz()).isEqualTo(11_025);
            assertThat(wav.channels()).isEqualTo(1);
            assertThat(wav.samplesPerChannel()).isEqualTo(2);
            assertThat(wav.readAll()).containsExactly(256, 32_767);
        }
    }

    @Test
    void readsEightBitPcmAsUnsigned() throws IOException {
        var file = WavBytes.riff().fmt(1, 1, 8000, 8).chunk("data", (byte) 128, (byte) 0, (byte) 255);
        assertThat(open(file).readAll()).containsExactly(0, -32_768, 32_512);
    }

    @Test
    void roundsTwentyFourBitsToTheNearest() throws IOException {
        byte[] bytes = {0x7F, 0, 0, (byte) 0x80, 0, 0, (byte) 0x7F, (byte) 0xFF, (byte) 0xFF};
        byte[] ends = {-1, -1, 0x7F, 0, 0, (byte) 0x80};
        assertThat(open(WavBytes.riff().fmt(1, 1, 8000, 24).chunk("data", bytes))
                        .readAll())
                .containsExactly(0, 1, -1);
        assertThat(open(WavBytes.riff().fmt(1, 1, 8000, 24).chunk("data", ends)).readAll())
                .containsExactly(32_767, -32_768);
    }

    @Test
    void roundsThirtyTwoBitsToTheNearest() throws IOException {
        var file = WavBytes.riff().fmt(1, 1, 8000, 32).text("data").int32(20);
        file.int32(0x7FFF).int32(0x8000).int32(-0x8001).int32(Integer.MAX_VALUE).int32(Integer.MIN_VALUE);
        assertThat(open(file).readAll()).containsExactly(0, 1, -1, 32_767, -32_768);
    }

    @Test
    void readsFloatsAndTakesWhatIsNoNumberForSilence() throws IOException {
        float[] values = {0, 0.5f, -1, 1, 7, -7, 1.5f / 32_768, Float.NaN, Float.NEGATIVE_INFINITY};
        var file = WavBytes.riff().fmt(3, 1, 8000, 32).text("data").int32(4 * values.length);
        for (float value : values) {
            file.int32(Float.floatToRawIntBits(value));
        }
        assertThat(open(file).readAll()).containsExactly(0, 16_384, -32_768, 32_767, 32_767, -32_768, 2, 0, -32_768);
    }

    @Test
    void readsBothLawsOfG711() throws IOException {
        byte[] codes = {(byte) 0xD5, (byte) 0x2A, (byte) 0xFF, (byte) 0x00};
        assertThat(open(WavBytes.riff().fmt(6, 1, 8000, 8).chunk("data", codes)).readAll())
                .startsWith(8, -32_256);
        assertThat(open(WavBytes.riff().fmt(7, 1, 8000, 8).chunk("data", codes)).readAll())
                .endsWith(0, -32_124);
    }

    @Test
    void readsChannelsInterleavedAndInParts() throws IOException {
        var wav = open(WavBytes.riff()
                .fmt(1, 2, 48_000, 8)
                .chunk("data", (byte) 129, (byte) 127, (byte) 130, (byte) 126, (byte) 131, (byte) 125));
        int[] samples = new int[6];
        assertThat(wav.read(samples, 1, 2)).isEqualTo(2);
        assertThat(samples).containsExactly(0, 256, -256, 512, -512, 0);
        assertThat(wav.read(samples, 0, 2)).isEqualTo(1);
        assertThat(samples).startsWith(768, -768);
        assertThat(wav.read(samples, 0, 2)).isZero();
        wav.seek(1);
        assertThat(wav.readAll()).containsExactly(512, -512, 768, -768);
        assertThatThrownBy(() -> wav.seek(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void skipsUnknownChunksOfOddLengthBeforeAndAfterTheSamples() throws IOException {
        var file = WavBytes.riff()
                .chunk("JUNK", new byte[3])
                .fmt(1, 1, 8000, 16)
                .chunk("LIST", new byte[7])
                .chunk("data", FOUR_BYTES)
                .chunk("id3 ", new byte[9]);
        assertThat(open(file).readAll()).containsExactly(256, 32_767);
    }

    @Test
    void readsTheExtensibleFormat() throws IOException {
        var file = WavBytes.riff().text("fmt ").int32(40).format(0xFFFE, 1, 16_000, 16);
        file.int16(22).int16(16).int32(4).int16(1).raw(new byte[14]).chunk("data", FOUR_BYTES);
        assertThat(open(file).readAll()).containsExactly(256, 32_767);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, 4, 1_000_000})
    void readsToTheEndWhenACrashLeftAWrongLength(int declaredBytes) throws IOException {
        byte[] samples = new byte[2000];
        new SplittableRandom(1).nextBytes(samples);
        samples[3999 / 2] = 0;
        var file = WavBytes.riff()
                .fmt(1, 1, 8000, 16)
                .text("data")
                .int32(declaredBytes)
                .raw(samples);
        assertThat(open(file).readAll()).hasSize(1000);
    }

    @Test
    void leavesOutTheTornLastSample() throws IOException {
        var file = WavBytes.riff().fmt(1, 2, 8000, 16).text("data").int32(0).raw(new byte[11]);
        assertThat(open(file).samplesPerChannel()).isEqualTo(2);
        assertThat(open(file).readAll()).hasSize(4);
    }

    @Test
    void readsAFileLongerThanItsBuffer() throws IOException {
        byte[] body = new byte[300_000];
        new SplittableRandom(7).nextBytes(body);
        int[] samples =
                open(WavBytes.riff().fmt(1, 3, 8000, 16).chunk("data", body)).readAll();
        assertThat(samples).hasSize(150_000);
        for (int i = 0; i < samples.length; i++) {
            assertThat(samples[i]).isEqualTo((short) ((body[2 * i] & 0xFF) | (body[2 * i + 1] << 8)));
        }
    }

    @Test
    void endsEarlyWhenTheFileShrinksAfterItWasOpened() throws IOException {
        MemoryChannel channel =
                WavBytes.riff().fmt(1, 1, 8000, 16).chunk("data", new byte[100]).channel();
        var wav = WavReader.open(channel, "shrinking.wav");
        channel.truncate(channel.size() - 50);
        assertThat(wav.readAll()).hasSize(25);
    }

    @Test
    void namesFileOffsetAndProblemWhenItIsNoWavFile() {
        refuses(new WavBytes(), 0, "RIFF");
        refuses(new WavBytes().text("OggS and so on, more than enough"), 0, "RIFF");
        refuses(new WavBytes().text("RIFF1234AVI LIST"), 8, "WAVE");
        refuses(WavBytes.riff(), 12, "ends before");
        refuses(WavBytes.riff().fmt(1, 1, 8000, 16), 36, "ends before");
        refuses(WavBytes.riff().text("LIST").int32(-1).raw(new byte[50]), 12 + 8 + 0x1_0000_0000L, "ends before");
        refuses(WavBytes.riff().chunk("data", FOUR_BYTES), 12, "without");
        refuses(WavBytes.riff().chunk("fmt ", FOUR_BYTES).chunk("data", FOUR_BYTES), 12, "shorter");
        refuses(WavBytes.riff().fmt(1, 1, 8000, 20).chunk("data", FOUR_BYTES), 20, "20 bits");
        refuses(WavBytes.riff().fmt(3, 1, 8000, 64).chunk("data", FOUR_BYTES), 20, "64 bits");
        refuses(WavBytes.riff().fmt(85, 1, 8000, 16).chunk("data", FOUR_BYTES), 20, "format 85");
        refuses(WavBytes.riff().fmt(1, 0, 8000, 16).chunk("data", FOUR_BYTES), 22, "channels");
        refuses(WavBytes.riff().fmt(1, 1, 0, 16).chunk("data", FOUR_BYTES), 24, "0 Hz");
    }

    @Test
    void givesUpAfterAThousandChunksWithoutSamples() {
        var file = WavBytes.riff();
        for (int chunk = 0; chunk < WavLayout.CHUNKS_MAX; chunk++) {
            file.chunk("JUNK");
        }
        refuses(file.chunk("data"), 12 + 8 * WavLayout.CHUNKS_MAX, "1000 chunks");
    }

    @Test
    void aHeaderCutAnywhereIsRefusedAndNeverAnythingElse() {
        byte[] whole = WavBytes.riff()
                .fmt(1, 1, 8000, 16)
                .chunk("data", FOUR_BYTES)
                .channel()
                .bytes();
        for (int length = 0; length < 44; length++) {
            var cut = new MemoryChannel(whole);
            cut.truncate(length);
            assertThatThrownBy(() -> WavReader.open(cut, "cut.wav")).isInstanceOf(WavFormatException.class);
        }
    }

    private static WavReader open(WavBytes file) throws IOException {
        return WavReader.open(file.channel(), "test.wav");
    }

    private static void refuses(WavBytes file, long offset, String problem) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOfSatisfying(WavFormatException.class, e -> {
                    assertThat(e.file()).isEqualTo("test.wav");
                    assertThat(e.offset()).isEqualTo(offset);
                })
                .hasMessageContaining("test.wav, byte " + offset)
                .hasMessageContaining(problem);
    }
}
