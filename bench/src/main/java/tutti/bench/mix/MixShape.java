package tutti.bench.mix;

import java.util.random.RandomGenerator;

/// A conference: how many parties, how many of them talk, how many samples per second. Frames are of 20 ms.
record MixShape(int sampleRateHz, int parties, int talkers) {
    static final int FRAME_MILLIS = 20;
    private static final int PEAK_MAX = 3_000;
    private static final double SIGMAS_OF_ROOM = 6;

    int frameSamples() {
        return sampleRateHz / 1_000 * FRAME_MILLIS;
    }

    boolean talks(int party) {
        return party < talkers;
    }

    /// A frame of noise for each talker, none for the others; so soft that all of them together fit into 16 bits,
    /// because a plain loop that saturates and a limiter that turns down would else do different work.
    int[][] voices(RandomGenerator random) {
        double fits = Short.MAX_VALUE * Math.sqrt(3) / (SIGMAS_OF_ROOM * Math.sqrt(talkers));
        int peak = (int) Math.min(PEAK_MAX, fits);
        int[][] voices = new int[talkers][frameSamples()];
        for (int[] voice : voices) {
            for (int i = 0; i < voice.length; i++) voice[i] = random.nextInt(-peak, peak + 1);
        }
        return voices;
    }
}
