package tutti.audio.detect.voice;

import tutti.audio.level.LevelMeter;

/// Detects that there is a voice, or any other energy, in a signal at 8 kHz.
///
/// Blocks of 10 ms are loud or not; `latencyMillis` of loud ones in a row begin a grunt, `holdOffMillis` of others in a
/// row end it. Thread: one at a time. Allocates nothing after construction. Source: Prosody `sm_listen_for`.
public final class GruntDetector {
    /// The only rate it runs at.
    public static final int SAMPLE_RATE_HZ = 8000;

    private static final int BLOCK_MILLIS = 10;
    private static final int BLOCK_SAMPLES = SAMPLE_RATE_HZ / 1000 * BLOCK_MILLIS;

    private final GruntListener listener;
    private final long blockEnergyMin;
    private final int blocksToStart;
    private final int blocksToEnd;
    private long energy;
    private int filled;
    private long position;
    private int run;
    private boolean active;
    private long start;

    /// A detector at the beginning of a stream that is silent.
    public GruntDetector(GruntSettings settings, GruntListener listener) {
        this.listener = listener;
        double dbov = settings.noiseFloorDbm0() + settings.thresholdDb() + LevelMeter.ZERO_DBM0_DBOV;
        blockEnergyMin = (long) (StrictMath.pow(10, dbov / 10) * 32768.0 * 32768.0 * BLOCK_SAMPLES);
        blocksToStart = settings.latencyMillis() / BLOCK_MILLIS;
        blocksToEnd = settings.holdOffMillis() / BLOCK_MILLIS;
    }

    /// Takes the next `count` samples from `samples[offset…]`, 16-bit values.
    public void process(int[] samples, int offset, int count) {
        int taken = 0;
        while (taken < count) {
            int part = Math.min(count - taken, BLOCK_SAMPLES - filled);
            energy += LevelMeter.sumOfSquares(samples, offset + taken, part);
            filled += part;
            taken += part;
            if (filled == BLOCK_SAMPLES) {
                position += BLOCK_SAMPLES;
                onBlock(energy >= blockEnergyMin);
                energy = 0;
                filled = 0;
            }
        }
    }

    /// Whether a grunt began and has not ended.
    public boolean active() {
        return active;
    }

    /// `run` counts the blocks in a row that speak for the other state.
    private void onBlock(boolean loud) {
        run = loud == active ? 0 : run + 1;
        if (!active && run >= blocksToStart) {
            active = true;
            start = position - (long) run * BLOCK_SAMPLES;
            run = 0;
            listener.gruntStarted(start);
        } else if (active && run >= blocksToEnd) {
            active = false;
            long end = position - (long) run * BLOCK_SAMPLES;
            run = 0;
            listener.gruntEnded(start, end - start);
        }
    }
}
