package tutti.bench.detect;

/// A signal of whole frames, over and over.
final class Loop {
    static final int FRAME_MILLIS = 20;

    private final int[] samples;
    private final int frameSamples;
    private int at;

    /// What is left after the last whole frame is dropped.
    Loop(int[] samples, int sampleRateHz) {
        this.samples = samples;
        frameSamples = frameSamples(sampleRateHz);
    }

    static int frameSamples(int sampleRateHz) {
        return sampleRateHz / 1000 * FRAME_MILLIS;
    }

    /// Puts the next frame into `frame`: a copy, because most stages work in place, and part of the cost.
    void next(int[] frame) {
        System.arraycopy(samples, at, frame, 0, frameSamples);
        at += frameSamples;
        if (at + frameSamples > samples.length) at = 0;
    }

    /// Number of the frame that comes next, within the loop.
    int frame() {
        return at / frameSamples;
    }

    int frames() {
        return samples.length / frameSamples;
    }
}
