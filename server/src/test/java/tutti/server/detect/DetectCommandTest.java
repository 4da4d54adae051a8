package tutti.server.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.audio.wav.WavEncoding;
import tutti.audio.wav.WavWriter;
import tutti.server.cli.Tutti;

/// `./tutti detect` on files as people have them.
class DetectCommandTest {
    private static final int EXIT_NOT_ALL = 1;
    private static final int EXIT_NONE = 2;

    @TempDir
    private Path folder = Path.of("");

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome detect(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Tutti.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("detect"));
        all.addAll(List.of(arguments));
        int exitCode = commandLine.execute(all.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /// Half a second of silence, 100 ms of two tones, half a second of silence.
    private static int[] digit(int rateHz, int lowHz, int highHz, double lowDbm0, double highDbm0) {
        int[] samples = new int[rateHz * 11 / 10];
        new ToneGenerator(rateHz, Tone.ofDbm0(lowHz, lowDbm0), Tone.ofDbm0(highHz, highDbm0))
                .generate(samples, rateHz / 2, rateHz / 10);
        return samples;
    }

    private static int[] five(int rateHz) {
        return digit(rateHz, 770, 1336, -10, -12);
    }

    private static int[] seven(int rateHz) {
        return digit(rateHz, 852, 1209, -8, -8);
    }

    private Path wav(String name, WavEncoding encoding, int rateHz, int[]... channels) throws IOException {
        Path file = folder.resolve(name);
        int length = channels[0].length;
        int[] interleaved = new int[length * channels.length];
        for (int c = 0; c < channels.length; c++) {
            for (int i = 0; i < length; i++) interleaved[i * channels.length + c] = channels[c][i];
        }
        try (SeekableByteChannel channel =
                        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                WavWriter writer = new WavWriter(channel, rateHz, channels.length, encoding)) {
            writer.write(interleaved, 0, length);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "PCM_16, 8000",
        "A_LAW, 8000",
        "MU_LAW, 8000",
        "PCM_8, 8000",
        "PCM_16, 11025",
        "PCM_16, 16000",
        "PCM_16, 22050",
        "PCM_16, 44100",
        "PCM_24, 48000"
    })
    void findsADigitInEveryKindOfFile(WavEncoding encoding, int rateHz) throws IOException {
        Path file = wav("five.wav", encoding, rateHz, five(rateHz));

        JsonNode tone = tones(detect("--json", file.toString())).get(0);

        assertThat(tone.get("name").asString()).isEqualTo("5");
        assertThat(tone.get("channel").asInt()).isEqualTo(1);
        assertThat(tone.get("startSeconds").asDouble()).isCloseTo(0.5, within(0.0015));
        assertThat(tone.get("lengthMillis").asDouble()).isCloseTo(100, within(2.0));
        assertThat(tone.get("lowDbm0").asDouble()).isCloseTo(-10, within(0.3));
        assertThat(tone.get("highDbm0").asDouble()).isCloseTo(-12, within(0.3));
        assertThat(tone.get("twistDb").asDouble()).isCloseTo(-2, within(0.3));
    }

    private static JsonNode tones(Outcome outcome) {
        assertThat(outcome.exitCode).isZero();
        return JsonMapper.builder()
                .build()
                .readTree(outcome.out)
                .get("files")
                .get(0)
                .get("tones");
    }

    @Test
    void findsDifferentDigitsInTheTwoChannelsOfAStereoFile() throws IOException {
        Path file = wav("stereo.wav", WavEncoding.PCM_16, 16_000, five(16_000), seven(16_000));

        Outcome outcome = detect(file.toString());

        assertThat(outcome.exitCode).isZero();
        assertThat(outcome.out)
                .containsPattern("channel 1 +0\\.\\d+ s +5 ")
                .containsPattern("channel 2 +0\\.\\d+ s +7 ");
    }

    @Test
    void findsABusyTone() throws IOException {
        int[] samples = new int[8000 * 5];
        for (int i = 0; i < 4; i++) {
            new ToneGenerator(8000, Tone.ofDbm0(425, -15)).generate(samples, 4000 + i * 8000, 4000);
        }
        Path file = wav("busy.wav", WavEncoding.A_LAW, 8000, samples);

        assertThat(detect(file.toString()).out).contains("1 call-progress tone").contains("BUSY (ITU)");
        assertThat(detect("--digits-only", file.toString()).out).contains("no tones");
    }

    @Test
    void aToneThatTheFileEndsInEndsWithIt() throws IOException {
        int[] samples = Arrays.copyOf(five(8000), 4000 + 640);
        Path file = wav("cut.wav", WavEncoding.PCM_16, 8000, samples);

        assertThat(tones(detect("--json", file.toString()))
                        .get(0)
                        .get("lengthMillis")
                        .asDouble())
                .isCloseTo(80, within(1.0));
    }

    @Test
    void oneSentencePerBadFileAndTheOthersGoOn() throws IOException {
        Path good = wav("good.wav", WavEncoding.PCM_16, 8000, five(8000));
        Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all");
        Path missing = folder.resolve("missing.wav");

        Outcome outcome = detect(text.toString(), missing.toString(), folder.toString(), good.toString());

        assertThat(outcome.exitCode).isEqualTo(EXIT_NOT_ALL);
        assertThat(outcome.out).contains("digits 5");
        assertThat(outcome.err.lines()).hasSize(3);
        assertThat(outcome.err).contains("missing.wav: there is no such file").contains("is a folder");
    }

    @Test
    void exitCode2IfNoFileCouldBeReadOrNoneIsNamed() {
        assertThat(detect(folder.resolve("missing.wav").toString()).exitCode).isEqualTo(EXIT_NONE);
        assertThat(detect().exitCode).isEqualTo(EXIT_NONE);
        assertThat(detect("--min-level", "7", "a.wav").err)
                .contains("--min-level")
                .contains("-60");
    }

    @Test
    void aBadFileIsAProblemInTheJsonToo() {
        Outcome outcome = detect("--json", folder.resolve("missing.wav").toString());

        JsonNode file =
                JsonMapper.builder().build().readTree(outcome.out).get("files").get(0);
        assertThat(file.get("problem").asString()).contains("there is no such file");
    }

    @Test
    void theMinimumLevelIsAnOption() throws IOException {
        Path file = wav("soft.wav", WavEncoding.PCM_16, 8000, digit(8000, 697, 1209, -40, -40));

        assertThat(detect(file.toString()).out).contains("no tones");
        assertThat(detect("--min-level", "-45", file.toString()).out).contains("digits 1");
    }

    @Test
    void helpHasExamples() {
        assertThat(detect("--help").out).contains("Examples:").contains("./tutti detect call.wav");
    }
}
