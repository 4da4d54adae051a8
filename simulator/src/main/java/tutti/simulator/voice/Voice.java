package tutti.simulator.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.audio.wav.WavReader;

/// What a caller says, over and over: a loop of 20 ms frames.
///
/// ```
///   loop    |____/‾‾‾‾‾‾‾‾‾‾‾‾\_____________|____/‾‾‾‾‾…
///                 utterance                   the same again, without a seam
/// ```
/// Bursts rise and fall within 10 ms, so that they do not click in the ears that listen for other tones.
/// Thread: any, immutable. [#copyFrame] allocates nothing; one voice serves any number of callers.
public final class Voice {
    public static final int SAMPLE_RATE_HZ = 8_000;
    public static final int FRAME_SAMPLES = 160;
    public static final int FRAMES_PER_SECOND = 50;

    private static final int SAMPLES_PER_MILLI = SAMPLE_RATE_HZ / 1_000;
    private static final int EDGE_SAMPLES = 10 * SAMPLES_PER_MILLI;

    private final int[] samples;
    private final int sampleRateHz;
    private final Optional<ToneSignature> signature;

    private Voice(int[] loop, Optional<ToneSignature> signature) {
        this(loop, SAMPLE_RATE_HZ, signature);
    }

    private Voice(int[] loop, int sampleRateHz, Optional<ToneSignature> signature) {
        int frameSamples = sampleRateHz / FRAMES_PER_SECOND;
        int frames = Math.max(1, Math.ceilDiv(loop.length, frameSamples));
        this.samples = Arrays.copyOf(loop, frames * frameSamples);
        this.sampleRateHz = sampleRateHz;
        this.signature = signature;
    }

    /// Digital silence, as a muted phone sends it: every packet, every code a zero.
    public static Voice silence() {
        return new Voice(new int[FRAME_SAMPLES], Optional.empty());
    }

    /// A tone that never stops. `levelDbov` is its RMS level.
    public static Voice tone(int frequencyHz, double levelDbov) {
        int[] second = sine(frequencyHz, levelDbov, SAMPLE_RATE_HZ);
        return new Voice(second, Optional.of(new ToneSignature(frequencyHz, levelDbov, List.of())));
    }

    /// A tone that sounds for `burstMillis` from `startMillis` on in every `periodMillis`, the length of the
    /// loop.
    ///
    /// Throws [IllegalArgumentException] if the burst does not lie within the period or is shorter than its
    /// edges.
    public static Voice bursts(int frequencyHz, double levelDbov, int startMillis, int burstMillis, int periodMillis) {
        Utterance utterance = new Utterance(startMillis * SAMPLES_PER_MILLI, burstMillis * SAMPLES_PER_MILLI);
        int loopSamples = periodMillis * SAMPLES_PER_MILLI;
        if (startMillis < 0 || utterance.endSample() > loopSamples || utterance.samples() < 2 * EDGE_SAMPLES) {
            throw new IllegalArgumentException("A burst of " + burstMillis + " ms at " + startMillis
                    + " ms does not fit into " + periodMillis + " ms: give 20 ms or more, within the period");
        }
        int[] loop = new int[loopSamples];
        int[] burst = sine(frequencyHz, levelDbov, utterance.samples());
        soften(burst);
        System.arraycopy(burst, 0, loop, utterance.startSample(), burst.length);
        return new Voice(loop, Optional.of(new ToneSignature(frequencyHz, levelDbov, List.of(utterance))));
    }

    /// Any samples of 16 bits at 8 kHz, filled up with silence to whole frames.
    public static Voice of(int[] samples) {
        return new Voice(samples, Optional.empty());
    }

    /// Any samples of 16 bits at `sampleRateHz`, a rate that channels have, filled up with silence to whole frames.
    public static Voice of(int[] samples, int sampleRateHz) {
        return new Voice(samples, sampleRateHz, Optional.empty());
    }

    /// A WAV file of one channel at 8 kHz; throws [IOException] with a sentence if it is anything else.
    public static Voice wav(Path file) throws IOException {
        try (WavReader reader = WavReader.open(Files.newByteChannel(file), file.toString())) {
            if (reader.sampleRateHz() != SAMPLE_RATE_HZ || reader.channels() != 1) {
                throw new IOException(file + " has " + reader.channels() + " channels at " + reader.sampleRateHz()
                        + " Hz; a voice is one channel at " + SAMPLE_RATE_HZ + " Hz");
            }
            return of(reader.readAll());
        }
    }

    private static int[] sine(int frequencyHz, double levelDbov, int count) {
        int[] samples = new int[count];
        new ToneGenerator(SAMPLE_RATE_HZ, Tone.ofDbov(frequencyHz, levelDbov)).generate(samples, 0, count);
        return samples;
    }

    private static void soften(int[] burst) {
        for (int i = 0; i < EDGE_SAMPLES; i++) {
            double gain = (1 - StrictMath.cos(Math.PI * (i + 0.5) / EDGE_SAMPLES)) / 2;
            burst[i] = (int) StrictMath.rint(burst[i] * gain);
            int last = burst.length - 1 - i;
            burst[last] = (int) StrictMath.rint(burst[last] * gain);
        }
    }

    /// The tone by which others recognise this voice; empty for silence and speech.
    public Optional<ToneSignature> signature() {
        return signature;
    }

    /// Length of the loop.
    public int loopSamples() {
        return samples.length;
    }

    /// The sample at `position` of the endless voice, before encoding.
    public int sampleAt(long position) {
        return samples[(int) (position % samples.length)];
    }

    /// Of its samples; 8000 unless made otherwise.
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /// Frames of 20 ms in the loop.
    public int loopFrames() {
        return samples.length * FRAMES_PER_SECOND / sampleRateHz;
    }

    /// Writes the samples of frame number `frame` of the endless voice to `out` and returns how many they are.
    public int copyFrame(long frame, int[] out) {
        int frameSamples = sampleRateHz / FRAMES_PER_SECOND;
        System.arraycopy(samples, (int) (frame % loopFrames()) * frameSamples, out, 0, frameSamples);
        return frameSamples;
    }
}
