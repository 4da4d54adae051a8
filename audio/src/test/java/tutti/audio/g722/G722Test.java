package tutti.audio.g722;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class G722Test {
    private static final int FRAME = 320;
    private static final int DELAY = 22;
    private static final byte[] USED = Coded.octets(WidebandSignal.SPEECH.samples(8000));

    /// Half of this speech is hiss up to 8 kHz, of which two bits a sample cannot keep more than 11 dB.
    @ParameterizedTest
    @CsvSource({"KBITS_64, 17, 36", "KBITS_56, 16, 33", "KBITS_48, 14.5, 25"})
    void speechKeepsItsQuality(G722Mode mode, double segmentalDb, double vowelDb) {
        int[] speech = WidebandSignal.SPEECH.samples(4 * 16_000);
        int[] decoded = Coded.samples(Coded.octets(speech), mode);
        assertThat(segmentalSnrDb(speech, decoded)).isGreaterThan(segmentalDb);
        assertThat(snrDb(speech, decoded, 1600 - FRAME, 1600 + FRAME)).isGreaterThan(vowelDb);
    }

    @Test
    void quietSpeechKeepsItsQualityToo() {
        int[] speech = WidebandSignal.QUIET_SPEECH.samples(4 * 16_000);
        int[] decoded = Coded.samples(Coded.octets(speech), G722Mode.KBITS_64);
        assertThat(snrDb(speech, decoded, 0, speech.length - DELAY)).isGreaterThan(14.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 160, 322, 640, 1000, 16_000})
    void lengthOfAFrameDoesNotMatter(int frame) {
        int[] samples = WidebandSignal.SPEECH.samples(16_000);
        byte[] octets = new byte[8000];
        int[] decoded = new int[16_000];
        G722Encoder encoder = new G722Encoder();
        G722Decoder decoder = new G722Decoder();
        for (int at = 0; at < samples.length; at += frame) {
            int count = Math.min(frame, samples.length - at);
            assertThat(encoder.encode(samples, at, count, octets, at / 2)).isEqualTo(count / 2);
            assertThat(decoder.decode(octets, at / 2, count / 2, decoded, at)).isEqualTo(count);
        }
        assertThat(octets).isEqualTo(Coded.octets(samples));
        assertThat(decoded).isEqualTo(Coded.samples(octets, G722Mode.KBITS_64));
    }

    @ParameterizedTest
    @EnumSource(WidebandSignal.class)
    void aCopyGoesOnAsTheOriginal(WidebandSignal signal) {
        int[] samples = signal.samples(16_000);
        byte[] octets = new byte[4000];
        G722Encoder original = new G722Encoder();
        original.encode(samples, 0, 8000, octets, 0);
        G722Encoder copy = used();
        copy.copyFrom(original);
        assertThat(copy.sameStateAs(original)).isTrue();
        byte[] copied = new byte[4000];
        original.encode(samples, 8000, 8000, octets, 0);
        copy.encode(samples, 8000, 8000, copied, 0);
        assertThat(copied).isEqualTo(octets);
        assertThat(copy.sameStateAs(original)).isTrue();
    }

    @Test
    void aCopiedDecoderGoesOnAsTheOriginal() {
        byte[] octets = Coded.octets(WidebandSignal.BURSTS.samples(16_000));
        G722Decoder original = new G722Decoder();
        int[] decoded = new int[8000];
        original.decode(octets, 0, 4000, decoded, 0);
        G722Decoder copy = new G722Decoder();
        assertThat(copy.sameStateAs(original)).isFalse();
        copy.copyFrom(original);
        assertThat(copy.sameStateAs(original)).isTrue();
        int[] copied = new int[8000];
        original.decode(octets, 4000, 4000, decoded, 0);
        copy.decode(octets, 4000, 4000, copied, 0);
        assertThat(copied).isEqualTo(decoded);
    }

    /// The decoder of one who was guided for two seconds by an encoder with another past goes on with that one's
    /// octets.
    @ParameterizedTest
    @EnumSource(WidebandSignal.class)
    void guidedEncoderComesIntoStep(WidebandSignal signal) {
        int[] samples = signal.samples(4 * 16_000);
        G722Encoder other = new G722Encoder();
        G722Encoder guided = used();
        G722Decoder decoder = new G722Decoder();
        G722Decoder plainDecoder = new G722Decoder();
        G722Encoder plain = used();
        decoder.decode(USED, 0, USED.length, new int[8000], 0);
        plainDecoder.copyFrom(decoder);
        byte[] guide = new byte[32_000];
        byte[] octets = new byte[32_000];
        int[] heard = new int[64_000];
        int[] usual = new int[64_000];
        other.encode(samples, 0, samples.length, guide, 0);
        guided.encodeGuided(samples, 0, 32_000, guide, octets, 0);
        assertThat(Arrays.equals(octets, 14_400, 16_000, guide, 14_400, 16_000))
                .as("the guide's octets for 200 ms")
                .isTrue();
        decoder.decode(octets, 0, 16_000, heard, 0);
        decoder.decode(guide, 16_000, 16_000, heard, 32_000);
        plain.encode(samples, 0, samples.length, octets, 0);
        plainDecoder.decode(octets, 0, 32_000, usual, 0);
        double usualDb = snrDb(samples, usual, 0, samples.length - DELAY);
        assertThat(snrDb(samples, heard, 0, 32_000)).isGreaterThan(usualDb - 3);
        assertThat(snrDb(samples, heard, 32_000, samples.length - DELAY)).isGreaterThan(usualDb - 1);
    }

    @Test
    void oneSampleOfDifferenceIsADifferentState() {
        G722Encoder encoder = used();
        G722Encoder other = used();
        assertThat(other.sameStateAs(encoder)).isTrue();
        other.encode(new int[] {0, 1}, 0, 2, new byte[1], 0);
        encoder.encode(new int[] {0, 0}, 0, 2, new byte[1], 0);
        assertThat(other.sameStateAs(encoder)).isFalse();
    }

    @Test
    void resetForgetsEverything() {
        G722Encoder encoder = used();
        encoder.reset();
        assertThat(encoder.sameStateAs(new G722Encoder())).isTrue();
        G722Decoder decoder = new G722Decoder();
        decoder.decode(Coded.octets(WidebandSignal.LOUD_NOISE.samples(FRAME)), 0, FRAME / 2, new int[FRAME], 0);
        decoder.reset();
        assertThat(decoder.sameStateAs(new G722Decoder())).isTrue();
    }

    @Test
    void decoderIsInStepSoonAfterALoss() {
        int[] speech = WidebandSignal.SPEECH.samples(16_000);
        byte[] octets = Coded.octets(speech);
        int[] whole = Coded.samples(octets, G722Mode.KBITS_64);
        int lost = 10 * FRAME / 2;
        G722Decoder decoder = new G722Decoder();
        int[] decoded = new int[16_000];
        decoder.decode(octets, 0, lost, decoded, 0);
        int resumed = lost + 3 * FRAME / 2;
        decoder.decode(octets, resumed, octets.length - resumed, decoded, 2 * resumed);
        int inStep = 2 * resumed + 10 * FRAME;
        assertThat(snrDb(speech, decoded, inStep, 16_000 - DELAY))
                .isGreaterThan(snrDb(speech, whole, inStep, 16_000 - DELAY) - 1);
    }

    @Test
    void refusesHalfAPair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new G722Encoder().encode(new int[3], 0, 3, new byte[2], 0))
                .withMessageContaining("pairs");
    }

    @Test
    void refusesACopyFromAnotherMode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new G722Decoder().copyFrom(new G722Decoder(G722Mode.KBITS_48)))
                .withMessageContaining("mode");
    }

    @Test
    void allocatesNothing() {
        int[] samples = WidebandSignal.CLIPPED_VOICE.samples(16_000);
        byte[] octets = new byte[8000];
        G722Encoder encoder = new G722Encoder();
        G722Encoder listener = new G722Encoder();
        G722Decoder decoder = new G722Decoder();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        code(encoder, decoder, listener, samples, octets);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        code(encoder, decoder, listener, samples, octets);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private static void code(
            G722Encoder encoder, G722Decoder decoder, G722Encoder listener, int[] samples, byte[] octets) {
        encoder.encode(samples, 0, samples.length, octets, 0);
        decoder.decode(octets, 0, octets.length, samples, 0);
        listener.encodeGuided(samples, 0, samples.length, octets, octets, 0);
        listener.copyFrom(encoder);
    }

    private static G722Encoder used() {
        G722Encoder encoder = new G722Encoder();
        encoder.encode(WidebandSignal.SPEECH.samples(8000), 0, 8000, new byte[4000], 0);
        return encoder;
    }

    /// Over frames of 20 ms that are louder than 40 dB under the loudest.
    private static double segmentalSnrDb(int[] sent, int[] heard) {
        int frames = (sent.length - DELAY) / FRAME;
        double[] energies = new double[frames];
        for (int frame = 0; frame < frames; frame++) {
            energies[frame] = energy(sent, frame * FRAME, FRAME);
        }
        double loudest = Arrays.stream(energies).max().orElseThrow();
        double sum = 0;
        int counted = 0;
        for (int frame = 0; frame < frames; frame++) {
            if (energies[frame] > loudest / 10_000) {
                sum += snrDb(sent, heard, frame * FRAME, (frame + 1) * FRAME);
                counted++;
            }
        }
        return sum / counted;
    }

    private static double snrDb(int[] sent, int[] heard, int from, int to) {
        double noise = 1e-9;
        for (int i = from; i < to; i++) {
            noise += Math.pow(heard[i + DELAY] - sent[i], 2);
        }
        return 10 * Math.log10(energy(sent, from, to - from) / noise);
    }

    private static double energy(int[] samples, int offset, int count) {
        double sum = 0;
        for (int i = offset; i < offset + count; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }
}
