package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpairedPathTest {
    private static final int PACKETS = 20_000;
    private static final long FRAME_NANOS = 20_000_000;

    private static List<Integer> arrivals(Impairment impairment) {
        ImpairedPath path = new ImpairedPath(impairment, PACKETS, 7);
        List<Integer> arrivals = new ArrayList<>();
        for (int n = 0; n < PACKETS; n++) {
            path.send(new byte[] {(byte) (n >> 8), (byte) n}, n * FRAME_NANOS);
        }
        path.deliver(Long.MAX_VALUE, (octets, _) -> arrivals.add(((octets[0] & 0xFF) << 8) | (octets[1] & 0xFF)));
        return arrivals;
    }

    @Test
    void losesTheShareThatIsAskedForInRunsOfThatLength() {
        List<Integer> arrivals = arrivals(Impairment.lossAndJitter(10, 3, 30));
        int runs = 0;
        for (int i = 1; i < arrivals.size(); i++) runs += arrivals.get(i) > arrivals.get(i - 1) + 1 ? 1 : 0;
        int lost = PACKETS - arrivals.size();
        assertThat(lost).isBetween(1_800, 2_200);
        assertThat((double) lost / runs).isBetween(2.7, 3.3);
        assertThat(arrivals).isSorted();
    }

    @Test
    void reordersAndDoublesTheShareThatIsAskedFor() {
        List<Integer> reordered = arrivals(Impairment.NONE.reordered(1));
        int overtaken = 0;
        for (int i = 1; i < reordered.size(); i++) overtaken += reordered.get(i) < reordered.get(i - 1) ? 1 : 0;
        assertThat(overtaken).isBetween(160, 240);
        assertThat(arrivals(Impairment.NONE.duplicated(1))).hasSizeBetween(PACKETS + 160, PACKETS + 240);
    }

    @Test
    void aStandstillDelaysAllToItsEnd() {
        ImpairedPath path = new ImpairedPath(Impairment.spikes(10, 300), 100, 1);
        path.send(new byte[1], 10_000_000_000L);
        path.send(new byte[1], 10_290_000_000L);
        path.send(new byte[1], 10_310_000_000L);
        List<Long> arrivals = new ArrayList<>();
        path.deliver(Long.MAX_VALUE, (_, arrivalNanos) -> arrivals.add(arrivalNanos));
        assertThat(arrivals).containsExactly(10_300_000_000L, 10_300_000_000L, 10_320_000_000L);
    }
}
