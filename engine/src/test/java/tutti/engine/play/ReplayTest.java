package tutti.engine.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tutti.engine.Room.refused;
import static tutti.engine.play.Sounds.ENGINE;
import static tutti.engine.play.Sounds.FADE;
import static tutti.engine.play.Sounds.FRAME;
import static tutti.engine.play.Sounds.RATE_HZ;
import static tutti.engine.play.Sounds.clip;
import static tutti.engine.play.Sounds.heard;
import static tutti.engine.play.Sounds.joined;
import static tutti.engine.play.Sounds.levelDbm0;
import static tutti.engine.play.Sounds.numbers;
import static tutti.engine.play.Sounds.replay;
import static tutti.engine.play.Sounds.steepestStep;
import static tutti.engine.play.Sounds.tone;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.audio.agc.AgcSettings;
import tutti.engine.EngineSettings;
import tutti.engine.ErrorCode;

class ReplayTest {
    @Test
    void everySampleIsThatOfTheClipAndThenItIsComplete() {
        int[] sound = numbers(1, 3 * FRAME + 50);
        Replay replay = replay(clip(sound).content());

        assertThat(replay.status()).isEqualTo(PlayStatus.READY);
        assertThat(heard(replay, 3)).isEqualTo(Arrays.copyOf(sound, 3 * FRAME));
        assertThat(replay.status()).isEqualTo(PlayStatus.PLAYING);
        assertThat(replay.positionSamples()).isEqualTo(3L * FRAME);
        assertThat(heard(replay, 1)).isEqualTo(Arrays.copyOfRange(sound, 3 * FRAME, 4 * FRAME));
        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(replay.positionSamples()).isEqualTo(sound.length);
        assertThat(replay.pull(new int[FRAME], FRAME, 0)).isFalse();
        assertThat(replay.underruns()).isZero();
    }

    @Test
    void aSoundThatEndsWithItsFrameIsCompleteInThatFrame() {
        Replay replay = replay(clip(numbers(1, FRAME)).content());

        heard(replay, 1);

        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
    }

    @Test
    void contentsFollowOneAnotherWithoutAGapAsOftenAsWanted() {
        Clip first = clip(numbers(1, 100));
        Clip second = clip(numbers(1001, 70));
        Replay replay =
                new Replay(new Playlist(List.of(first.content(), second.content()), 3), ReplaySettings.DEFAULT, ENGINE);

        int[] once = joined(numbers(1, 100), numbers(1001, 70));
        assertThat(heard(replay, 4)).isEqualTo(Arrays.copyOf(joined(once, once, once), 4 * FRAME));
        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(replay.positionSamples()).isEqualTo(510);
    }

    @Test
    void saysWhichContentIsHeardInWhichPassAndHowFar() {
        Replay replay = new Replay(
                Playlist.endless(
                        clip(numbers(1, 100)).content(), clip(numbers(1, 160)).content()),
                ReplaySettings.DEFAULT,
                ENGINE);

        heard(replay, 1);
        assertThat(replay.position()).isEqualTo(new ReplayPosition(0, 1, 60, RATE_HZ));
        heard(replay, 1);
        assertThat(replay.position()).isEqualTo(new ReplayPosition(1, 0, 60, RATE_HZ));
        assertThat(replay.position().millis()).isEqualTo(7);
        heard(replay, 100);
        assertThat(replay.status()).isEqualTo(PlayStatus.PLAYING);
    }

    @Test
    void aPauseIsSilentLosesNothingAndDoesNotClick() {
        int[] sound = tone(RATE_HZ, 400, -10, 6 * FRAME);
        Replay replay = replay(clip(sound).content());

        int[] before = heard(replay, 2);
        replay.pause();
        int[] fading = heard(replay, 1);
        assertThat(replay.status()).isEqualTo(PlayStatus.PAUSED);
        long position = replay.positionSamples();
        assertThat(position).isEqualTo(2L * FRAME + FADE);
        assertThat(heard(replay, 10)).containsOnly(0);
        replay.resume();
        int[] after = heard(replay, 2);

        assertThat(replay.status()).isEqualTo(PlayStatus.PLAYING);
        assertThat(replay.positionSamples()).isEqualTo(position + 2L * FRAME);
        assertThat(steepestStep(joined(before, fading, after))).isLessThanOrEqualTo(steepestStep(sound) * 11 / 10);
        assertThat(Arrays.copyOfRange(after, FADE, 2 * FRAME))
                .isEqualTo(Arrays.copyOfRange(sound, (int) position + FADE, (int) position + 2 * FRAME));
    }

    @Test
    void aReplayThatBeginsPausedBeginsWithItsFirstSampleUnchanged() {
        int[] sound = numbers(1000, FRAME);
        ReplaySettings paused = ReplaySettings.DEFAULT.withPaused(true);
        Replay replay = new Replay(Playlist.once(clip(sound).content()), paused, ENGINE);

        assertThat(heard(replay, 1)).containsOnly(0);
        assertThat(replay.status()).isEqualTo(PlayStatus.PAUSED);
        replay.resume();

        assertThat(heard(replay, 1)).isEqualTo(sound);
    }

    @Test
    void anAbortFadesAndTellsWhereSoThatItCanGoOnThere() {
        int[] sound = tone(RATE_HZ, 400, -10, 10 * FRAME);
        Clip clip = clip(sound);
        Replay replay = replay(clip.content());
        int[] before = heard(replay, 2);

        replay.abort();
        assertThat(replay.status()).isEqualTo(PlayStatus.PLAYING);
        int[] last = heard(replay, 3);

        assertThat(replay.status()).isEqualTo(PlayStatus.ABORTED);
        assertThat(replay.positionSamples()).isEqualTo(2L * FRAME + FADE);
        assertThat(steepestStep(joined(before, last))).isLessThanOrEqualTo(steepestStep(sound) * 11 / 10);
        assertThat(Arrays.copyOfRange(last, FADE, last.length)).containsOnly(0);
        Replay next = replay(clip.contentFrom((int) replay.positionSamples()));
        assertThat(heard(next, 1)).isEqualTo(Arrays.copyOfRange(sound, 2 * FRAME + FADE, 3 * FRAME + FADE));
    }

    @Test
    void aPausedReplayIsAbortedWhereItWasPaused() {
        Replay replay = replay(clip(numbers(1, 10 * FRAME)).content());
        heard(replay, 1);
        replay.pause();
        heard(replay, 2);

        replay.abort();
        assertThat(heard(replay, 1)).containsOnly(0);

        assertThat(replay.status()).isEqualTo(PlayStatus.ABORTED);
        assertThat(replay.positionSamples()).isEqualTo(FRAME + FADE);
    }

    @Test
    void volumeScalesAndChangesWithoutAClick() {
        int[] sound = tone(RATE_HZ, 400, -20, 30 * FRAME);
        Replay replay =
                new Replay(Playlist.once(clip(sound).content()), ReplaySettings.DEFAULT.withVolumeDb(6), ENGINE);

        int[] loud = heard(replay, 10);
        replay.adjust(replay.settings().withVolumeDb(-14));
        int[] quiet = heard(replay, 10);

        assertThat(levelDbm0(loud, 0, loud.length)).isCloseTo(-14, within(0.05));
        assertThat(levelDbm0(quiet, FRAME, quiet.length)).isCloseTo(-34, within(0.1));
        assertThat(steepestStep(joined(loud, quiet))).isLessThanOrEqualTo(steepestStep(loud) * 11 / 10);
    }

    @Test
    void whatWouldOverflowIsLimitedAndNeverClipped() {
        int[] sound = tone(RATE_HZ, 400, -6, 30 * FRAME);
        Replay replay =
                new Replay(Playlist.once(clip(sound).content()), ReplaySettings.DEFAULT.withVolumeDb(24), ENGINE);

        int[] loud = heard(replay, 30);

        assertThat(Arrays.stream(loud).max().orElseThrow()).isLessThanOrEqualTo(32767);
        assertThat(Arrays.stream(loud).min().orElseThrow()).isGreaterThanOrEqualTo(-32768);
        assertThat(levelDbm0(loud, 0, loud.length))
                .as("a full sine, not a square")
                .isBetween(2.7, 3.2);
    }

    @Test
    void gainControlBringsItToItsTargetAndVolumeStillCounts() {
        int[] quiet = syllables(-34, 12 * RATE_HZ);
        ReplaySettings settings = ReplaySettings.DEFAULT.withAgc(AgcSettings.DEFAULT.withTarget(-20));
        Replay replay = new Replay(Playlist.once(clip(quiet).content()), settings, ENGINE);

        heard(replay, 400);
        int[] brought = heard(replay, 100);
        replay.adjust(settings.withVolumeDb(-10));
        heard(replay, 1);
        int[] lowered = heard(replay, 50);

        assertThat(levelDbm0(brought, 0, brought.length))
                .isCloseTo(levelDbm0(quiet, 0, quiet.length) + 14, within(3.0));
        assertThat(levelDbm0(lowered, 0, lowered.length))
                .isCloseTo(levelDbm0(brought, 0, brought.length) - 10, within(2.0));
    }

    @Test
    void afterGainControlEverySampleIsThatOfTheClipAgain() {
        int[] quiet = syllables(-34, 4 * RATE_HZ);
        ReplaySettings settings = ReplaySettings.DEFAULT.withAgc(AgcSettings.DEFAULT);
        Replay replay = new Replay(Playlist.once(clip(quiet).content()), settings, ENGINE);
        heard(replay, 100);

        replay.adjust(settings.withoutAgc());
        heard(replay, 1);

        assertThat(heard(replay, 20)).isEqualTo(Arrays.copyOfRange(quiet, 101 * FRAME, 121 * FRAME));
    }

    /// A tone of 200 ms, a pause of 100 ms, and so on.
    private static int[] syllables(double levelDbm0, int count) {
        int[] sound = tone(RATE_HZ, 300, levelDbm0, count);
        for (int i = 0; i < count; i++) {
            if (i / (RATE_HZ / 10) % 3 == 2) sound[i] = 0;
        }
        return sound;
    }

    @Test
    void atTwiceTheSpeedItTakesHalfTheTimeAndThePositionIsThatInTheContent() {
        int[] sound = tone(RATE_HZ, 400, -10, 4 * RATE_HZ);
        Replay replay =
                new Replay(Playlist.once(clip(sound).content()), ReplaySettings.DEFAULT.withSpeedPercent(200), ENGINE);

        int[] first = heard(replay, 50);
        assertThat(replay.positionSamples()).isBetween(2L * RATE_HZ - FRAME, 2L * RATE_HZ + FRAME);
        assertThat(levelDbm0(first, 0, first.length)).isCloseTo(-10, within(0.1));
        int frames = 50;
        while (!replay.status().isOver()) {
            heard(replay, 1);
            frames++;
        }

        assertThat(frames).isBetween(100, 103);
        assertThat(replay.positionSamples()).isEqualTo(sound.length);
    }

    @Test
    void theSpeedChangesWhileItIsHeardWithoutAClick() {
        int[] sound = tone(RATE_HZ, 400, -10, 8 * RATE_HZ);
        Replay replay = replay(clip(sound).content());

        int[] normal = heard(replay, 10);
        replay.adjust(ReplaySettings.DEFAULT.withSpeedPercent(160));
        int[] fast = heard(replay, 20);
        replay.adjust(ReplaySettings.DEFAULT.withSpeedPercent(50));
        int[] slow = heard(replay, 20);
        replay.adjust(ReplaySettings.DEFAULT);
        int[] again = heard(replay, 10);

        assertThat(steepestStep(joined(normal, fast, slow, again))).isLessThanOrEqualTo(steepestStep(sound) * 11 / 10);
        assertThat(replay.positionSamples()).isBetween(62L * FRAME - FRAME, 62L * FRAME + FRAME);
    }

    @Test
    void aPlaylistOfShortClipsAtOtherSpeedsLosesNothingAndEndsInTime() {
        Content[] digits = new Content[10];
        for (int i = 0; i < digits.length; i++)
            digits[i] = clip(tone(RATE_HZ, 400, -10, 2400)).content();
        Replay replay = new Replay(Playlist.once(digits), ReplaySettings.DEFAULT.withSpeedPercent(150), ENGINE);

        int frames = 0;
        while (!replay.status().isOver()) {
            heard(replay, 1);
            frames++;
        }

        assertThat(replay.positionSamples()).isEqualTo(24_000);
        assertThat(frames).isBetween(100, 103);
    }

    @Test
    void aPushedContentThatIsLateIsSilenceAndOneUnderrunASpellAndLosesNothing() {
        PushContent pushed = new PushContent(RATE_HZ, RATE_HZ, 1000);
        Replay replay = replay(pushed);

        assertThat(heard(replay, 3)).containsOnly(0);
        assertThat(replay.status()).isEqualTo(PlayStatus.READY);
        assertThat(replay.underruns()).isZero();
        pushed.write(numbers(1, 200), 0, 200);
        assertThat(heard(replay, 1)).isEqualTo(numbers(1, FRAME));
        assertThat(heard(replay, 3)).containsOnly(0);
        assertThat(replay.status()).isEqualTo(PlayStatus.UNDERRUN);
        assertThat(replay.underruns()).isEqualTo(1);
        pushed.write(numbers(201, 200), 0, 200);
        assertThat(heard(replay, 1)).isEqualTo(numbers(161, FRAME));
        assertThat(replay.status()).isEqualTo(PlayStatus.PLAYING);
        heard(replay, 1);
        assertThat(replay.underruns()).isEqualTo(2);
        pushed.end();
        assertThat(heard(replay, 1)).isEqualTo(joined(numbers(321, 80), new int[80]));
        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(replay.positionSamples()).isEqualTo(400);
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        Clip wide = Clip.of(new int[160], 16_000, 16_000);
        Clip narrow = clip(new int[160]);
        PushContent pushed = new PushContent(RATE_HZ, RATE_HZ, 100);

        refused(ErrorCode.BAD_PARAMETER, () -> replay(wide.content()));
        refused(ErrorCode.BAD_PARAMETER, () -> Playlist.once(wide.content(), narrow.content()));
        refused(ErrorCode.BAD_PARAMETER, () -> Playlist.once());
        refused(ErrorCode.BAD_PARAMETER, () -> Playlist.endless(pushed));
        refused(ErrorCode.BAD_PARAMETER, () -> new Playlist(List.of(narrow.content()), 0));
        refused(ErrorCode.BAD_PARAMETER, () -> ReplaySettings.DEFAULT.withVolumeDb(24.1));
        refused(ErrorCode.BAD_PARAMETER, () -> ReplaySettings.DEFAULT.withVolumeDb(Double.NaN));
        refused(ErrorCode.BAD_PARAMETER, () -> ReplaySettings.DEFAULT.withSpeedPercent(49));
        refused(ErrorCode.BAD_PARAMETER, () -> ReplaySettings.DEFAULT.withSpeedPercent(201));
    }

    @Test
    void aPlaylistHasALimit() {
        Content[] most = new Content[Playlist.ITEMS_MAX];
        Arrays.setAll(most, _ -> clip(numbers(1, 1)).content());
        Replay replay = replay(most);

        heard(replay, Playlist.ITEMS_MAX / FRAME + 1);

        assertThat(replay.status()).isEqualTo(PlayStatus.COMPLETE);
        refused(ErrorCode.BAD_PARAMETER, () -> Playlist.once(Arrays.copyOf(joinedContents(most), most.length + 1)));
    }

    private static Content[] joinedContents(Content[] contents) {
        Content[] more = Arrays.copyOf(contents, contents.length + 1);
        more[contents.length] = contents[0];
        return more;
    }

    @Test
    void playsAtTheOtherRatesOfEngines() {
        EngineSettings wideband = new EngineSettings(48_000, 10);
        int[] sound = tone(48_000, 1000, -10, 960);
        Replay replay =
                new Replay(Playlist.once(Clip.of(sound, 48_000, 48_000).content()), ReplaySettings.DEFAULT, wideband);
        int[] frame = new int[480];

        assertThat(replay.pull(frame, 480, 0)).isTrue();

        assertThat(frame).isEqualTo(Arrays.copyOf(sound, 480));
    }
}
