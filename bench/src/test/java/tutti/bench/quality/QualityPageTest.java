package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.bench.page.CommittedPage;
import tutti.server.codec.OpusAvailability;
import tutti.server.codec.OpusNatives;
import tutti.simulator.caller.CodecMissingException;

/// What of the page can be measured in a few seconds; all of it is in the slow tier, see [QualityCommandTest].
class QualityPageTest {
    private static void needsOpus() {
        assumeTrue(OpusNatives.find() instanceof OpusAvailability.Available, "no libopus on this machine");
    }

    @Test
    void whatIsSaidAboutTelephonesIsWhatTheCodeDoes() throws IOException {
        CommittedSections committed = CommittedSections.read();
        QualityPage.ofTelephones(Coding.muLaw()).forEach(committed::assertHolds);
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
    void whatIsSaidFirstIsWhatTheCodeDoes() throws IOException, CodecMissingException {
        needsOpus();
        Section measured = QualityPage.overview(Coding.muLaw(), Coding.g722(), Coding.opus());
        CommittedSections.read().assertHolds(measured);
    }

    @Test
    void noCellOfThePageIsWorseThanItsGapsExplain() throws IOException {
        String page = Files.readString(CommittedPage.ROOT.resolve("docs").resolve(QualityPage.PAGE));
        assertThat(page).doesNotContain("dB**", ": some. ");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 60", "3, 1, 30", "10, 1, 10", "10, 3, 0", "3, 3, 60"})
    void noCallIsWorseThanItsGapsExplain(double lossPercent, double burstPackets, double jitterMillis) {
        Impairment impairment = Impairment.lossAndJitter(lossPercent, burstPackets, jitterMillis);
        for (Coding coding : List.of(Coding.muLaw(), Coding.g722())) {
            Cell cell = coding.cell(impairment);
            assertThat(cell.excessDb()).as("%s: %s", coding.name, cell).isNotPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 30", "10, 1, 10"})
    void noCallInOpusIsWorseThanItsGapsExplain(double lossPercent, double burstPackets, double jitterMillis)
            throws CodecMissingException {
        needsOpus();
        Impairment impairment = Impairment.lossAndJitter(lossPercent, burstPackets, jitterMillis);
        for (Coding coding : Coding.opus()) {
            Cell cell = coding.cell(impairment);
            assertThat(cell.excessDb()).as("%s: %s", coding.name, cell).isNotPositive();
        }
    }

    /// The measure must be able to fail: time-scaling that repeats 20 ms where nothing is missing is no gap.
    @Test
    void aCallThatStuttersIsWorseThanItsGapsExplain() {
        EncodedSpeech speech = Coding.muLaw().speech(0);
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
