package tutti.engine.play;

import java.util.Arrays;
import tutti.audio.limit.Limiter;
import tutti.engine.EngineSettings;
import tutti.engine.FrameSource;
import tutti.engine.Volume;

/// Something that is heard with something else under it: an announcement over music.
///
/// ```
///   foreground ────────────────────┐
///   background ─► volume (± fade) ─┴─► exact sum ─► limiter, only when it would overflow
/// ```
/// Over when the foreground is: the background fades out in the frame after that, and is aborted if it is
/// a [Play]. A background that should stay needs a foreground that does, such as a replay of a
/// [PushContent] that is not ended yet. Thread: the tick pulls, all else any. Allocates nothing after
/// construction. Source: Prosody `sm_replay_start` (`background`), `sm_replay_adjust`.
public final class Mixdown implements Play {
    private final Play foreground;
    private final FrameSource background;
    private final VolumeRamp volume;
    private final EdgeFade fade;
    private final int[] under;
    private volatile double backgroundVolumeDb;
    private volatile PlayStatus status = PlayStatus.READY;
    private int limiterState = Limiter.UNITY;

    /// `backgroundVolumeDb` is -24…+24, else `BAD_PARAMETER`. `forChannel` is of the rate
    /// and frame length of both. Nothing else pulls either of the two.
    public Mixdown(Play foreground, FrameSource background, double backgroundVolumeDb, EngineSettings forChannel) {
        Volume.requireInRange("A background", backgroundVolumeDb);
        this.foreground = foreground;
        this.background = background;
        this.backgroundVolumeDb = backgroundVolumeDb;
        volume = new VolumeRamp(backgroundVolumeDb);
        fade = new EdgeFade(forChannel.sampleRateHz());
        under = new int[forChannel.frameSamples()];
    }

    /// Another volume of the background from the next frame on, without a click; -24…+24 dB, else
    /// `BAD_PARAMETER`.
    public void adjustBackground(double volumeDb) {
        Volume.requireInRange("A background", volumeDb);
        backgroundVolumeDb = volumeDb;
    }

    @Override
    public int sampleRateHz() {
        return foreground.sampleRateHz();
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        if (status.isOver()) return false;
        boolean ends = foreground.status().isOver();
        boolean over = foreground.pull(samples, count, dueNanos);
        boolean below = background.pull(under, count, dueNanos);
        if (!over) Arrays.fill(samples, 0, count, 0);
        if (below) {
            volume.aim(backgroundVolumeDb);
            volume.apply(under, count);
            if (ends) endSoftly(count);
            for (int i = 0; i < count; i++) samples[i] += under[i];
        }
        limiterState = Limiter.limit(samples, samples, count, limiterState);
        publish(ends);
        return over || below;
    }

    private void endSoftly(int count) {
        fade.out(under);
        Arrays.fill(under, fade.samples(), count, 0);
    }

    private void publish(boolean ended) {
        PlayStatus now = foreground.status();
        if (ended && background instanceof Play play) play.abort();
        if (now.isOver() && !ended) now = PlayStatus.PLAYING;
        if (status != now) status = now;
    }

    /// What the foreground is doing, until the background has ended too.
    @Override
    public PlayStatus status() {
        return status;
    }

    /// Ends both.
    @Override
    public void abort() {
        foreground.abort();
    }

    @Override
    public boolean isAborting() {
        return foreground.isAborting();
    }

    /// That of the foreground.
    @Override
    public long positionSamples() {
        return foreground.positionSamples();
    }
}
