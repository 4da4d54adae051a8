package tutti.audio.echo;

/// Discrete Fourier transform of real signals whose length is a power of two from 64 on.
///
/// A complex transform of half the length (radix 4, out of place, so that it needs no bit reversal) between two
/// passes that fold even and odd samples into real and imaginary parts. Spectra are `size / 2 + 1` bins in two
/// arrays. Strict `float`: equal input gives equal bits. Thread: its owner's, there are work arrays. Allocates
/// nothing after construction.
/// Source: T. G. Stockham's autosort form; Cooley and Tukey 1965.
final class RealFft {
    private final int half;
    private final float[] cosines;
    private final float[] sines;
    private final int radix4Stages;
    private final boolean endsInRadix2;
    private final float[] turnRe;
    private final float[] turnIm;
    private final float[] re;
    private final float[] im;
    private final float[] otherRe;
    private final float[] otherIm;

    RealFft(int size) {
        half = size / 2;
        cosines = new float[size];
        sines = new float[size];
        for (int i = 0; i < size; i++) {
            cosines[i] = (float) StrictMath.cos(2 * Math.PI * i / size);
            sines[i] = (float) -StrictMath.sin(2 * Math.PI * i / size);
        }
        int log2 = Integer.numberOfTrailingZeros(half);
        radix4Stages = log2 / 2;
        endsInRadix2 = log2 % 2 == 1;
        turnRe = new float[radix4Stages * 3 * half / 4];
        turnIm = new float[turnRe.length];
        fillTurns();
        re = new float[half];
        im = new float[half];
        otherRe = new float[half];
        otherIm = new float[half];
    }

    /// Three twiddle factors for each butterfly, in the order in which [#radix4] reads them.
    private void fillTurns() {
        int turn = 0;
        for (int stage = 0; stage < radix4Stages; stage++) {
            int stride = 1 << (2 * stage);
            for (int butterfly = 0; butterfly < half / 4; butterfly++) {
                int step = 2 * stride * (butterfly / stride);
                for (int power = 1; power <= 3; power++) {
                    turnRe[turn] = cosines[power * step];
                    turnIm[turn++] = sines[power * step];
                }
            }
        }
    }

    int bins() {
        return half + 1;
    }

    /// `signal[0…size)` to its spectrum.
    void forward(float[] signal, float[] spectrumRe, float[] spectrumIm) {
        for (int i = 0; i < half; i++) {
            re[i] = signal[2 * i];
            im[i] = signal[2 * i + 1];
        }
        transform();
        spectrumRe[0] = re[0] + im[0];
        spectrumIm[0] = 0;
        spectrumRe[half] = re[0] - im[0];
        spectrumIm[half] = 0;
        for (int k = 1; k < half; k++) {
            int mirror = half - k;
            float evenRe = 0.5f * (re[k] + re[mirror]);
            float evenIm = 0.5f * (im[k] - im[mirror]);
            float oddRe = 0.5f * (im[k] + im[mirror]);
            float oddIm = 0.5f * (re[mirror] - re[k]);
            spectrumRe[k] = evenRe + cosines[k] * oddRe - sines[k] * oddIm;
            spectrumIm[k] = evenIm + cosines[k] * oddIm + sines[k] * oddRe;
        }
    }

    /// A spectrum back to `signal[0…size)`; `inverse(forward(x))` is x.
    void inverse(float[] spectrumRe, float[] spectrumIm, float[] signal) {
        float scale = 1f / half;
        for (int k = 0; k < half; k++) {
            int mirror = half - k;
            float evenRe = 0.5f * (spectrumRe[k] + spectrumRe[mirror]);
            float evenIm = 0.5f * (spectrumIm[k] - spectrumIm[mirror]);
            float turnedRe = 0.5f * (spectrumRe[k] - spectrumRe[mirror]);
            float turnedIm = 0.5f * (spectrumIm[k] + spectrumIm[mirror]);
            float oddRe = cosines[k] * turnedRe + sines[k] * turnedIm;
            float oddIm = cosines[k] * turnedIm - sines[k] * turnedRe;
            // Real and imaginary parts change places here and below: the forward transform then is the inverse.
            im[k] = evenRe - oddIm;
            re[k] = evenIm + oddRe;
        }
        transform();
        for (int i = 0; i < half; i++) {
            signal[2 * i] = im[i] * scale;
            signal[2 * i + 1] = re[i] * scale;
        }
    }

    /// Transforms `re`, `im`; the result is there again.
    private void transform() {
        boolean there = false;
        for (int stage = 0; stage < radix4Stages; stage++) {
            if (there) {
                radix4(otherRe, otherIm, re, im, stage);
            } else {
                radix4(re, im, otherRe, otherIm, stage);
            }
            there = !there;
        }
        if (endsInRadix2) {
            if (there) {
                radix2(otherRe, otherIm, re, im, half / 2);
            } else {
                radix2(re, im, otherRe, otherIm, half / 2);
            }
            there = !there;
        }
        if (there) {
            System.arraycopy(otherRe, 0, re, 0, half);
            System.arraycopy(otherIm, 0, im, 0, half);
        }
    }

    private void radix4(float[] xRe, float[] xIm, float[] yRe, float[] yIm, int stage) {
        int quarter = half / 4;
        int stride = 1 << (2 * stage);
        int first = stage * 3 * quarter;
        for (int a = 0; a < quarter; a++) {
            int b = a + quarter;
            int c = b + quarter;
            int d = c + quarter;
            float sumAcRe = xRe[a] + xRe[c];
            float sumAcIm = xIm[a] + xIm[c];
            float difAcRe = xRe[a] - xRe[c];
            float difAcIm = xIm[a] - xIm[c];
            float sumBdRe = xRe[b] + xRe[d];
            float sumBdIm = xIm[b] + xIm[d];
            float difBdRe = xRe[b] - xRe[d];
            float difBdIm = xIm[b] - xIm[d];
            float y1Re = difAcRe + difBdIm;
            float y1Im = difAcIm - difBdRe;
            float y2Re = sumAcRe - sumBdRe;
            float y2Im = sumAcIm - sumBdIm;
            float y3Re = difAcRe - difBdIm;
            float y3Im = difAcIm + difBdRe;
            int turn = first + 3 * a;
            int to = 4 * a - 3 * (a & (stride - 1));
            yRe[to] = sumAcRe + sumBdRe;
            yIm[to] = sumAcIm + sumBdIm;
            yRe[to + stride] = turnRe[turn] * y1Re - turnIm[turn] * y1Im;
            yIm[to + stride] = turnRe[turn] * y1Im + turnIm[turn] * y1Re;
            yRe[to + 2 * stride] = turnRe[turn + 1] * y2Re - turnIm[turn + 1] * y2Im;
            yIm[to + 2 * stride] = turnRe[turn + 1] * y2Im + turnIm[turn + 1] * y2Re;
            yRe[to + 3 * stride] = turnRe[turn + 2] * y3Re - turnIm[turn + 2] * y3Im;
            yIm[to + 3 * stride] = turnRe[turn + 2] * y3Im + turnIm[turn + 2] * y3Re;
        }
    }

    private static void radix2(float[] xRe, float[] xIm, float[] yRe, float[] yIm, int stride) {
        for (int q = 0; q < stride; q++) {
            float aRe = xRe[q];
            float aIm = xIm[q];
            float bRe = xRe[q + stride];
            float bIm = xIm[q + stride];
            yRe[q] = aRe + bRe;
            yIm[q] = aIm + bIm;
            yRe[q + stride] = aRe - bRe;
            yIm[q + stride] = aIm - bIm;
        }
    }
}
