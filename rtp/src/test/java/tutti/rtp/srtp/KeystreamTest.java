package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is made beforehand is what would have been made for each packet.
class KeystreamTest {
    private static final int STEPS = 20_000;
    private static final int LONGEST = 2 * Keystream.PACKET_OCTETS;
    private static final int BLOCK = AesBlocks.BLOCK_OCTETS;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final AesBlocks aes = new AesBlocks();
    private final byte[] key = randomOctets(16);
    private final byte[] salt = randomOctets(14);

    private byte[] randomOctets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    private Keystream keystream(CounterLayout layout, int packetsAhead) {
        return new Keystream(AesBlocks.under(key), layout, salt, packetsAhead, aes);
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameWhateverOrderPacketsComeIn(CounterLayout layout) {
        Keystream ahead = keystream(layout, Keystream.PACKETS_AHEAD);
        Keystream single = keystream(layout, 0);
        int ssrc = 7;
        long index = (1L << 16) - 20;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(40)) {
                case 0 -> ssrc = random.nextInt(3);
                case 1 -> index += random.nextInt(40);
                case 2 -> index -= random.nextInt((int) Math.min(index, 20));
                default -> index++;
            }
            int from = random.nextInt(3) * BLOCK;
            byte[] plain = randomOctets(random.nextInt(LONGEST));
            byte[] expected = plain.clone();
            single.xor(expected, 0, expected.length, ssrc, index, from);
            byte[] packet = plain.clone();
            ahead.prefetch();
            ahead.xor(packet, 0, packet.length, ssrc, index, from);
            assertThat(packet)
                    .as("seed %d, step %d, index %d, from %d", seed, step, index, from)
                    .isEqualTo(expected);
            ahead.xor(packet, 0, packet.length, ssrc, index, from);
            assertThat(packet).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAnotherForEachPacketSourceAndBlock(CounterLayout layout) {
        Keystream ahead = keystream(layout, Keystream.PACKETS_AHEAD);
        byte[] first = zeros(ahead, 1, 5, 0);
        assertThat(zeros(ahead, 1, 6, 0)).isNotEqualTo(first);
        assertThat(zeros(ahead, 1, 5 + (1L << 32), 0)).isNotEqualTo(first);
        assertThat(zeros(ahead, 2, 5, 0)).isNotEqualTo(first);
        assertThat(zeros(ahead, 1, 5, BLOCK)).isNotEqualTo(first);
        assertThat(zeros(ahead, 1, 5, 0)).isEqualTo(first);
    }

    private static byte[] zeros(Keystream keystream, int ssrc, long index, int from) {
        byte[] octets = new byte[Keystream.PACKET_OCTETS - BLOCK];
        keystream.xor(octets, 0, octets.length, ssrc, index, from);
        return octets;
    }
}
