package tutti.audio.echo;

import java.util.Arrays;
import tutti.audio.level.Dbm0;
import tutti.audio.level.LevelMeter;

/// How loud the echo of what a party was sent can be: while he is sent loud speech, he must be louder than that
/// to count as active.
///
/// ```
///   output frame ─► sent() ─► loudest 10 ms of the last 300 ms ─► less 12 dB ─► echoMeanSquare()
///                                                                                    │
///   input frame ─────────────────────────────────► SpeechTracker.track(samples, count, …)
/// ```
/// The party can still interrupt: his voice is usually not 12 dB softer than the loudest syllable he hears.
/// Nothing is taken out of his signal.
///
/// Frames are whole multiples of 10 ms, or it ends in an `IllegalArgumentException`. Thread: its owner's. Allocates
/// nothing after construction.
/// Source: Prosody `sm_set_sidetone_channel`.
public final class SidetoneSuppressor {
    private static final int BLOCKS_PER_SECOND = 100;

    private final int blockSamples;
    private final double echoReturnLoss;
    private final double[] sent;
    private int next;

    /// `sampleRateHz` of the output, a multiple of 100.
    public SidetoneSuppressor(int sampleRateHz, SidetoneSettings settings) {
        blockSamples = sampleRateHz / BLOCKS_PER_SECOND;
        echoReturnLoss = Dbm0.ratio(-settings.echoReturnLossDb());
        sent = new double[settings.tailMillis() * BLOCKS_PER_SECOND / 1000];
    }

    /// The frame that the party is sent in this tick; call it also for silence.
    public void sent(int[] samples, int count) {
        requireWholeBlocks(count);
        for (int offset = 0; offset < count; offset += blockSamples) {
            sent[next] = (double) LevelMeter.sumOfSquares(samples, offset, blockSamples) / blockSamples;
            next = (next + 1) % sent.length;
        }
    }

    private void requireWholeBlocks(int count) {
        if (count <= 0 || count % blockSamples != 0) {
            throw new IllegalArgumentException(
                    "A frame of " + count + " samples cannot be taken for an echo: give a multiple of " + blockSamples);
        }
    }

    /// Nothing was sent until now: for a party whose output changed.
    public void reinitialise() {
        Arrays.fill(sent, 0);
    }

    /// The highest mean square that an echo can have in the next 10 ms of input; 0 when nothing was sent.
    public double echoMeanSquare() {
        double loudest = 0;
        for (double meanSquare : sent) {
            loudest = Math.max(loudest, meanSquare);
        }
        return loudest * echoReturnLoss;
    }
}
