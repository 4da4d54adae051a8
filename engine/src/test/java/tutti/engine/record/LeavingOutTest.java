package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.record.RecordingLimits.NONE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Silence and tone elimination, and pauses: what is in the file, and that the counts account for the rest.
class LeavingOutTest {
    private static final RecordingSettings KEEPS_500 = RecordingSettings.DEFAULT.keepingSilenceMillis(500);

    private static void assertAccountsForAll(RecordingStatus status) {
        assertThat(status.samples() + status.pausedSamples() + status.silenceSamples() + status.toneSamples())
                .as("%s", status)
                .isEqualTo(status.elapsedSamples());
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "480, 24", "500, 25", "520, 25", "60000, 25"})
    void aSilenceIsKeptUpToTheLengthThatIsAskedFor(int silentMillis, int keptFrames) {
        HandFed fed = new HandFed(KEEPS_500).sound(100).silence(silentMillis).sound(100);
        RecordingStatus status = fed.stop();
        assertThat(fed.runs()).isEqualTo("10000×5 0×" + keptFrames + " 10000×5");
        assertThat(status.silenceSamples()).isEqualTo((silentMillis / 20 - keptFrames) * 160L);
        assertAccountsForAll(status);
    }

    /// A word begins softly: what is too soft to be sound and comes right before it stays.
    @Test
    void theSoftBeginningOfAWordIsKept() {
        HandFed fed = new HandFed(KEEPS_500).sound(100).silence(2_000);
        for (int soft = 1; soft <= 5; soft++) fed.play(soft, 20);
        fed.sound(100);
        fed.stop();
        assertThat(fed.runs()).isEqualTo("10000×5 0×20 1×1 2×1 3×1 4×1 5×1 10000×5");
    }

    @Test
    void aSilenceAtTheEndIsShortenedToo() {
        HandFed fed = new HandFed(KEEPS_500).sound(100).silence(3_000);
        RecordingStatus status = fed.stop();
        assertThat(fed.runs()).isEqualTo("10000×5 0×25");
        assertThat(status.trailingSilenceSamples()).isEqualTo(25 * 160);
        assertAccountsForAll(status);
    }

    @Test
    void endsAfterSilenceAlthoughMostOfItIsLeftOut() {
        HandFed fed = new HandFed(KEEPS_500.withLimits(NONE.withSilenceMaxMillis(2_000)))
                .sound(100)
                .silence(5_000);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.SILENCE);
        assertThat(fed.status().trailingSilenceSamples()).isEqualTo(25 * 160);
        assertThat(fed.status().elapsedSamples()).isEqualTo(105 * 160);
        assertAccountsForAll(fed.status());
    }

    @Test
    void inStereoSilenceIsWhereBothAreSilent() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT.keepingSilenceMillis(200), 2);
        for (int i = 0; i < 100; i++) {
            fed.push(fed.taps[0], i < 50 ? 10_000 : 0);
            fed.push(fed.taps[1], i >= 80 ? 20_000 : 0);
            fed.writer.drain(++fed.clock);
        }
        RecordingStatus status = fed.stop();
        assertThat(status.silenceSamples()).isEqualTo(20 * 160);
        assertThat(status.samples()).isEqualTo(80 * 160);
        assertThat(fed.file.samples()).hasSize(2 * 80 * 160);
    }

    @Test
    void tonesAreLeftOutAndCountAsSound() {
        HandFed fed = new HandFed(
                        RecordingSettings.DEFAULT.leavingOutTones().withLimits(NONE.withSilenceMaxMillis(600)))
                .sound(100)
                .silence(500);
        fed.tones = Long.MAX_VALUE;
        fed.sound(200);
        fed.tones = 0;
        fed.silence(500).sound(40);
        RecordingStatus status = fed.stop();
        assertThat(fed.runs()).isEqualTo("10000×5 0×50 10000×2");
        assertThat(status.toneSamples()).isEqualTo(10 * 160);
        assertAccountsForAll(status);
    }

    @Test
    void tonesStayWhereNobodyAskedForLess() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT);
        fed.tones = Long.MAX_VALUE;
        fed.sound(200);
        assertThat(fed.stop().samples()).isEqualTo(10 * 160);
    }

    @Test
    void aPauseIsSilenceOfTheSameLength() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT);
        fed.pauses.change(5, true);
        fed.pauses.change(15, false);
        fed.sound(400);
        assertThat(fed.stop().samples()).isEqualTo(20 * 160);
        assertThat(fed.runs()).isEqualTo("10000×5 0×10 10000×5");
    }

    @Test
    void aPauseIsCutOut() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT.withPauseMode(PauseMode.CUT));
        fed.pauses.change(5, true);
        fed.pauses.change(15, false);
        fed.play(1, 100).play(2, 200).play(3, 100);
        RecordingStatus status = fed.stop();
        assertThat(fed.runs()).isEqualTo("1×5 3×5");
        assertThat(status.pausedSamples()).isEqualTo(10 * 160);
        assertAccountsForAll(status);
    }

    /// Whoever drains is late, so pauses are told before their frames are written.
    @Test
    void aPauseHoldsForItsFramesHoweverLateTheyAreWritten() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT.withPauseMode(PauseMode.CUT));
        for (int i = 0; i < 10; i++) {
            fed.pauses.change(2L * i, true);
            fed.frame(1);
            fed.pauses.change(2L * i + 1, false);
            fed.frame(2);
        }
        fed.stop();
        assertThat(fed.runs()).isEqualTo("2×10");
    }

    @Test
    void aPauseDoesNotEndARecordingForItsSilence() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT.withLimits(NONE.withSilenceMaxMillis(500)));
        fed.pauses.change(5, true);
        fed.pauses.change(105, false);
        fed.sound(2_200);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.NOT_YET);
    }
}
