package tutti.audio.echo;

import java.util.Arrays;

/// The adaptive model of an echo path: what comes back of what was sent.
///
/// ```
///   last 3 blocks sent ─► FFT ─► delay line of spectra X ──┬──────────────┐
///                                                          │ × W, summed  │ conj
///   near ────────────────────────────────(−)── error ─► FFT ─► × gain ─► × ─► W += …
///                                          ▲      │
///                                          └ echo ┘
/// ```
/// A partitioned-block frequency-domain filter (overlap-save, partitions of two blocks) whose step is a Kalman
/// gain: for each bin it is known how uncertain W still is (P) and how much of the error cannot be echo (Ψ, which
/// is as large as the error itself as soon as somebody speaks at the near end). So a new path is learnt at full
/// speed, coloured signals as fast as noise, and double talk stops the learning in the block in which it begins,
/// without a threshold. One partition per block is cut back to its taps, in turn.
///
/// Source: G. Enzner and P. Vary, Signal Processing 86 (2006), 1140–1156; F. Kuech, E. Mabande and G. Enzner,
/// ICASSP 2014 (partitioned form).
final class EchoPath {
    /// A path of -3 dB in each bin is what nobody's hybrid exceeds.
    private static final float FIRST_UNCERTAINTY = 0.5f;

    /// Beyond the first 20 ms after its delay there is less of an echo, if anything.
    private static final float LATER_UNCERTAINTY = 0.1f;

    /// Square of the share of the path that stays from block to block: it may be another one after 10 s.
    private static final float STAYS = 0.9985f;

    private static final float NEAR_SMOOTHING = 0.5f;
    private static final float TINY = 1e-3f;

    private final int blockSamples;
    private final int fftSamples;
    private final int partitionTaps;
    private final int partitions;
    private final int bins;
    private final RealFft fft;
    private final float[][] sentRe;
    private final float[][] sentIm;
    private final float[][] pathRe;
    private final float[][] pathIm;
    private final float[][] uncertainty;
    private final float[] near;
    private final float[] sumRe;
    private final float[] sumIm;
    private final float[] gain;
    private final float[] time;
    private int newest;
    private int constrained;

    EchoPath(int blockSamples, int taps) {
        this.blockSamples = blockSamples;
        partitionTaps = 2 * blockSamples;
        fftSamples = Integer.highestOneBit(3 * blockSamples - 1) * 2;
        partitions = (taps + partitionTaps - 1) / partitionTaps;
        fft = new RealFft(fftSamples);
        bins = fft.bins();
        int spectra = 2 * partitions - 1;
        sentRe = new float[spectra][bins];
        sentIm = new float[spectra][bins];
        pathRe = new float[partitions][bins];
        pathIm = new float[partitions][bins];
        uncertainty = new float[partitions][bins];
        near = new float[bins];
        sumRe = new float[bins];
        sumIm = new float[bins];
        gain = new float[bins];
        time = new float[fftSamples];
        reset();
    }

    int fftSamples() {
        return fftSamples;
    }

    int spectra() {
        return sentRe.length;
    }

    /// Forgets the path, not what was sent.
    void reset() {
        for (int p = 0; p < partitions; p++) {
            Arrays.fill(pathRe[p], 0);
            Arrays.fill(pathIm[p], 0);
            Arrays.fill(uncertainty[p], p == 0 ? FIRST_UNCERTAINTY : LATER_UNCERTAINTY);
        }
        Arrays.fill(near, 0);
    }

    /// The last `fftSamples` that were sent, one block further than those before.
    void sent(float[] samples) {
        newest = newest == 0 ? sentRe.length - 1 : newest - 1;
        fft.forward(samples, sentRe[newest], sentIm[newest]);
    }

    /// The echo to expect in this block.
    void echo(float[] echo) {
        Arrays.fill(sumRe, 0);
        Arrays.fill(sumIm, 0);
        for (int p = 0; p < partitions; p++) {
            int sent = sentAt(p);
            addProduct(sentRe[sent], sentIm[sent], pathRe[p], pathIm[p], sumRe, sumIm, bins);
        }
        fft.inverse(sumRe, sumIm, time);
        System.arraycopy(time, fftSamples - blockSamples, echo, 0, blockSamples);
    }

    /// Learns from what [#echo] left over of the block.
    void learn(float[] error) {
        Arrays.fill(time, 0, fftSamples - blockSamples, 0);
        System.arraycopy(error, 0, time, fftSamples - blockSamples, blockSamples);
        fft.forward(time, sumRe, sumIm);
        float framesPerBlock = (float) fftSamples / blockSamples;
        smoothNear(sumRe, sumIm, near, bins);
        for (int i = 0; i < bins; i++) {
            gain[i] = framesPerBlock * near[i] + TINY;
        }
        for (int p = 0; p < partitions; p++) {
            int sent = sentAt(p);
            addUncertainEcho(sentRe[sent], sentIm[sent], uncertainty[p], gain, bins);
        }
        for (int i = 0; i < bins; i++) {
            gain[i] = 1 / gain[i];
        }
        for (int p = 0; p < partitions; p++) {
            int sent = sentAt(p);
            move(sentRe[sent], sentIm[sent], sumRe, sumIm, gain, uncertainty[p], pathRe[p], pathIm[p], bins);
            settle(sentRe[sent], sentIm[sent], gain, 1 / framesPerBlock, uncertainty[p], pathRe[p], pathIm[p], bins);
        }
        constrain();
    }

    private int sentAt(int partition) {
        return (newest + 2 * partition) % sentRe.length;
    }

    private static void addProduct(
            float[] aRe, float[] aIm, float[] bRe, float[] bIm, float[] sumRe, float[] sumIm, int bins) {
        for (int i = 0; i < bins; i++) {
            sumRe[i] += aRe[i] * bRe[i] - aIm[i] * bIm[i];
        }
        for (int i = 0; i < bins; i++) {
            sumIm[i] += aRe[i] * bIm[i] + aIm[i] * bRe[i];
        }
    }

    private static void smoothNear(float[] errorRe, float[] errorIm, float[] near, int bins) {
        for (int i = 0; i < bins; i++) {
            float power = errorRe[i] * errorRe[i] + errorIm[i] * errorIm[i];
            near[i] = NEAR_SMOOTHING * near[i] + (1 - NEAR_SMOOTHING) * power;
        }
    }

    private static void addUncertainEcho(float[] sentRe, float[] sentIm, float[] uncertain, float[] sum, int bins) {
        for (int i = 0; i < bins; i++) {
            sum[i] += uncertain[i] * (sentRe[i] * sentRe[i] + sentIm[i] * sentIm[i]);
        }
    }

    /// W += P / (…) · conj(X) · E
    private static void move(
            float[] sentRe,
            float[] sentIm,
            float[] errorRe,
            float[] errorIm,
            float[] gain,
            float[] uncertain,
            float[] pathRe,
            float[] pathIm,
            int bins) {
        for (int i = 0; i < bins; i++) {
            pathRe[i] += uncertain[i] * gain[i] * (sentRe[i] * errorRe[i] + sentIm[i] * errorIm[i]);
        }
        for (int i = 0; i < bins; i++) {
            pathIm[i] += uncertain[i] * gain[i] * (sentRe[i] * errorIm[i] - sentIm[i] * errorRe[i]);
        }
    }

    /// P after the move: less by what was learnt, more by what may have changed.
    private static void settle(
            float[] sentRe,
            float[] sentIm,
            float[] gain,
            float share,
            float[] uncertain,
            float[] pathRe,
            float[] pathIm,
            int bins) {
        for (int i = 0; i < bins; i++) {
            float power = sentRe[i] * sentRe[i] + sentIm[i] * sentIm[i];
            float kept = 1 - share * uncertain[i] * gain[i] * power;
            float pathPower = pathRe[i] * pathRe[i] + pathIm[i] * pathIm[i];
            uncertain[i] = STAYS * kept * uncertain[i] + (1 - STAYS) * pathPower;
        }
    }

    /// Cuts the next partition back to its taps: the circular product also moves the rest.
    private void constrain() {
        fft.inverse(pathRe[constrained], pathIm[constrained], time);
        Arrays.fill(time, partitionTaps, fftSamples, 0);
        fft.forward(time, pathRe[constrained], pathIm[constrained]);
        constrained = (constrained + 1) % partitions;
    }
}
