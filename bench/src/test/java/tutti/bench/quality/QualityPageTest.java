package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tutti.bench.page.CommittedPage;
import tutti.simulator.caller.CodecMissingException;

/// What of the page can be measured in a few seconds; all of it is in the slow tier, see [QualityCommandTest].
class QualityPageTest {
    /// Measured once for all tests.
    private static final Coding MU_LAW = Coding.muLaw();

    private static final Coding G722 = Coding.g722();
    private static final List<Coding> OPUS = opus();

    private static List<Coding> opus() {
        try {
            return Coding.opus();
        } catch (CodecMissingException _) {
            return List.of();
        }
    }

    static List<Network> networks() {
        return Network.TYPICAL;
    }

    private static void needsOpus() {
        assumeFalse(OPUS.isEmpty(), "no libopus on this machine");
    }

    @Test
    void whatIsSaidAboutTelephonesIsWhatTheCodeDoes() throws IOException {
        CommittedSections committed = CommittedSections.read();
        QualityPage.ofTelephones(MU_LAW).forEach(committed::assertHolds);
    }

    @Test
    void whatIsSaidAboutBlocksIsWhatTheCodeDoes() throws IOException {
        CommittedSections committed = CommittedSections.read();
        BlockSections blocks = new BlockSections();
        blocks.sections().forEach(committed::assertHolds);
        for (var picture : blocks.pictures().entrySet()) {
            String svg = Files.readString(CommittedPage.ROOT.resolve("docs").resolve(picture.getKey()));
            assertThat(svg.equals(picture.getValue())).as(picture.getKey()).isTrue();
        }
    }

    @Test
    void whatIsSaidFirstIsWhatTheCodeDoes() throws IOException {
        needsOpus();
        Section measured = QualityPage.overview(MU_LAW, G722, OPUS);
        CommittedSections.read().assertHolds(measured);
    }

    @Test
    void noCellOfThePageIsWorseThanItsGapsExplain() throws IOException {
        String page = Files.readString(CommittedPage.ROOT.resolve("docs").resolve(QualityPage.PAGE));
        assertThat(page).doesNotContain("dB**", ": some. ");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void noCallIsWorseThanItsGapsExplain(Network network) {
        for (Coding coding : List.of(MU_LAW, G722)) assertExplained(coding, network);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void noCallInOpusIsWorseThanItsGapsExplain(Network network) {
        needsOpus();
        for (Coding coding : OPUS) assertExplained(coding, network);
    }

    private static void assertExplained(Coding coding, Network network) {
        Cell cell = coding.cell(network.impairment());
        assertThat(cell.excessDb()).as("%s: %s", coding.name, cell).isNotPositive();
    }

    /// The measure must be able to fail: time-scaling that repeats 20 ms where nothing is missing is no gap.
    @Test
    void aCallThatStuttersIsWorseThanItsGapsExplain() {
        EncodedSpeech speech = MU_LAW.speech(0);
        try (HeardCall call = new HeardCall(speech, Impairment.NONE, 1).run();
                HeardCall sameGaps = call.withSameGapsOnTime().run()) {
            double explainedDb = new SpeechJudge(sameGaps.heard).spectralDb();
            for (int tick = 10; tick < speech.frames(); tick += 10) {
                int at = tick * speech.frameSamples;
                System.arraycopy(
                        call.heard.samples, at - speech.frameSamples, call.heard.samples, at, speech.frameSamples);
            }
            assertThat(new SpeechJudge(call.heard).spectralDb()).isGreaterThan(explainedDb + 0.2);
        }
    }
}
