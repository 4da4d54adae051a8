package tutti.audio.agc;

import tutti.audio.level.Dbm0;
import tutti.audio.level.LevelMeter;

/// Automatic gain control: brings the active level of speech to a target.
///
/// ```
///   10 ms ─► energy ─► (speech only) ─► mean of the last s of speech ───┐
///             │                     └─► this block, less 11 dB ─────────┤ highest ─► level ─► target / level
///             │                         the level before, less decay ───┘                        │
///             └─► peak: what fits into 16 bits ─────────────────────────────────────► lower ◄────┘
///                                                                                        │
///   10 ms × gain, a straight line between the gains of two blocks ◄──────────────────────┘
/// ```
/// The gain falls within the block that is too loud (in 2.5 ms, sooner if a sample would not fit) and rises as
/// slowly as the settings say; in the first second of speech ten times as fast. In pauses, and for what is below
/// -45 dBm0, it stands still: nothing is learnt from noise and noise is not pumped up.
///
/// No sample is ever clipped. That bounds what a target can reach: speech has peaks 15 to 19 dB above its active
/// level, which fit below about -12 dBm0. A higher target gives the loudest speech without distortion.
///
/// Frames are whole multiples of 10 ms, or it ends in an `IllegalArgumentException`; where they are cut
/// does not change a bit. Thread: its owner's. Allocates nothing after construction. Integer samples,
/// strict `double` levels. Source: Prosody, input and record AGC: "falls at once, rises slowly".
public final class AutomaticGain {
    /// How fast the level estimate falls, in speech, with a `maxLevelDecay` of 1.
    public static final double FULL_DECAY_DB_PER_SECOND = 40;

    private static final int BLOCKS_PER_SECOND = 100;
    private static final int START_BLOCKS = 100;
    private static final double START_FACTOR = 10;
    private static final int MEAN_BLOCKS_MIN = 10;
    private static final int MEAN_BLOCKS_MAX = 300;
    /// A running mean of so many blocks falls by this divided by their number in a second: 10 log10 e · 100.
    private static final double MEAN_FALL_DB = 434;

    private static final double LEAST_SPEECH = Dbm0.meanSquare(-45);
    /// ITU-T P.56 counts pauses of up to 200 ms as speech, and a level that rises at once and falls slowly lies
    /// above the mean: measured on synthetic and spoken text, by so much together.
    private static final double MEAN_TO_ACTIVE_LEVEL = Dbm0.ratio(1.8);

    /// Blocks of 10 ms of normal speech are seldom louder than this above its active level.
    private static final double LOUDEST_BLOCK = Dbm0.ratio(11);

    private static final int FALLS_PER_SECOND = 400;

    private final int blockSamples;
    private final int fallSamples;
    private double target;
    private int meanBlocks;
    private double decay;
    private double startDecay;
    private double gainMin;
    private double gainMax;
    private double level;
    private double mean;
    private int speechBlocks;
    private int gain = GainRamp.UNITY;

    /// `sampleRateHz` is a multiple of 1000, 8000…48000. Fails with an `IllegalArgumentException` otherwise. Begins
    /// with a gain of 0 dB.
    public AutomaticGain(int sampleRateHz, AgcSettings settings) {
        if (sampleRateHz < 8000 || sampleRateHz > 48_000 || sampleRateHz % 1000 != 0) {
            throw new IllegalArgumentException(
                    "Gain cannot be controlled at " + sampleRateHz + " Hz: give 8000, 16000 or 48000");
        }
        blockSamples = sampleRateHz / BLOCKS_PER_SECOND;
        fallSamples = sampleRateHz / FALLS_PER_SECOND;
        adjust(settings);
        level = target;
    }

    /// Other settings from the next frame on; the level that was learnt is kept.
    public void adjust(AgcSettings settings) {
        target = Dbm0.meanSquare(settings.targetLevelDbm0());
        double fallDbPerSecond = settings.maxLevelDecay() * FULL_DECAY_DB_PER_SECOND;
        meanBlocks = (int) Math.clamp(MEAN_FALL_DB / fallDbPerSecond, MEAN_BLOCKS_MIN, MEAN_BLOCKS_MAX);
        double fallDbPerBlock = fallDbPerSecond / BLOCKS_PER_SECOND;
        decay = Dbm0.ratio(-fallDbPerBlock);
        startDecay = Dbm0.ratio(-START_FACTOR * fallDbPerBlock);
        gainMin = StrictMath.sqrt(Dbm0.ratio(settings.gainMinDb()));
        gainMax = StrictMath.sqrt(Dbm0.ratio(settings.gainMaxDb()));
    }

    /// Applies the gain to one frame, in place. `speech` says whether the frame is speech, by
    /// `SpeechTracker.isSpeech()` before any gain.
    public void apply(int[] samples, int count, boolean speech) {
        requireWholeBlocks(count);
        for (int offset = 0; offset < count; offset += blockSamples) {
            applyToBlock(samples, offset, speech);
        }
    }

    private void requireWholeBlocks(int count) {
        if (count <= 0 || count % blockSamples != 0) {
            throw new IllegalArgumentException(
                    "A frame of " + count + " samples cannot be amplified: give a multiple of " + blockSamples);
        }
    }

    private void applyToBlock(int[] samples, int offset, boolean speech) {
        double meanSquare = (double) LevelMeter.sumOfSquares(samples, offset, blockSamples) / blockSamples;
        if (speech && meanSquare >= LEAST_SPEECH) {
            learn(meanSquare);
        }
        int before = gain;
        gain = next(LevelMeter.peak(samples, offset, blockSamples));
        if (gain < before) {
            GainRamp.fall(samples, offset, blockSamples, before, gain, fallSamples);
        } else if (gain > before) {
            GainRamp.rise(samples, offset, blockSamples, before, gain);
        } else if (gain != GainRamp.UNITY) {
            GainRamp.hold(samples, offset, blockSamples, gain);
        }
    }

    private void learn(double meanSquare) {
        speechBlocks = Math.min(speechBlocks + 1, MEAN_BLOCKS_MAX);
        mean += (meanSquare - mean) / Math.min(speechBlocks, meanBlocks);
        double fallen = level * (speechBlocks <= START_BLOCKS ? startDecay : decay);
        level = Math.max(fallen, Math.max(mean / MEAN_TO_ACTIVE_LEVEL, meanSquare / LOUDEST_BLOCK));
    }

    /// The gain for a block with this peak. One that must be lower than the level demands is remembered as a
    /// level, from which it recovers no faster than from loud speech.
    private int next(int peak) {
        int ceiling = GainRamp.ceiling(peak);
        int wanted = (int) (GainRamp.UNITY * Math.clamp(Math.sqrt(target / level), gainMin, gainMax));
        if (wanted <= ceiling) {
            return wanted;
        }
        double highest = (double) ceiling / GainRamp.UNITY;
        level = target / (highest * highest);
        return ceiling;
    }

    /// The gain at the end of the last frame, in dB.
    public double gainDb() {
        return 20 * StrictMath.log10((double) gain / GainRamp.UNITY);
    }

    /// The level that the input is taken to have, in dBm0; the target before there was speech.
    public double levelDbm0() {
        return Dbm0.level(level);
    }
}
