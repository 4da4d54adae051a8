package tutti.engine.play;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tutti.engine.EngineException;
import tutti.engine.EngineSettings;
import tutti.engine.ErrorCode;

/// Lets a playlist be heard, and what of it be changed while it is: volume, gain control, speed, pause.
///
/// ```
///   content, content, … ─► tempo ─► fade (pause, resume, abort) ─► gain control ─► volume ─► limiter
/// ```
/// With [ReplaySettings#DEFAULT] every sample is the one of the content. When content is late, a frame of
/// silence is heard, nothing is lost, and the spell counts as one underrun; silence before the first
/// sample is none. A replay that will not be heard to its end must be aborted, also when nothing pulls it
/// any more, so that its files are closed.
///
/// Thread: the tick pulls, all else any. Allocates nothing after construction.
/// Source: Prosody `sm_replay_start`, `sm_replay_status`, `sm_replay_adjust`, `sm_replay_abort`.
public final class Replay implements Play {
    private final AtomicReference<ReplaySettings> settings;
    private final Progress progress = new Progress();
    private final AtomicLong underruns = new AtomicLong();
    private final int sampleRateHz;
    private final PlaylistReader reader;
    private final Loudness loudness;
    private final EdgeFade fade;
    private boolean silenced;

    /// A replay of `playlist` for a channel of the rate, in an engine of the frame length, that
    /// `forChannel` says. `BAD_PARAMETER` unless the contents have that rate.
    public Replay(Playlist playlist, ReplaySettings first, EngineSettings forChannel) {
        sampleRateHz = playlist.items().getFirst().sampleRateHz();
        if (sampleRateHz != forChannel.sampleRateHz()) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "contents of " + sampleRateHz + " Hz for a channel of " + forChannel.sampleRateHz()
                            + " Hz; make them for the rate of the channel");
        }
        settings = new AtomicReference<>(first);
        reader = new PlaylistReader(playlist, forChannel);
        loudness = new Loudness(forChannel, first);
        fade = new EdgeFade(sampleRateHz);
        silenced = first.paused();
    }

    /// Other settings from the next frame on, without a click.
    public void adjust(ReplaySettings next) {
        settings.set(next);
    }

    /// Silent from the next frame on, until [#resume].
    public void pause() {
        settings.updateAndGet(now -> now.withPaused(true));
    }

    /// Goes on where [#pause] stopped it.
    public void resume() {
        settings.updateAndGet(now -> now.withPaused(false));
    }

    /// What was set last.
    public ReplaySettings settings() {
        return settings.get();
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        if (status().isOver()) return false;
        ReplaySettings now = settings.get();
        boolean aborts = progress.isAborting();
        boolean silences = now.paused() || aborts;
        int wanted = !silences ? count : silenced ? 0 : Math.min(count, fade.samples());
        int got = reader.read(samples, wanted, now.speedPercent());
        Arrays.fill(samples, got, count, 0);
        if (got > 0) shape(samples, count, got, silences, now);
        silenced = silences;
        publish(aborts, now.paused(), got < wanted);
        return got > 0 && Frame.isAudible(samples, count);
    }

    private void shape(int[] samples, int count, int got, boolean silences, ReplaySettings now) {
        if (silences) fade.out(samples);
        else if (silenced && progress.positionSamples() > 0) fade.in(samples, got);
        loudness.adjust(now);
        loudness.apply(samples, count);
    }

    private void publish(boolean aborted, boolean paused, boolean dry) {
        PlayStatus before = status();
        PlayStatus after = statusNow(aborted, paused, dry);
        if (after == PlayStatus.UNDERRUN && before != after) underruns.setRelease(underruns.getPlain() + 1);
        progress.set(after, reader.playedSamples());
        if (after.isOver()) reader.discard();
    }

    private PlayStatus statusNow(boolean aborted, boolean paused, boolean dry) {
        if (aborted) return PlayStatus.ABORTED;
        if (reader.isOver()) return reader.hasFailed() ? PlayStatus.FAILED : PlayStatus.COMPLETE;
        if (paused) return PlayStatus.PAUSED;
        if (!dry) return PlayStatus.PLAYING;
        return reader.playedSamples() == 0 ? PlayStatus.READY : PlayStatus.UNDERRUN;
    }

    @Override
    public int sampleRateHz() {
        return sampleRateHz;
    }

    @Override
    public PlayStatus status() {
        return progress.status();
    }

    /// Ends it, as [Play#abort] says, and lets go of its files at once.
    @Override
    public void abort() {
        progress.abort();
        reader.discard();
    }

    @Override
    public boolean isAborting() {
        return progress.isAborting();
    }

    /// As [Play#positionSamples], of all contents and passes together.
    @Override
    public long positionSamples() {
        return progress.positionSamples();
    }

    /// Which content is heard, how often all of them have been heard before, and how far into it.
    public ReplayPosition position() {
        return reader.position();
    }

    /// How often it ran dry while it was heard.
    public long underruns() {
        return underruns.getAcquire();
    }
}
