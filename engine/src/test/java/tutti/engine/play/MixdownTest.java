package tutti.engine.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tutti.engine.Room.refused;
import static tutti.engine.play.Sounds.ENGINE;
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
import org.junit.jupiter.api.Test;
import tutti.engine.ErrorCode;
import tutti.engine.FrameSource;

class MixdownTest {
    private static Replay music(double levelDbm0) {
        return new Replay(
                Playlist.endless(clip(tone(RATE_HZ, 400, levelDbm0, RATE_HZ)).content()),
                ReplaySettings.DEFAULT,
                ENGINE);
    }

    @Test
    void isTheExactSumOfBoth() {
        FrameSource hundreds = (samples, count, _) -> {
            Arrays.fill(samples, 0, count, 100);
            return true;
        };
        Mixdown mixdown = new Mixdown(replay(clip(numbers(1, FRAME)).content()), hundreds, 0, ENGINE);

        assertThat(heard(mixdown, 1)).isEqualTo(numbers(101, FRAME));
    }

    @Test
    void theBackgroundHasItsOwnVolumeWhichMayChange() {
        PushContent nothingYet = new PushContent(RATE_HZ, RATE_HZ, 100);
        Mixdown mixdown = new Mixdown(replay(nothingYet), music(-10), -10, ENGINE);

        int[] before = heard(mixdown, 20);
        mixdown.adjustBackground(-20);
        int[] after = heard(mixdown, 20);

        assertThat(levelDbm0(before, 0, before.length)).isCloseTo(-20, within(0.1));
        assertThat(levelDbm0(after, FRAME, after.length)).isCloseTo(-30, within(0.1));
        assertThat(steepestStep(joined(before, after))).isLessThanOrEqualTo(steepestStep(before) * 11 / 10);
    }

    @Test
    void theBackgroundGoesOnWhileTheForegroundRunsDry() {
        PushContent pushed = new PushContent(RATE_HZ, RATE_HZ, 100);
        pushed.write(new int[FRAME], 0, FRAME);
        Mixdown mixdown = new Mixdown(replay(pushed), music(-10), 0, ENGINE);

        int[] heard = heard(mixdown, 10);

        assertThat(levelDbm0(heard, 0, heard.length)).isCloseTo(-10, within(0.1));
        assertThat(mixdown.status()).isEqualTo(PlayStatus.UNDERRUN);
    }

    @Test
    void whenTheForegroundIsCompleteTheBackgroundFadesAndIsGivenBack() {
        Replay music = music(-10);
        Mixdown mixdown = new Mixdown(replay(clip(new int[2 * FRAME]).content()), music, 0, ENGINE);

        int[] during = heard(mixdown, 2);
        assertThat(mixdown.status()).isEqualTo(PlayStatus.PLAYING);
        int[] end = heard(mixdown, 2);

        assertThat(mixdown.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(mixdown.positionSamples()).isEqualTo(2L * FRAME);
        assertThat(music.isAborting()).isTrue();
        assertThat(steepestStep(joined(during, end))).isLessThanOrEqualTo(steepestStep(during) * 11 / 10);
        assertThat(Arrays.copyOfRange(end, FRAME, 2 * FRAME)).containsOnly(0);
    }

    @Test
    void anAbortEndsBoth() {
        Mixdown mixdown = new Mixdown(music(-20), music(-20), 0, ENGINE);
        heard(mixdown, 5);

        mixdown.abort();
        heard(mixdown, 2);

        assertThat(mixdown.status()).isEqualTo(PlayStatus.ABORTED);
        assertThat(heard(mixdown, 1)).containsOnly(0);
    }

    @Test
    void twoThatAreTooLoudTogetherAreLimited() {
        int[] heard = heard(new Mixdown(music(0), music(0), 6, ENGINE), 20);

        assertThat(Arrays.stream(heard).map(Math::abs).max().orElseThrow()).isLessThanOrEqualTo(32767);
    }

    @Test
    void refusesAVolumeOutsideOfTheRange() {
        Mixdown mixdown = new Mixdown(music(-20), music(-20), 0, ENGINE);

        refused(ErrorCode.BAD_PARAMETER, () -> mixdown.adjustBackground(-25));
        refused(ErrorCode.BAD_PARAMETER, () -> new Mixdown(music(-20), FrameSource.SILENCE, 25, ENGINE));
    }
}
