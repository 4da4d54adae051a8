package tutti.bench.mix;

/// The floor: what one writes in ten minutes for a conference and nothing else.
///
/// ```
///   sum = Σ talkers        heard[party] = saturate(sum − own)
/// ```
final class PlainMix implements Workload {
    private final int[][] voices;
    private final int[][] heard;
    private final int[] sum;

    PlainMix(MixShape shape, int[][] voices) {
        this.voices = voices;
        heard = new int[shape.parties()][shape.frameSamples()];
        sum = new int[shape.frameSamples()];
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            System.arraycopy(voices[0], 0, sum, 0, sum.length);
            for (int talker = 1; talker < voices.length; talker++) add(sum, voices[talker]);
            for (int party = 0; party < heard.length; party++) {
                if (party < voices.length) subtract(sum, voices[party], heard[party]);
                else saturate(sum, heard[party]);
            }
        }
    }

    private static void add(int[] sum, int[] voice) {
        for (int i = 0; i < sum.length; i++) sum[i] += voice[i];
    }

    private static void subtract(int[] sum, int[] voice, int[] heard) {
        for (int i = 0; i < sum.length; i++) heard[i] = saturated(sum[i] - voice[i]);
    }

    private static void saturate(int[] sum, int[] heard) {
        for (int i = 0; i < sum.length; i++) heard[i] = saturated(sum[i]);
    }

    private static int saturated(int sample) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    }

    @Override
    public int[] heardBy(int party) {
        return heard[party];
    }
}
