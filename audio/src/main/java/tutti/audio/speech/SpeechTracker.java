package tutti.audio.speech;

import java.util.Arrays;
import tutti.audio.level.Dbm0;
import tutti.audio.level.LevelMeter;

/// Decides for each frame of one input whether it is speech or the noise of the line.
///
/// ```
///   frame ─┬─► energies of 10 ms ─► lowest of 5 s ─► Lmin ─► Lmin + (Lmax - Lmin) · threshold
///          └─► energy ─────────────────── above it? ◄──────────────────┘
///                                            │ yes: speech, and active for the hangover
///   INACTIVE ── speech ─► STARTS ─► ACTIVE … hangover over ─► ENDS ─► INACTIVE
/// ```
/// The frame that is decided on is the one that is looked at, so an onset costs nothing but a fade-in of 2 ms.
/// Lmax counts as 24 dB above Lmin, whatever was measured: with the threshold of 0.01 a frame is speech from 5.5
/// dB above the noise on. With a measured Lmax, a loud talker on a quiet line would lose his own soft syllables
/// (at 40 dB between them, the threshold lies 20 dB above the noise), and a line on which nobody speaks would
/// take its noise for speech.
///
/// In frames of 10 ms a single loud one is heard, as it may be an onset, but the hangover begins only when two in
/// a row make 20 ms of speech: noise is above the threshold for 10 ms a hundred times as often as for 20.
///
/// A frame of digital silence is inactive at once and says nothing about the noise. What is louder than the
/// highest noise level is never noise, so music or a tone at speech level is active for ever.
///
/// Look at the signal as it comes from the line, before volume and gain control: the levels are those of
/// lines. Frames are whole multiples of 10 ms, or it ends in an `IllegalArgumentException`. Thread: its
/// owner's. Allocates nothing after construction. Strict arithmetic. Source: Prosody
/// `sm_conf_prim_adj_tracking`.
public final class SpeechTracker {
    private static final int BLOCKS_PER_SECOND = 100;
    private static final int BLOCK_MILLIS = 1000 / BLOCKS_PER_SECOND;
    private static final double LMAX_TO_LMIN = Dbm0.ratio(24);
    private static final int SPEECH_LEVEL_BLOCKS = BLOCKS_PER_SECOND;

    private final int blockSamples;
    private final Fade fade;
    private final NoiseLevel noise = new NoiseLevel();
    private SpeechSettings settings;
    private double lminLeast;
    private double lminMost;
    private double speechMeanSquare;
    private int speechBlocks;
    private int hangoverBlocks;
    private double lastMeanSquare;
    private boolean speech;
    private Activity activity = Activity.INACTIVE;

    /// `sampleRateHz` is a multiple of 1000, 8000…48000. Fails with an `IllegalArgumentException` otherwise.
    public SpeechTracker(int sampleRateHz, SpeechSettings settings) {
        if (sampleRateHz < 8000 || sampleRateHz > 48_000 || sampleRateHz % 1000 != 0) {
            throw new IllegalArgumentException(
                    "Speech cannot be tracked at " + sampleRateHz + " Hz: give 8000, 16000 or 48000");
        }
        blockSamples = sampleRateHz / BLOCKS_PER_SECOND;
        fade = new Fade(sampleRateHz);
        this.settings = settings;
        adjust(settings);
    }

    /// Other settings from the next frame on; what was learnt is kept.
    public void adjust(SpeechSettings newSettings) {
        settings = newSettings;
        lminLeast = Dbm0.meanSquare(newSettings.minNoiseLevelDbm0());
        lminMost = Dbm0.meanSquare(newSettings.maxNoiseLevelDbm0());
    }

    /// Looks at the next frame and decides; does not change it.
    public Activity track(int[] samples, int count) {
        return track(samples, count, 0);
    }

    /// As [#track(int\[\], int)] while the echo of what the party hears may come back with up to
    /// `echoMeanSquare`: what is not louder than that is not speech.
    public Activity track(int[] samples, int count, double echoMeanSquare) {
        requireWholeBlocks(count);
        long sumOfSquares = 0;
        for (int offset = 0; offset < count; offset += blockSamples) {
            long blockSquares = LevelMeter.sumOfSquares(samples, offset, blockSamples);
            if (blockSquares != 0) {
                noise.add((double) blockSquares / blockSamples);
            }
            sumOfSquares += blockSquares;
        }
        double meanSquare = (double) sumOfSquares / count;
        int blocks = count / blockSamples;
        double threshold = Math.max(threshold(), echoMeanSquare);
        speech = meanSquare > threshold;
        boolean lasts = blocks > 1 ? speech : (lastMeanSquare + meanSquare) / 2 > threshold;
        lastMeanSquare = meanSquare;
        if (speech) {
            speechBlocks = Math.min(speechBlocks + blocks, SPEECH_LEVEL_BLOCKS);
            speechMeanSquare += (meanSquare - speechMeanSquare) * blocks / speechBlocks;
        }
        activity = decide(sumOfSquares == 0, lasts, blocks);
        return activity;
    }

    private void requireWholeBlocks(int count) {
        if (count <= 0 || count % blockSamples != 0) {
            throw new IllegalArgumentException(
                    "A frame of " + count + " samples cannot be tracked: give a multiple of " + blockSamples);
        }
    }

    private Activity decide(boolean silent, boolean lasts, int blocks) {
        boolean wasHeard = activity == Activity.STARTS || activity == Activity.ACTIVE;
        hangoverBlocks = lasts ? settings.hangoverMillis() / BLOCK_MILLIS : Math.max(-1, hangoverBlocks - blocks);
        boolean heard = speech || (hangoverBlocks >= 0 && wasHeard && !silent);
        if (!settings.isTracked()) {
            return Activity.ACTIVE;
        }
        if (heard) {
            return wasHeard ? Activity.ACTIVE : Activity.STARTS;
        }
        return wasHeard && !silent ? Activity.ENDS : Activity.INACTIVE;
    }

    private double lmin() {
        return Math.clamp(noise.meanSquare(), lminLeast, lminMost);
    }

    private double threshold() {
        double lmin = lmin();
        return lmin + (LMAX_TO_LMIN * lmin - lmin) * settings.threshold();
    }

    /// Makes the frame that was tracked last what its activity says it contributes.
    public void gate(int[] samples, int count) {
        switch (activity) {
            case INACTIVE -> Arrays.fill(samples, 0, count, 0);
            case STARTS -> fade.in(samples);
            case ACTIVE -> {}
            case ENDS -> fade.out(samples, count);
        }
    }

    /// What the last frame was; `INACTIVE` before the first.
    public Activity activity() {
        return activity;
    }

    /// Whether the last frame itself was speech: without hangover, and also when tracking is turned off. Gain
    /// control learns from these frames only.
    public boolean isSpeech() {
        return speech;
    }

    /// Level of the last second of speech, without its pauses, in dBm0; [Dbm0#FLOOR_DBM0] before there was any.
    public double speechLevelDbm0() {
        return Dbm0.level(speechMeanSquare);
    }

    /// What is taken for the noise of the line (Lmin), in dBm0, inside the bounds of the settings.
    public double noiseLevelDbm0() {
        return Dbm0.level(lmin());
    }

    /// A frame louder than this is speech, in dBm0; an echo may raise it.
    public double thresholdDbm0() {
        return Dbm0.level(threshold());
    }
}
