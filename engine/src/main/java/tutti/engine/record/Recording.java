package tutti.engine.record;

import java.util.List;
import tutti.engine.Datafeed;
import tutti.engine.EngineException;
import tutti.engine.EngineSettings;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;

/// Records one feed, or two of them as the channels of one stereo file, timed by the frame counter.
///
/// ```
///   tick:            feed ─► ring           (bounded; a full one loses its own frames, counted)
///   the one who drains:      ring ─► file   (may block)
/// ```
/// Begins with the frame that the processor makes next, and has one place for every frame from then on:
/// what does not come is silence. What has been drained is in the file to within half a second, with a
/// header that says so, whatever happens to the process. Its feed may be any that carries 16-bit samples:
/// an output, what an input contributes, a stream. A recording must be drained to its end, or its ring
/// stays connected.
///
/// Thread: [#drain] one at a time, never the tick; the rest any. Source: Prosody `sm_record_start`,
/// `sm_record_status`, `sm_record_abort`.
public final class Recording {
    /// What is recorded, `feed`, and who says which of its frames are `tones`.
    public record Side(Datafeed feed, ToneFlag tones) {
        /// With no tones.
        public static Side of(Datafeed feed) {
            return new Side(feed, ToneFlag.NEVER);
        }
    }

    private final List<Side> sides;
    private final FrameTap[] taps;
    private final PauseTimes pauses;
    private final RecordingWriter writer;
    private final long firstFrame;
    private final int frameSamples;
    private boolean connected = true;

    private Recording(
            List<Side> sides,
            RecordingSettings settings,
            RecordingFile file,
            GapListener gaps,
            long firstFrame,
            boolean paused) {
        this.sides = List.copyOf(sides);
        this.firstFrame = firstFrame;
        Datafeed feed = sides.getFirst().feed();
        EngineSettings format = feed.processor().settings();
        frameSamples = format.frameSamples(feed.sampleRateHz());
        int capacityFrames = Math.ceilDiv(settings.bufferMillis(), format.frameMillis());
        pauses = new PauseTimes(paused);
        taps = sides.stream()
                .map(side -> new FrameTap(side.tones(), capacityFrames, frameSamples))
                .toArray(FrameTap[]::new);
        writer = new RecordingWriter(taps, settings, file, pauses, gaps, feed.sampleRateHz(), frameSamples, firstFrame);
    }

    /// Begins a recording with one channel. Fails as [Datafeed#connect].
    public static Recording mono(Side side, RecordingSettings settings, RecordingFile file) {
        return begin(List.of(side), settings, file);
    }

    /// Begins a recording with two channels, aligned frame by frame. Fails as [Datafeed#connect];
    /// `BAD_PARAMETER` when the sides are of different engines or sample rates.
    public static Recording stereo(Side left, Side right, RecordingSettings settings, RecordingFile file) {
        if (left.feed().processor().engine() != right.feed().processor().engine()) {
            throw cannotBePaired(left, right, "are of different engines and have no common clock");
        }
        if (left.feed().sampleRateHz() != right.feed().sampleRateHz()) {
            throw cannotBePaired(left, right, "have different sample rates");
        }
        return begin(List.of(left, right), settings, file);
    }

    private static EngineException cannotBePaired(Side left, Side right, String problem) {
        return new EngineException(
                ErrorCode.BAD_PARAMETER,
                left.feed() + " and " + right.feed() + " " + problem + "; record them one by one");
    }

    private static Recording begin(List<Side> sides, RecordingSettings settings, RecordingFile file) {
        return sides.getFirst().feed().processor().atomically(() -> {
            long first = sides.stream()
                    .mapToLong(side -> side.feed().processor().frame())
                    .max()
                    .orElseThrow();
            Recording begun = new Recording(sides, settings, file, GapListener.NOBODY, first, false);
            begun.connect();
            return begun;
        });
    }

    /// Begins a recording of which the part before its feed joins is silence: it is paused until [#resume].
    static Recording waiting(
            Datafeed feed, RecordingSettings settings, RecordingFile file, GapListener gaps, long firstFrame) {
        Recording begun = new Recording(List.of(Side.of(feed)), settings, file, gaps, firstFrame, true);
        begun.connect();
        return begun;
    }

    private void connect() {
        int done = 0;
        try {
            for (; done < taps.length; done++) sides.get(done).feed().connect(taps[done]);
        } finally {
            if (done < taps.length) disconnect(done);
        }
    }

    private void disconnect(int count) {
        for (int i = 0; i < count; i++) sides.get(i).feed().disconnect(taps[i]);
    }

    /// The frame with which the recording ended, or the one it has been drained to.
    long elapsedFrame() {
        return firstFrame + Math.ceilDiv(status().elapsedSamples(), frameSamples);
    }

    /// The number of the first frame that is recorded.
    public long firstFrame() {
        return firstFrame;
    }

    /// From the frame that is made next on, [PauseMode] says what the file gets.
    public void pause() {
        pause(clock());
    }

    /// Goes on with the frame that is made next. Refused and counted when [PauseTimes#WAITING_MAX]
    /// changes wait.
    public void resume() {
        resume(clock());
    }

    /// The frame that is made next is recorded no more; the recording is complete when it has been drained.
    public void stop() {
        stop(clock());
    }

    void pause(long frame) {
        pauses.change(frame, true);
    }

    void resume(long frame) {
        pauses.change(frame, false);
    }

    void stop(long frame) {
        writer.stop(frame);
    }

    /// The feed gives nothing more that belongs to this recording; it stays open until it is stopped.
    void disconnect() {
        if (connected) disconnect(taps.length);
        connected = false;
    }

    /// Writes all frames that have been made, at most [RecordingWriter#FRAMES_PER_DRAIN_MAX] of them;
    /// returns whether there are more. To be called several times a second: what waits in the ring is in
    /// no file yet. Never fails; what the disk says is in [#status].
    public boolean drain() {
        return drain(clock());
    }

    boolean drain(long clockFrame) {
        boolean more = writer.drain(clockFrame);
        if (writer.status().isComplete()) {
            sides.getFirst().feed().processor().atomically(() -> disconnect());
        }
        return more;
    }

    /// How it stands, as far as it has been drained.
    public RecordingStatus status() {
        RecordingStatus counted = writer.status();
        return counted.isComplete() || !pauses.paused() ? counted : counted.in(RecordingState.PAUSED);
    }

    /// All frames before this one have been made and pushed on every side.
    private long clock() {
        return sides.stream()
                .map(Side::feed)
                .map(Datafeed::processor)
                .mapToLong(Processor::frame)
                .min()
                .orElseThrow();
    }
}
