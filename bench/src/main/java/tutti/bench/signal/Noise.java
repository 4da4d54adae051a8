package tutti.bench.signal;

import java.util.Random;
import tutti.audio.level.Dbm0;

/// Noise. Thread: any.
public final class Noise {
    private static final double ROOM_POLE = 0.8;

    private Noise() {}

    /// White Gaussian noise.
    public static int[] white(int count, double dbm0, long seed) {
        Random random = Seed.random(seed);
        double rms = Math.sqrt(Dbm0.meanSquare(dbm0));
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) samples[i] = Level.clipped(rms * random.nextGaussian());
        return samples;
    }

    /// Noise whose spectrum falls towards high frequencies, as that of rooms does.
    public static int[] ofRoom(int count, double dbm0, long seed) {
        Random random = Seed.random(seed);
        double[] sound = new double[count];
        double last = 0;
        for (int i = 0; i < count; i++) {
            last = ROOM_POLE * last + random.nextGaussian();
            sound[i] = last;
        }
        return Level.scaled(sound, dbm0);
    }
}
