package tutti.audio.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tutti.audio.voice.Signal;

class NoiseDescriptionTest {
    private final NoiseDescription description = new NoiseDescription();

    private static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }

    /// RFC 3389 §3.1: the level is the whole payload if there is nothing else.
    @Test
    void levelAloneIsWhiteNoise() {
        assertThat(description.read(octets(0, 78), 1, 1)).isEqualTo(SidReading.UNDERSTOOD);
        assertThat(description.levelDbov()).isEqualTo(-78);
        assertThat(description.order()).isZero();
        assertThat(description.reflection(0)).isZero();
    }

    /// RFC 3389 §3.2: k = 258 (N - 127) / 32768.
    @Test
    void readsCoefficients() {
        description.read(octets(50, 0, 127, 254, 128), 0, 5);
        assertThat(description.order()).isEqualTo(4);
        assertThat(description.reflection(0)).isCloseTo(-0.99994, within(1e-5));
        assertThat(description.reflection(1)).isZero();
        assertThat(description.reflection(2)).isCloseTo(0.99994, within(1e-5));
        assertThat(description.reflection(3)).isCloseTo(258.0 / 32768, within(1e-12));
    }

    /// RFC 3389 §3: a receiver may set coefficients of higher order to zero.
    @Test
    void leavesOutCoefficientsAfterTheTenth() {
        byte[] octets = octets(50, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255);
        assertThat(description.read(octets, 0, octets.length).isUnderstood()).isTrue();
        assertThat(description.order()).isEqualTo(NoiseDescription.ORDER_MAX);
    }

    @Test
    void whatIsNotUnderstoodChangesNothing() {
        description.read(octets(60, 100), 0, 2);
        assertThat(description.read(octets(), 0, 0)).isEqualTo(SidReading.EMPTY);
        assertThat(description.read(octets(0x80 | 20), 0, 1)).isEqualTo(SidReading.RESERVED_LEVEL);
        assertThat(description.read(octets(20, 127, 255), 0, 3)).isEqualTo(SidReading.UNSTABLE_COEFFICIENT);
        assertThat(description.levelDbov()).isEqualTo(-60);
        assertThat(description.order()).isEqualTo(1);
    }

    @Test
    void writesWhatItRead() {
        RandomGenerator random = Signal.random(3389);
        byte[] written = new byte[NoiseDescription.PAYLOAD_OCTETS_MAX];
        for (int round = 0; round < 1000; round++) {
            byte[] octets = new byte[1 + random.nextInt(NoiseDescription.PAYLOAD_OCTETS_MAX)];
            octets[0] = (byte) random.nextInt(128);
            for (int i = 1; i < octets.length; i++) {
                octets[i] = (byte) random.nextInt(255);
            }
            assertThat(description.read(octets, 0, octets.length).isUnderstood())
                    .isTrue();
            int count = description.write(written, 0);
            assertThat(written).startsWith(octets);
            assertThat(count).isEqualTo(octets.length);
        }
    }

    @Test
    void writesNoLevelThatCannotBeWritten() {
        byte[] written = new byte[NoiseDescription.PAYLOAD_OCTETS_MAX];
        description.begin(-500);
        description.write(written, 0);
        assertThat(written[0]).isEqualTo((byte) 127);
        description.begin(3);
        description.write(written, 0);
        assertThat(written[0]).isZero();
    }

    @Test
    void anyPayloadIsAnswered() {
        RandomGenerator random = Signal.random(13);
        for (int round = 0; round < 20_000; round++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            SidReading reading = description.read(octets, 0, octets.length);
            assertThat(description.order()).as("%s", reading).isBetween(0, NoiseDescription.ORDER_MAX);
            assertThat(description.levelDbov()).isBetween(-127.0, 0.0);
        }
    }
}
