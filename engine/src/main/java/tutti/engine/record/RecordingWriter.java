package tutti.engine.record;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The disk's half of a recording: brings the frames of one or two taps into one file, in the order of
/// their numbers.
///
/// ```
///   tap ─┐ one frame of each,
///        ├─ silence for what  ─► paused? ─► tone? ─► silence? ─► file
///   tap ─┘ has not come
/// ```
/// Every frame number from the first on takes its turn exactly once, so the file can neither drift nor
/// slip. Thread: one drains; [#stop] and [#status] are for any.
final class RecordingWriter {
    /// So many frames are written in one turn, that a long gap in one recording does not keep the others
    /// waiting.
    static final int FRAMES_PER_DRAIN_MAX = 30_000;

    private final FrameTap[] taps;
    private final RecordingSettings settings;
    private final PauseTimes pauses;
    private final int frameSamples;
    private final long timeMaxSamples;
    private final int[][] sides;
    private final int[] interleaved;
    private final int[] silence;
    private final Tape tape;
    private final SilenceCut cut;
    private final Optional<SilenceListener> listener;
    private final Gaps gaps;
    private final AtomicLong stopFrame = new AtomicLong(Long.MAX_VALUE);

    private long nextFrame;
    private long elapsedSamples;
    private long pausedSamples;
    private long toneSamples;
    private RecordingEnd end = RecordingEnd.NOT_YET;
    private Optional<String> problem = Optional.empty();
    private volatile RecordingStatus status;

    RecordingWriter(
            FrameTap[] taps,
            RecordingSettings settings,
            RecordingFile file,
            PauseTimes pauses,
            GapListener gapListener,
            int sampleRateHz,
            int frameSamples,
            long firstFrame) {
        this.taps = taps.clone();
        this.settings = settings;
        this.pauses = pauses;
        this.frameSamples = frameSamples;
        timeMaxSamples = settings.limits().timeMaxSamples(sampleRateHz);
        sides = new int[taps.length][frameSamples];
        interleaved = new int[taps.length * frameSamples];
        silence = new int[taps.length * frameSamples];
        tape = new Tape(file, settings, taps.length, sampleRateHz, (int) firstFrame);
        cut = new SilenceCut(tape, settings, taps.length, sampleRateHz, frameSamples);
        listener = settings.listensForSilence()
                ? Optional.of(new SilenceListener(settings, taps.length, sampleRateHz, frameSamples))
                : Optional.empty();
        gaps = new Gaps(gapListener);
        nextFrame = firstFrame;
        status = counted();
    }

    /// From `frame` on nothing is recorded; the earliest that is told counts.
    void stop(long frame) {
        stopFrame.accumulateAndGet(frame, Math::min);
    }

    /// Writes what comes before `clockFrame`, up to which all frames have been made. Returns whether
    /// there is more to write at once.
    boolean drain(long clockFrame) {
        if (ended()) return false;
        long last = Math.min(clockFrame, stopFrame.get());
        long turnEnd = Math.min(last, nextFrame + FRAMES_PER_DRAIN_MAX);
        try {
            tape.open();
            while (nextFrame < turnEnd && !ended()) record(nextFrame++);
            if (!ended() && nextFrame >= stopFrame.get()) finish(RecordingEnd.STOPPED);
            if (!ended()) tape.keepFresh(elapsedSamples);
        } catch (IOException failed) {
            fail(failed);
        }
        status = counted();
        return !ended() && nextFrame < last;
    }

    private boolean ended() {
        return end != RecordingEnd.NOT_YET;
    }

    private void record(long frame) throws IOException {
        int count = (int) Math.min(frameSamples, timeMaxSamples - elapsedSamples);
        elapsedSamples += count;
        if (pauses.pausedAt(frame)) pass(frame, count);
        else take(frame, count);
        if (tape.full()) finish(RecordingEnd.LENGTH);
        else if (elapsedSamples == timeMaxSamples) finish(RecordingEnd.TIME);
        else if (listener.isPresent()) end = listener.get().end();
        if (end == RecordingEnd.SILENCE || end == RecordingEnd.INITIAL_SILENCE) finish(end);
    }

    private void pass(long frame, int count) throws IOException {
        for (FrameTap tap : taps) tap.discardThrough(frame);
        gaps.end(frame);
        gaps.begin();
        if (settings.pauseMode() == PauseMode.CUT) {
            pausedSamples += count;
            return;
        }
        cut.release();
        tape.writeSilent(silence, count);
    }

    private void take(long frame, int count) throws IOException {
        boolean came = true;
        boolean tone = false;
        for (int side = 0; side < taps.length; side++) {
            came &= taps[side].take(frame, sides[side]);
            tone |= taps[side].tookTone();
        }
        gaps.frame(frame, came);
        if (tone && settings.leavesOutTones()) leaveOut(count);
        else if (listener.isPresent() && !listener.get().hears(sides) && count == frameSamples) {
            cut.silence(interleave());
        } else {
            cut.release();
            tape.write(interleave(), count);
        }
    }

    private void leaveOut(int count) throws IOException {
        cut.release();
        toneSamples += count;
        listener.ifPresent(SilenceListener::heardTone);
    }

    private int[] interleave() {
        if (sides.length == 1) return sides[0];
        for (int side = 0; side < sides.length; side++) {
            for (int i = 0; i < frameSamples; i++) interleaved[i * sides.length + side] = sides[side][i];
        }
        return interleaved;
    }

    private void finish(RecordingEnd reason) throws IOException {
        end = reason;
        gaps.end(nextFrame);
        cut.release();
        tape.close();
    }

    /// The file keeps what it had with its last header; closing may fail for the same reason again.
    private void fail(IOException failed) {
        end = RecordingEnd.ERROR;
        problem = Optional.of(failed.toString());
        try {
            tape.close();
        } catch (IOException _) {
            // the first failure is the one that tells
        }
    }

    private RecordingStatus counted() {
        return new RecordingStatus(
                ended() ? RecordingState.COMPLETE : RecordingState.RECORDING,
                end,
                elapsedSamples,
                tape.samples(),
                pausedSamples,
                cut.cutSamples(),
                toneSamples,
                tape.silentSamples(),
                gaps.lostFrames(),
                Arrays.stream(taps).mapToLong(FrameTap::overflowedFrames).sum(),
                pauses.refused(),
                problem);
    }

    RecordingStatus status() {
        return status;
    }
}
