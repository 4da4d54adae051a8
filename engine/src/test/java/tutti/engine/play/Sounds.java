package tutti.engine.play;

import java.util.Arrays;
import tutti.audio.level.LevelMeter;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.engine.EngineSettings;
import tutti.engine.FrameSource;

/// Sounds to play, and what is heard of them.
final class Sounds {
    static final EngineSettings ENGINE = EngineSettings.TELEPHONE;
    static final int RATE_HZ = ENGINE.sampleRateHz();
    static final int FRAME = ENGINE.frameSamples();
    static final int FADE = RATE_HZ / 200;

    private Sounds() {}

    /// Samples that tell which they are: `from`, `from` + 1, ….
    static int[] numbers(int from, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = from + i;
        return numbers;
    }

    static int[] tone(int sampleRateHz, double frequencyHz, double levelDbm0, int count) {
        int[] tone = new int[count];
        new ToneGenerator(sampleRateHz, Tone.ofDbm0(frequencyHz, levelDbm0)).generate(tone, 0, count);
        return tone;
    }

    static Clip clip(int[] samples) {
        return Clip.of(samples, RATE_HZ, RATE_HZ);
    }

    static Replay replay(Content... contents) {
        return new Replay(Playlist.once(contents), ReplaySettings.DEFAULT, ENGINE);
    }

    /// What the next `frames` frames of `source` are.
    static int[] heard(FrameSource source, int frames) {
        int[] heard = new int[frames * FRAME];
        int[] frame = new int[FRAME];
        for (int i = 0; i < frames; i++) {
            Arrays.fill(frame, 12_345);
            if (source.pull(frame, FRAME, 0)) System.arraycopy(frame, 0, heard, i * FRAME, FRAME);
        }
        return heard;
    }

    static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    static double levelDbm0(int[] samples, int from, int to) {
        return LevelMeter.rmsDbov(samples, from, to - from) - LevelMeter.ZERO_DBM0_DBOV;
    }

    static int steepestStep(int[] samples) {
        int steepest = 0;
        for (int i = 1; i < samples.length; i++) steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        return steepest;
    }
}
