package tutti.audio.detect.dtmf;

import tutti.audio.level.LevelMeter;

/// Detects DTMF digits in a signal at 8 kHz.
///
/// ```
///   samples ─► hops of 5 ms ─► (dial tone filter) ─► Hops: spectrum at 8 frequencies ─► DigitTracker ─► listener
///                                  quiet? ────────────────────────────────────────────────┘
/// ```
/// The result depends on the samples alone, not on how they are cut into calls of [#process]. Thread: one at a
/// time. Allocates nothing after construction. Strict floating point: equal samples give equal events on every
/// machine. Source: ITU-T Q.23, Q.24.
public final class DtmfDetector {
    /// The only rate it runs at; see `tutti.audio.detect.ToneDetector` for others.
    public static final int SAMPLE_RATE_HZ = Hops.SAMPLE_RATE_HZ;

    private final Hops hops = new Hops();
    private final DigitTracker tracker;
    private final DialToneFilter dialTone = new DialToneFilter();
    private final int[] hop = new int[Hops.HOP_SAMPLES];
    private final long hopEnergyMin;
    private int filled;
    private long position;
    private long toneFrom = Long.MAX_VALUE;
    private long toneTo;

    /// A detector at the beginning of a stream.
    public DtmfDetector(DtmfSettings settings, DtmfListener listener) {
        tracker = new DigitTracker(hops, settings, listener);
        double peakMin = MeanLevels.peak(settings.minimumLevelDbm0());
        hopEnergyMin = (long) (peakMin * peakMin / 2 * Hops.HOP_SAMPLES);
    }

    /// Takes the next `count` samples from `samples[offset…]`, 16-bit values; tells the listener what they decide.
    public void process(int[] samples, int offset, int count) {
        toneFrom = Long.MAX_VALUE;
        int taken = 0;
        while (taken < count) {
            int part = Math.min(count - taken, Hops.HOP_SAMPLES - filled);
            System.arraycopy(samples, offset + taken, hop, filled, part);
            filled += part;
            taken += part;
            if (filled == Hops.HOP_SAMPLES) {
                filled = 0;
                onHop();
            }
        }
    }

    private void onHop() {
        position += Hops.HOP_SAMPLES;
        long energy = LevelMeter.sumOfSquares(hop, 0, Hops.HOP_SAMPLES);
        if (energy >= hopEnergyMin) {
            energy = dialTone.apply(hop, energy);
        }
        hops.push(hop, 0, energy, hopEnergyMin);
        tracker.onHop(position);
        if (tracker.tonePresent()) {
            toneFrom = Math.min(toneFrom, tracker.onset());
            toneTo = position;
        }
    }

    /// Whether the samples of the latest [#process] carry a digit, or what may become one: a tentative answer that
    /// needs 10 ms of tone, and is wrong for 0.01 % of the time of speech and music.
    public boolean tonePresent() {
        return toneFrom != Long.MAX_VALUE;
    }

    /// Where that tone began, as a position in the stream; it may lie before the latest samples.
    public long toneFromSample() {
        return toneFrom;
    }

    /// Whether the latest 5 ms have the tone.
    public boolean toneContinues() {
        return tracker.tonePresent();
    }

    /// The end of the latest 5 ms that had the tone.
    public long toneToSample() {
        return toneTo;
    }
}
