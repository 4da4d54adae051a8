package tutti.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.audio.opus.Libopus.LIBRARY;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SyntheticSpeech;

/// Packets that somebody damaged or made up.
class OpusDecoderPropertyTest {
    private static final int PACKETS = Boolean.getBoolean("tutti.slow") ? 300_000 : 6_000;
    private static final long SEED = 6716;

    private final RandomGenerator random = Signal.random(SEED);

    @Test
    void noPayloadCrashesOrIsTakenForLongerThanItSays() {
        List<byte[]> good = genuine();
        OpusPacket packet = new OpusPacket();
        try (OpusDecoder decoder = LIBRARY.decoder(48_000)) {
            int[] samples = new int[decoder.samplesMax()];
            long refused = 0;
            for (int i = 0; i < PACKETS; i++) {
                byte[] bad = mutated(good.get(random.nextInt(good.size())));
                boolean readable = packet.read(bad, 0, bad.length);
                if (random.nextInt(4) == 0) {
                    int filled = decoder.decodeFec(bad, 0, bad.length, samples, 0, 960);
                    assertThat(filled).as(description(i, bad)).isIn(0, 960);
                    refused += filled == 0 ? 1 : 0;
                }
                int count = decoder.decode(bad, 0, bad.length, samples, 0);
                refused += count == 0 ? 1 : 0;
                assertThat(count).as(description(i, bad)).isIn(0, readable ? packet.samples(48_000) : 0);
                for (int k = 0; k < count; k++) {
                    if (samples[k] < -32_768 || samples[k] > 32_767) {
                        throw new AssertionError(description(i, bad) + ": sample " + samples[k]);
                    }
                }
            }
            assertThat(decoder.malformedPackets()).isEqualTo(refused).isPositive();
            assertThat(decoder.decode(good.getFirst(), 0, good.getFirst().length, samples, 0))
                    .isPositive();
        }
    }

    private List<byte[]> genuine() {
        int[] speech = SyntheticSpeech.samples(48_000, 2, -20, SEED);
        OpusSettings settings = OpusSettings.forRate(48_000);
        try (OpusEncoder hybrid = LIBRARY.encoder(settings.withExpectedLossPercent(20));
                OpusEncoder silk =
                        LIBRARY.encoder(settings.withBitrateBps(12_000).withComplexity(1));
                OpusEncoder celt = LIBRARY.encoder(settings.withBitrateBps(128_000))) {
            List<byte[]> packets = Coded.packets(hybrid, speech, 960);
            packets.addAll(Coded.packets(silk, speech, 2_880));
            packets.addAll(Coded.packets(celt, speech, 480));
            return packets;
        }
    }

    private byte[] mutated(byte[] packet) {
        byte[] bad = packet.clone();
        switch (random.nextInt(5)) {
            case 0 -> bad = Arrays.copyOf(bad, random.nextInt(bad.length + 1));
            case 1 -> bad = Arrays.copyOf(bad, bad.length + random.nextInt(200));
            case 2 -> random.nextBytes(bad);
            case 3 -> bad[0] = (byte) random.nextInt();
            default -> {}
        }
        for (int flips = random.nextInt(6); flips > 0 && bad.length > 0; flips--) {
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bad;
    }

    private static String description(int number, byte[] payload) {
        return "seed " + SEED + ", packet " + number + ": " + Arrays.toString(payload);
    }
}
