package tutti.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.conference.Conference;

class ExampleTest {
    private static final int LINES_MAX = 40;
    private static final Path SOURCES =
            Path.of(System.getProperty("tutti.root"), "examples", "src", "main", "java", "tutti", "examples");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @ParameterizedTest
    @EnumSource
    void everybodyHearsWhatTheExampleSays(Example example) throws IOException {
        assertThat(example.run(out)).as("%s", printed.toString(UTF_8)).isTrue();
    }

    @Test
    void theCustomerHearsTheBossOnlyOnceHeBargesIn() {
        assertThat(MonitorBackgroundCoach.run(out)).isTrue();
        assertThat(printed.toString(UTF_8).lines().filter(line -> line.contains("?")))
                .containsExactly(
                        "The boss monitors. Does the customer hear him? monitor or recorder: nobody hears him",
                        "He coaches the agent. Does the customer hear him? coach of agent: speaks to nobody else",
                        "He barges in. Does the customer hear him? party: talks with all");
    }

    @Test
    void aPrivateTalkIsNamedAsTheReason() {
        assertThat(PrivateTalk.run(out)).isTrue();
        assertThat(printed.toString(UTF_8).lines().filter(line -> line.contains("?")))
                .containsExactly(
                        "Ann and Ben talk privately. Does Cleo hear Ann? OutsideSideTalk[sideTalk=SideTalk[number=0]]",
                        "They are back. Does Cleo hear Ann? TalksWithAll[]");
    }

    @Test
    void aProofThatFailsSaysSo() {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Conference conference = new Conference(processor);
        for (String name : List.of("Ann", "Ben", "Cleo")) conference.addParty(telephones.connect(name));
        telephones.talk();
        telephones.prove("Ann", "Ben", "Cleo");
        assertThat(telephones.proven()).isTrue();
        telephones.prove("Ann", "Ben");
        assertThat(telephones.proven()).isFalse();
        telephones.prove("Ann", "Ann", "Ben", "Cleo");
        telephones.prove("Ann", "Ben", "Cleo");
        assertThat(telephones.proven()).isFalse();
        assertThat(printed.toString(UTF_8).lines().filter(line -> line.endsWith("WRONG")))
                .hasSize(2);
    }

    @Test
    void aVoiceAtAnotherLevelIsWrong() {
        int[] heard = new int[4_000];
        new ToneGenerator(8_000, Tone.ofDbov(1_000, -20)).generate(heard, 0, heard.length);
        Proof proof = new Proof(out, 8_000);
        proof.addVoice("music", 1_000, -20);
        proof.prove("Ann", heard, "music");
        assertThat(proof.proven()).isTrue();
        proof.addVoice("prompt", 1_000, -20.3);
        proof.prove("Ann", heard, "music", "prompt");
        assertThat(proof.proven()).isFalse();
    }

    @Test
    void theTimelineTellsWhatHappenedInTheMeetingAndWhen() throws IOException {
        assertThat(RecordStems.run(out)).isTrue();
        assertThat(printed.toString(UTF_8).lines().filter(line -> line.startsWith("{")))
                .filteredOn(line -> line.contains("\"Ann\"") || line.contains("\"Ben\""))
                .extracting(line -> line.replaceAll(".*\"millis\":(\\d+),\"event\":\"([a-z-]+)\".*", "$1 $2"))
                .containsExactly("0 join", "0 stem", "1000 mute", "1000 join", "1000 stem");
    }

    @Test
    void theSecondDetectorFindsTheDigitsOnceTheyAreNotCut() {
        assertThat(DigitsThatAct.run(out)).isTrue();
        assertThat(printed.toString(UTF_8).lines().filter(line -> line.contains("cut")))
                .containsExactly(
                        "  Tones are cut: true. Digits in what Ben heard: ''",
                        "  Tones are cut: false. Digits in what Ben heard: '*6#'");
    }

    @Test
    void tapesAreGoneWhenTheyAreClosed() throws IOException {
        Path tape;
        try (Tapes tapes = new Tapes()) {
            tape = tapes.path("call.wav");
            tapes.create("call.wav").close();
            assertThat(tape).exists();
        }
        assertThat(tape.getParent()).doesNotExist();
    }

    @Test
    void noFileIsLongerThanANewcomerReads() throws IOException {
        Predicate<String> counts =
                line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package ");
        try (var files = Files.list(SOURCES)) {
            List<Path> sources = files.toList();
            assertThat(sources).hasSizeGreaterThanOrEqualTo(Example.values().length + 2);
            for (Path source : sources) {
                assertThat(Files.readAllLines(source).stream().filter(counts))
                        .as(source.toString())
                        .hasSizeLessThanOrEqualTo(LINES_MAX);
            }
        }
    }

    @Test
    void examplesUseTheEngineAndAudioOnly() throws IOException {
        try (var files = Files.list(SOURCES)) {
            for (Path source : files.toList()) {
                assertThat(Files.readAllLines(source).stream().filter(line -> line.matches("import (static )?tutti.*")))
                        .as(source.toString())
                        .allMatch(line -> line.matches("import (static )?tutti\\.(engine|audio|examples)\\..*"));
            }
        }
    }
}
