package tutti.engine.record;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.FrameSink;
import tutti.engine.mix.MixedFrame;

/// The tick's half of a recording: a bounded ring of frames with their numbers.
///
/// A reader that is too slow loses the newest frames: they are counted, and the numbers show the gap. So
/// does a frame that is not of the expected length. Thread: the tick calls [#push], one other thread
/// [#take] and [#discardThrough]. Allocates nothing.
final class FrameTap implements FrameSink {
    private final ToneFlag tones;
    private final int frameSamples;
    private final int capacityFrames;
    private final int[] samples;
    private final long[] numbers;
    private final boolean[] silent;
    private final boolean[] tone;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong overflowed = new AtomicLong();
    private boolean tookTone;

    FrameTap(ToneFlag tones, int capacityFrames, int frameSamples) {
        this.tones = tones;
        this.frameSamples = frameSamples;
        this.capacityFrames = capacityFrames;
        samples = new int[Math.multiplyExact(capacityFrames, frameSamples)];
        numbers = new long[capacityFrames];
        silent = new boolean[capacityFrames];
        tone = new boolean[capacityFrames];
    }

    @Override
    public void push(MixedFrame frame, long frameNumber, long dueNanos) {
        if (frame.count() != frameSamples) return;
        long at = written.getPlain();
        if (at - read.getAcquire() == capacityFrames) {
            overflowed.setRelease(overflowed.getPlain() + 1);
            return;
        }
        int slot = (int) (at % capacityFrames);
        numbers[slot] = frameNumber;
        silent[slot] = frame.silent();
        tone[slot] = tones.isTone(frameNumber);
        if (!silent[slot]) System.arraycopy(frame.samples(), 0, samples, slot * frameSamples, frameSamples);
        written.setRelease(at + 1);
    }

    /// Whether frame `number` has come; if so, its samples are in `to[0…frameSamples)`, else zeros.
    /// Frames before it are forgotten. Numbers are asked for in ascending order.
    boolean take(long number, int[] to) {
        discardThrough(number - 1);
        long at = read.getPlain();
        int slot = (int) (at % capacityFrames);
        boolean came = at != written.getAcquire() && numbers[slot] == number;
        tookTone = came && tone[slot];
        if (!came || silent[slot]) Arrays.fill(to, 0, frameSamples, 0);
        else System.arraycopy(samples, slot * frameSamples, to, 0, frameSamples);
        if (came) read.setRelease(at + 1);
        return came;
    }

    /// Whether the frame that was asked for last has come and was a tone.
    boolean tookTone() {
        return tookTone;
    }

    void discardThrough(long number) {
        long end = written.getAcquire();
        long at = read.getPlain();
        while (at != end && numbers[(int) (at % capacityFrames)] <= number) at++;
        read.setRelease(at);
    }

    /// How many frames found no room.
    long overflowedFrames() {
        return overflowed.getAcquire();
    }
}
