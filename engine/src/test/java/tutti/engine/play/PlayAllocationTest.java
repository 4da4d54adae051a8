package tutti.engine.play;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.play.Sounds.ENGINE;
import static tutti.engine.play.Sounds.FRAME;
import static tutti.engine.play.Sounds.RATE_HZ;
import static tutti.engine.play.Sounds.clip;
import static tutti.engine.play.Sounds.numbers;
import static tutti.engine.play.Sounds.replay;
import static tutti.engine.play.Sounds.tone;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.agc.AgcSettings;
import tutti.audio.tone.CallProgressTone;
import tutti.engine.FrameSource;

class PlayAllocationTest {
    private static Replay music(ReplaySettings settings) {
        return new Replay(Playlist.endless(clip(tone(RATE_HZ, 400, -20, 3001)).content()), settings, ENGINE);
    }

    private static long fewestBytesOf50Frames(FrameSource source, Runnable between) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        int[] frame = new int[FRAME];
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            between.run();
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 50; i++) source.pull(frame, FRAME, 0);
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
        }
        return fewest;
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100, 133, 200})
    void aReplayWithGainControlAndVolumeAllocatesNothing(int speedPercent) {
        ReplaySettings settings = ReplaySettings.DEFAULT
                .withSpeedPercent(speedPercent)
                .withVolumeDb(3)
                .withAgc(AgcSettings.DEFAULT);

        assertThat(fewestBytesOf50Frames(music(settings), () -> {})).isZero();
    }

    @Test
    void aPauseAndAChangeOfSettingsAllocateNothingInTheTick() {
        Replay replay = music(ReplaySettings.DEFAULT);

        assertThat(fewestBytesOf50Frames(replay, () -> {
                    if (replay.settings().paused()) replay.resume();
                    else replay.pause();
                }))
                .isZero();
    }

    @Test
    void toneAndMixdownAllocateNothing() {
        TonePlay tone = TonePlay.of(CallProgressTone.US_RINGBACK.cadence(), ENGINE);
        assertThat(fewestBytesOf50Frames(new Mixdown(tone, music(ReplaySettings.DEFAULT), -6, ENGINE), () -> {}))
                .isZero();
    }

    @Test
    void aPushedContentAllocatesNothing() {
        PushContent pushed = new PushContent(RATE_HZ, RATE_HZ, 1000);
        int[] second = numbers(1, RATE_HZ);

        assertThat(fewestBytesOf50Frames(replay(pushed), () -> pushed.write(second, 0, RATE_HZ)))
                .isZero();
    }
}
