package tutti.audio.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Speech by `espeak-ng`, where the machine has it.
public final class SpokenText {
    public static final String ABSENT = "espeak-ng is not installed: apt-get install espeak-ng to run this test";

    private static final int SOURCE_HZ = 22_050;
    private static final int HEADER_BYTES = 44;
    private static final int REACH = 24;

    private SpokenText() {}

    /// The text, in the voice (`en`, `en+f3`, `de`, …), at the active level; empty where there is no `espeak-ng`.
    public static Optional<int[]> samples(String text, String voice, int sampleRateHz, double activeLevelDbm0) {
        try {
            Process process = new ProcessBuilder("espeak-ng", "-v", voice, "--stdout", text)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] wav = process.getInputStream().readAllBytes();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0 || wav.length <= HEADER_BYTES) {
                return Optional.empty();
            }
            int[] resampled = resampled(wav, sampleRateHz);
            return Optional.of(Signal.atActiveLevel(resampled, sampleRateHz, activeLevelDbm0));
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int[] resampled(byte[] wav, int sampleRateHz) {
        ByteBuffer data =
                ByteBuffer.wrap(wav, HEADER_BYTES, wav.length - HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double[] source = new double[data.remaining() / 2];
        for (int i = 0; i < source.length; i++) {
            source[i] = data.getShort();
        }
        double band = Math.min(1, 0.92 * sampleRateHz / SOURCE_HZ);
        int[] result = new int[(int) ((long) source.length * sampleRateHz / SOURCE_HZ)];
        for (int i = 0; i < result.length; i++) {
            result[i] = Signal.clip(interpolated(source, (double) i * SOURCE_HZ / sampleRateHz, band));
        }
        return result;
    }

    private static double interpolated(double[] source, double at, double band) {
        int middle = (int) at;
        double sum = 0;
        for (int k = Math.max(0, middle - REACH); k <= Math.min(source.length - 1, middle + REACH); k++) {
            double x = at - k;
            double sinc = x == 0 ? band : StrictMath.sin(Math.PI * band * x) / (Math.PI * x);
            sum += source[k] * sinc * (0.5 + 0.5 * StrictMath.cos(Math.PI * x / (REACH + 1)));
        }
        return sum;
    }
}
