package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is made beforehand is what would have been made for each packet.
class KeystreamTest {
    private static final int STEPS = 20_000;
    private static final int LONGEST = 2 * Keystream.PACKET_OCTETS;

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

    private Keystream keystream(int packetsAhead) {
        return new Keystream(AesBlocks.under(key), salt, packetsAhead, aes);
    }

    @Test
    void isTheSameWhateverOrderPacketsComeIn() {
        Keystream ahead = keystream(Keystream.PACKETS_AHEAD);
        Keystream single = keystream(0);
        int ssrc = 7;
        long index = (1L << 16) - 20;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(40)) {
                case 0 -> ssrc = random.nextInt(3);
                case 1 -> index += random.nextInt(40);
                case 2 -> index -= random.nextInt((int) Math.min(index, 20));
                default -> index++;
            }
            byte[] plain = randomOctets(random.nextInt(LONGEST));
            byte[] expected = plain.clone();
            single.xor(expected, 0, expected.length, ssrc, index);
            byte[] packet = plain.clone();
            ahead.prefetch();
            ahead.xor(packet, 0, packet.length, ssrc, index);
            assertThat(packet)
                    .as("seed %d, step %d, index %d", seed, step, index)
                    .isEqualTo(expected);
            ahead.xor(packet, 0, packet.length, ssrc, index);
            assertThat(packet).isEqualTo(plain);
        }
    }

    @Test
    void isAnotherForEachPacketAndSource() {
        Keystream ahead = keystream(Keystream.PACKETS_AHEAD);
        byte[] first = zeros(ahead, 1, 5);
        assertThat(zeros(ahead, 1, 6)).isNotEqualTo(first);
        assertThat(zeros(ahead, 2, 5)).isNotEqualTo(first);
        assertThat(zeros(ahead, 1, 5)).isEqualTo(first);
    }

    private static byte[] zeros(Keystream keystream, int ssrc, long index) {
        byte[] octets = new byte[Keystream.PACKET_OCTETS];
        keystream.xor(octets, 0, octets.length, ssrc, index);
        return octets;
    }
}
