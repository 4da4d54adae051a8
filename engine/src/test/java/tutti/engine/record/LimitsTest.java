package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;
import static tutti.engine.record.RecordingLimits.NONE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.wav.WavEncoding;
import tutti.engine.ErrorCode;

/// Prosody `sm_record_start`: `max_octets`, `max_elapsed_time`, `max_initial_silence`, `max_silence`, and
/// the reasons of `sm_record_status`.
class LimitsTest {
    private static HandFed with(RecordingLimits limits) {
        return new HandFed(RecordingSettings.DEFAULT.withLimits(limits));
    }

    @ParameterizedTest
    @CsvSource({
        // encoding, largest bytes, samples in the file
        "PCM_16, 3202, 1601",
        "PCM_16, 3203, 1601",
        "PCM_8, 1601, 1601",
        "A_LAW, 1, 1",
        "MU_LAW, 3200, 3200",
    })
    void endsWhereTheFileIsFullToTheSample(WavEncoding encoding, long bytes, long samples) {
        HandFed fed = new HandFed(
                RecordingSettings.DEFAULT.withEncoding(encoding).withLimits(NONE.withSamplesBytesMax(bytes)));
        RecordingStatus status = fed.sound(1_000).status();
        assertThat(status.end()).isEqualTo(RecordingEnd.LENGTH);
        assertThat(status.state()).isEqualTo(RecordingState.COMPLETE);
        assertThat(status.samples()).isEqualTo(samples);
        assertThat(fed.file.samples()).hasSize((int) samples);
        assertThat(fed.file.open).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1000, 8000", "1001, 8008", "1, 8", "19, 152", "20, 160"})
    void endsWhenTheTimeIsOverToTheSample(long millis, int samples) {
        HandFed fed = with(NONE.withTimeMaxMillis(millis)).sound(2_000);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.TIME);
        assertThat(fed.status().elapsedSamples()).isEqualTo(samples);
        assertThat(fed.file.samples()).hasSize(samples);
    }

    @Test
    void timeRunsThroughAPauseThatIsCut() {
        HandFed fed = new HandFed(
                RecordingSettings.DEFAULT.withPauseMode(PauseMode.CUT).withLimits(NONE.withTimeMaxMillis(1_000)));
        fed.pauses.change(10, true);
        fed.pauses.change(40, false);
        RecordingStatus status = fed.sound(2_000).status();
        assertThat(status.end()).isEqualTo(RecordingEnd.TIME);
        assertThat(status.elapsedSamples()).isEqualTo(8_000);
        assertThat(status.pausedSamples()).isEqualTo(4_800);
        assertThat(fed.runs()).isEqualTo("10000×20");
    }

    @ParameterizedTest
    @CsvSource({"60, 3", "50, 3", "1000, 50"})
    void endsWhenNothingIsHeardFromTheBeginning(long millis, int frames) {
        HandFed fed = with(NONE.withInitialSilenceMaxMillis(millis)).silence(2_000);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.INITIAL_SILENCE);
        assertThat(fed.status().trailingSilenceSamples()).isEqualTo(frames * 160L);
        assertThat(fed.runs()).isEqualTo("0×" + frames);
    }

    @Test
    void whoSpeaksInTimeIsNotEndedByInitialSilence() {
        HandFed fed = with(NONE.withInitialSilenceMaxMillis(500))
                .silence(480)
                .sound(20)
                .silence(5_000);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.NOT_YET);
    }

    @Test
    void endsAfterSilenceAndSaysHowLongThatIs() {
        HandFed fed =
                with(NONE.withSilenceMaxMillis(500)).sound(200).silence(480).sound(20);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.NOT_YET);
        fed.silence(2_000);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.SILENCE);
        assertThat(fed.status().trailingSilenceSamples()).isEqualTo(25 * 160);
        assertThat(fed.runs()).isEqualTo("10000×10 0×24 10000×1 0×25");
    }

    @Test
    void withoutALimitOfItsOwnTheBeginningMayBeAsSilentAsTheRest() {
        HandFed fed = with(NONE.withSilenceMaxMillis(500)).silence(500);
        assertThat(fed.status().end()).isEqualTo(RecordingEnd.INITIAL_SILENCE);
    }

    @ParameterizedTest
    @CsvSource({
        // constant value, its level in dBm0 by ITU-T G.100.1, heard
        "400, false", // -32.1
        "160, false", // -40.1
        "1300, true", // -21.9
    })
    void soundIsWhatIsLouderThanNoiseByTheThreshold(int value, boolean heard) {
        SilenceSettings noisy = new SilenceSettings(-45, -45, 15);
        HandFed fed = new HandFed(
                        RecordingSettings.DEFAULT.withSilence(noisy).withLimits(NONE.withInitialSilenceMaxMillis(100)))
                .play(value, 200);
        assertThat(fed.status().end()).isEqualTo(heard ? RecordingEnd.NOT_YET : RecordingEnd.INITIAL_SILENCE);
    }

    /// -40 dBm0 is a mean square of 161.4²; noise floor -55, threshold 15 dB.
    @ParameterizedTest
    @CsvSource({"161, false", "162, true"})
    void theDefaultThresholdLiesAtMinusFortyDbm0(int value, boolean heard) {
        HandFed fed = with(NONE.withInitialSilenceMaxMillis(100)).play(value, 200);
        assertThat(fed.status().end()).isEqualTo(heard ? RecordingEnd.NOT_YET : RecordingEnd.INITIAL_SILENCE);
    }

    @Test
    void isStopped() {
        HandFed fed = with(NONE).sound(300);
        assertThat(fed.stop().end()).isEqualTo(RecordingEnd.STOPPED);
        assertThat(fed.runs()).isEqualTo("10000×15");
        assertThat(fed.sound(300).status().samples()).isEqualTo(15 * 160);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        refused(ErrorCode.BAD_PARAMETER, () -> NONE.withTimeMaxMillis(0));
        refused(ErrorCode.BAD_PARAMETER, () -> NONE.withSamplesBytesMax(-1));
        refused(ErrorCode.BAD_PARAMETER, () -> NONE.withSilenceMaxMillis(0));
        refused(ErrorCode.BAD_PARAMETER, () -> NONE.withInitialSilenceMaxMillis(0));
        refused(ErrorCode.BAD_PARAMETER, () -> new SilenceSettings(-95, -45, 15));
        refused(ErrorCode.BAD_PARAMETER, () -> new SilenceSettings(-40, -45, 15));
        refused(ErrorCode.BAD_PARAMETER, () -> new SilenceSettings(-55, -45, 25));
        refused(ErrorCode.BAD_PARAMETER, () -> new SilenceSettings(-55, -45, 0));
        RecordingSettings settings = RecordingSettings.DEFAULT;
        refused(ErrorCode.BAD_PARAMETER, () -> settings.withBufferMillis(99));
        refused(ErrorCode.BAD_PARAMETER, () -> settings.withBufferMillis(60_001));
        refused(ErrorCode.BAD_PARAMETER, () -> settings.keepingSilenceMillis(199));
        refused(
                ErrorCode.BAD_PARAMETER,
                () -> settings.withLimits(NONE.withSilenceMaxMillis(500)).keepingSilenceMillis(501));
    }
}
