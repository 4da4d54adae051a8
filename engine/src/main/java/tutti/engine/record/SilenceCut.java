package tutti.engine.record;

import java.io.IOException;

/// Leaves out the middle of long silences.
///
/// ```
///   in    ████▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁██████
///             └ kept − onset ┘     └ onset: held back, and written when sound follows
///   out   ████▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁██████
/// ```
/// A silence of the kept length or less passes whole. Thread: the one that drains.
final class SilenceCut {
    private final Tape tape;
    private final long throughFrames;
    private final int[][] held;
    private final int frameSamples;
    private long silentFrames;
    private int heldFrames;
    private int oldest;
    private long cutSamples;

    /// Frames of `frameSamples` of each of `channels`, interleaved.
    SilenceCut(Tape tape, RecordingSettings settings, int channels, int sampleRateHz, int frameSamples) {
        this.tape = tape;
        this.frameSamples = frameSamples;
        int frameMillis = frameSamples * 1000 / sampleRateHz;
        boolean cuts = settings.keptSilenceMillis() != RecordingSettings.ALL;
        int onsetFrames = Math.ceilDiv(RecordingSettings.ONSET_MILLIS, frameMillis);
        throughFrames = cuts ? settings.keptSilenceMillis() / frameMillis - onsetFrames : Long.MAX_VALUE;
        held = new int[cuts ? onsetFrames : 0][frameSamples * channels];
    }

    /// The next whole frame, which is silence.
    void silence(int[] frame) throws IOException {
        if (silentFrames++ < throughFrames) {
            tape.writeSilent(frame, frameSamples);
            return;
        }
        if (heldFrames == held.length) {
            cutSamples += frameSamples;
            oldest = (oldest + 1) % held.length;
            heldFrames--;
        }
        int[] slot = held[(oldest + heldFrames) % held.length];
        System.arraycopy(frame, 0, slot, 0, slot.length);
        heldFrames++;
    }

    /// Something else than silence follows: what was held back comes before it.
    void release() throws IOException {
        silentFrames = 0;
        for (; heldFrames > 0; heldFrames--) {
            tape.writeSilent(held[oldest], frameSamples);
            oldest = (oldest + 1) % held.length;
        }
    }

    long cutSamples() {
        return cutSamples;
    }
}
