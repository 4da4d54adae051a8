package tutti.engine.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tutti.engine.Room.refused;
import static tutti.engine.play.Sounds.FRAME;
import static tutti.engine.play.Sounds.RATE_HZ;
import static tutti.engine.play.Sounds.clip;
import static tutti.engine.play.Sounds.heard;
import static tutti.engine.play.Sounds.levelDbm0;
import static tutti.engine.play.Sounds.numbers;
import static tutti.engine.play.Sounds.replay;
import static tutti.engine.play.Sounds.tone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.engine.ErrorCode;

class ContentTest {
    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 44_100, 48_000})
    void aClipOfAnyRateIsAsLongAsItWasAndNotLater(int inputRateHz) {
        Clip clip = Clip.of(tone(inputRateHz, 400, -10, inputRateHz), inputRateHz, RATE_HZ);

        assertThat(clip.lengthSamples()).isEqualTo(RATE_HZ);
        int[] heard = heard(replay(clip.content()), 50);
        int[] wanted = tone(RATE_HZ, 400, -10, RATE_HZ);
        int[] difference = new int[RATE_HZ - 200];
        for (int i = 0; i < difference.length; i++) difference[i] = heard[100 + i] - wanted[100 + i];
        assertThat(levelDbm0(difference, 0, difference.length)).isLessThan(-40);
    }

    @Test
    void aPushedContentOfAnotherRateIsResampledAndKeepsItsEnd() {
        PushContent pushed = new PushContent(16_000, RATE_HZ, 2000);
        int[] sound = tone(16_000, 400, -10, 16_000);
        for (int from = 0; from < sound.length; from += 321) {
            int count = Math.min(321, sound.length - from);
            assertThat(pushed.write(sound, from, count)).isEqualTo(count);
        }
        pushed.end();

        assertThat(pushed.waitingSamples()).isEqualTo(RATE_HZ);
        int[] heard = heard(replay(pushed), 50);
        assertThat(levelDbm0(heard, 0, heard.length)).isCloseTo(-10, within(0.1));
    }

    @Test
    void aFullPushedContentTakesNoMoreUntilSomethingWasHeard() {
        PushContent pushed = new PushContent(RATE_HZ, RATE_HZ, 100);
        Replay replay = replay(pushed);

        assertThat(pushed.write(numbers(1, 2000), 0, 2000)).isEqualTo(800);
        assertThat(pushed.write(numbers(1, 2000), 0, 2000)).isZero();
        heard(replay, 1);
        assertThat(pushed.write(numbers(801, 2000), 0, 2000)).isEqualTo(FRAME);
        assertThat(heard(replay, 1)).isEqualTo(numbers(161, FRAME));
    }

    @Test
    void nothingIsWrittenAfterTheEndOrForNobody() {
        PushContent pushed = new PushContent(RATE_HZ, RATE_HZ, 100);
        pushed.end();
        pushed.end();
        assertThat(pushed.write(numbers(1, 10), 0, 10)).isZero();

        PushContent aborted = new PushContent(RATE_HZ, RATE_HZ, 100);
        replay(aborted).abort();
        assertThat(aborted.write(numbers(1, 10), 0, 10)).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        refused(ErrorCode.BAD_PARAMETER, () -> clip(new int[0]));
        refused(ErrorCode.BAD_PARAMETER, () -> clip(new int[5]).contentFrom(6));
        refused(ErrorCode.BAD_PARAMETER, () -> clip(new int[5]).contentFrom(-1));
        refused(ErrorCode.BAD_PARAMETER, () -> new PushContent(RATE_HZ, RATE_HZ, 0));
        refused(ErrorCode.BAD_PARAMETER, () -> new PushContent(RATE_HZ, RATE_HZ, 600_001));
    }

    @Test
    void noPushedSampleIsLostOrTornBetweenTwoThreads() throws InterruptedException {
        PushContent pushed = new PushContent(RATE_HZ, RATE_HZ, 50);
        Replay replay = replay(pushed);
        int total = 30_000;
        int[] sound = numbers(1, total);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int next = 0; next < total; ) {
                int taken = pushed.write(sound, next, Math.min(61, total - next));
                if (taken == 0) Thread.onSpinWait();
                next += taken;
            }
            pushed.end();
        });
        int[] frame = new int[FRAME];
        int expected = 1;
        while (!replay.status().isOver()) {
            if (!replay.pull(frame, FRAME, 0)) {
                Thread.onSpinWait();
                continue;
            }
            for (int i = 0; i < FRAME && expected <= total; i++) {
                if (frame[i] != expected) assertThat(frame[i]).isEqualTo(expected);
                expected++;
            }
        }
        writer.join();
        assertThat(replay.positionSamples()).isEqualTo(total);
    }
}
