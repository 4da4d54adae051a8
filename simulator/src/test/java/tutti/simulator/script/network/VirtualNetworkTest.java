package tutti.simulator.script.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class VirtualNetworkTest {
    private static final long FRAME_NANOS = 20_000_000;
    private static final int PACKETS = 50_000;

    /// When each packet arrived, by number; those that did not are missing, those that came twice are there
    /// twice.
    private record Arrival(int number, long nanos) {}

    private static List<Arrival> arrivals(NetworkConditions conditions, long seed) {
        VirtualNetwork network = new VirtualNetwork(
                conditions,
                3 * FRAME_NANOS,
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        List<Arrival> arrivals = new ArrayList<>();
        for (int number = 0; number < PACKETS; number++) {
            byte[] octets = {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
            network.send(octets, number * FRAME_NANOS);
        }
        network.deliver(
                Long.MAX_VALUE,
                (octets, nanos) -> arrivals.add(new Arrival(
                        ((octets[0] & 0xFF) << 16) | ((octets[1] & 0xFF) << 8) | (octets[2] & 0xFF), nanos)));
        return arrivals;
    }

    @Test
    void aCleanNetworkOnlyDelays() {
        List<Arrival> arrivals = arrivals(new NetworkConditions(30, 0, 0, 1, 0, 0), 1);
        assertThat(arrivals).hasSize(PACKETS);
        assertThat(arrivals).allSatisfy(it -> assertThat(it.nanos()).isEqualTo(it.number() * FRAME_NANOS + 30_000_000));
    }

    @Test
    void losesAsManyAsToldInRunsAsLongAsTold() {
        List<Arrival> arrivals = arrivals(new NetworkConditions(0, 0, 10, 4, 0, 0), 2);
        assertThat((double) arrivals.size() / PACKETS).isCloseTo(0.9, within(0.01));
        int runs = 0;
        for (int i = 1; i < arrivals.size(); i++) {
            if (arrivals.get(i).number() != arrivals.get(i - 1).number() + 1) runs++;
        }
        assertThat((double) (PACKETS - arrivals.size()) / runs).isCloseTo(4, within(0.4));
    }

    @Test
    void jitterKeepsTheOrderAndReorderingDoesNot() {
        List<Arrival> jitter = arrivals(new NetworkConditions(0, 40, 0, 1, 0, 0), 3);
        assertThat(jitter).extracting(Arrival::number).isSorted();
        List<Arrival> reordered = arrivals(new NetworkConditions(0, 0, 0, 1, 2, 0), 3);
        long late = reordered.stream()
                .filter(it -> it.nanos() == (it.number() + 3) * FRAME_NANOS)
                .count();
        assertThat((double) late / PACKETS).isCloseTo(0.02, within(0.005));
    }

    @Test
    void repeatsAsManyAsTold() {
        List<Arrival> arrivals = arrivals(new NetworkConditions(0, 0, 0, 1, 0, 5), 4);
        assertThat((double) arrivals.size() / PACKETS).isCloseTo(1.05, within(0.005));
    }

    @Test
    void theSameSeedGivesTheSameArrivalsAndAnotherOthers() {
        NetworkConditions bad = new NetworkConditions(20, 10, 5, 2, 1, 1);
        assertThat(arrivals(bad, 5)).isEqualTo(arrivals(bad, 5)).isNotEqualTo(arrivals(bad, 6));
    }
}
