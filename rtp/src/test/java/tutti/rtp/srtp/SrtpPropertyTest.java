package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.srtp.Packets.withRoom;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Random packets, changed on the way or out of order.
class SrtpPropertyTest {
    private static final int PACKETS = 1500;

    private final long seed = Long.getLong("tutti.seed", 20_260_101L);
    private final Random random = new Random(seed);

    /// One bit, anywhere: header, payload, tag, index.
    @ParameterizedTest
    @EnumSource
    void neverTakesAPacketWithOneBitChanged(SrtpProfile profile) {
        SrtpMasterKey key = Packets.key(profile, seed);
        SrtpSender sender = new SrtpSender(key);
        SrtpReceiver receiver = new SrtpReceiver(key);
        for (int i = 0; i < PACKETS; i++) {
            boolean report = i % 4 == 0;
            byte[] plain = report ? Packets.rtcp(9) : Packets.rtp(9, i, random.nextInt(200));
            byte[] packet = withRoom(plain);
            int length =
                    report ? sender.protectRtcp(packet, 0, plain.length) : sender.protectRtp(packet, 0, plain.length);
            byte[] changed = Arrays.copyOf(packet, length);
            int bit = random.nextInt(length * Byte.SIZE);
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            byte[] arrived = changed.clone();

            SrtpVerdict forged = open(receiver, report, arrived, length);
            SrtpVerdict real = open(receiver, report, packet, length);

            assertThat(forged).as("seed %d, packet %d, bit %d", seed, i, bit).isNotEqualTo(SrtpVerdict.OK);
            assertThat(arrived).isEqualTo(changed);
            assertThat(real).as("seed %d, packet %d", seed, i).isEqualTo(SrtpVerdict.OK);
            assertThat(Arrays.copyOf(packet, receiver.plainLength())).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverTakesNoise(SrtpProfile profile) {
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile, seed));
        for (int i = 0; i < PACKETS; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = (byte) (0x80 | (noise[0] & 0x3F));
            }
            assertThat(open(receiver, i % 2 == 0, noise, noise.length))
                    .as("seed %d, packet %d", seed, i)
                    .isNotEqualTo(SrtpVerdict.OK);
        }
    }

    private static SrtpVerdict open(SrtpReceiver receiver, boolean report, byte[] packet, int length) {
        return report ? receiver.unprotectRtcp(packet, 0, length) : receiver.unprotectRtp(packet, 0, length);
    }

    /// RFC 3711 §3.3.2, against a set of all that was ever seen.
    @Test
    void remembersWhatItSaw() {
        for (int run = 0; run < 200; run++) {
            ReplayWindow window = new ReplayWindow();
            Set<Long> seen = new HashSet<>();
            long centre = 1000L + random.nextInt(1000);
            for (int i = 0; i < 500; i++) {
                centre += random.nextInt(20) == 0 ? random.nextInt(200) : 1;
                long index = Math.max(0, centre - random.nextInt(160));
                SrtpVerdict expected = index <= window.highest() - ReplayWindow.WINDOW_PACKETS
                        ? SrtpVerdict.TOO_OLD
                        : seen.contains(index) ? SrtpVerdict.REPLAYED : SrtpVerdict.OK;
                assertThat(window.look(index))
                        .as("seed %d, run %d, step %d", seed, run, i)
                        .isEqualTo(expected);
                if (expected == SrtpVerdict.OK) {
                    window.note(index);
                    seen.add(index);
                }
            }
        }
    }

    /// RFC 3711 §3.3.1: whatever arrives within half a wrap of the newest gets its own index.
    @Test
    void findsTheIndexNearestToTheNewest() {
        for (int i = 0; i < 100_000; i++) {
            long highest = random.nextLong(1L << 40);
            long index = Math.max(0, highest + random.nextInt(-(1 << 15) + 1, 1 << 15));

            assertThat(PacketIndex.nearest(highest, (int) index & 0xFFFF))
                    .as("seed %d, %d near %d", seed, index, highest)
                    .isEqualTo(index);
        }
    }
}
