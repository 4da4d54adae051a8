package tutti.engine.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tutti.engine.mix.MixedFrame;

/// A recording of 8 kHz and 20 ms whose frames the test pushes itself.
final class HandFed {
    static final int RATE_HZ = 8_000;
    static final int FRAME = 160;
    static final int LOUD = 10_000;

    final MemoryFile file = new MemoryFile();
    final PauseTimes pauses = new PauseTimes(false);
    final List<String> gaps = new ArrayList<>();
    final FrameTap[] taps;
    final RecordingWriter writer;
    long tones;
    long clock;

    HandFed(RecordingSettings settings) {
        this(settings, 1);
    }

    HandFed(RecordingSettings settings, int sides) {
        int capacityFrames = settings.bufferMillis() / 20;
        taps = new FrameTap[sides];
        for (int i = 0; i < sides; i++) taps[i] = new FrameTap(frame -> frame < tones, capacityFrames, FRAME);
        writer = new RecordingWriter(
                taps,
                settings,
                () -> file,
                pauses,
                (frame, frames) -> gaps.add(frames + " before " + frame),
                RATE_HZ,
                FRAME,
                0);
    }

    /// One frame of this value on all sides.
    HandFed frame(int value) {
        for (FrameTap tap : taps) push(tap, value);
        clock++;
        return this;
    }

    void push(FrameTap tap, int value) {
        int[] samples = new int[FRAME];
        Arrays.fill(samples, value);
        tap.push(new MixedFrame(samples, FRAME).filled(value == 0), clock, 0);
    }

    /// So many milliseconds of this value, drained as they come.
    HandFed play(int value, int millis) {
        for (int i = 0; i < millis / 20; i++) {
            frame(value);
            writer.drain(clock);
        }
        return this;
    }

    HandFed sound(int millis) {
        return play(LOUD, millis);
    }

    HandFed silence(int millis) {
        return play(0, millis);
    }

    RecordingStatus status() {
        return writer.status();
    }

    RecordingStatus stop() {
        writer.stop(clock);
        writer.drain(clock);
        return writer.status();
    }

    /// The values of the file's frames, as "10000×3 0×5".
    String runs() {
        StringBuilder runs = new StringBuilder();
        int[] samples = file.samples();
        for (int from = 0, to; from < samples.length; from = to) {
            to = from;
            while (to < samples.length && samples[to] == samples[from]) to++;
            runs.append(runs.isEmpty() ? "" : " ").append(samples[from]).append('×');
            runs.append((to - from) % FRAME == 0 ? (to - from) / FRAME + "" : (to - from) + " samples");
        }
        return runs.toString();
    }
}
