package tutti.server.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRecordTest {
    private static final int ROUNDS = 10_000;

    @Test
    void readsWhatDnsWrites() {
        assertThat(ServiceRecord.parse("10 60 5070 sip1.example.org."))
                .contains(new ServiceRecord(10, 60, 5070, "sip1.example.org"));
        assertThat(ServiceRecord.parse("0 0 0 .")).contains(new ServiceRecord(0, 0, 0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10 60 5070", "ten 60 5070 a.", "10 -1 5070 a.", "10 60 65536 a.", "1 2 3 4 a."})
    void refusesWhatIsNoRecord(String text) {
        assertThat(ServiceRecord.parse(text)).isEmpty();
    }

    /// RFC 2782: those of the lowest priority first; of one priority a weight of 3 is first three times as often as
    /// 1.
    @Test
    void ordersByPriorityAndInTheMeasureOfTheWeights() {
        ServiceRecord light = new ServiceRecord(10, 10, 5060, "light");
        ServiceRecord heavy = new ServiceRecord(10, 30, 5060, "heavy");
        ServiceRecord never = new ServiceRecord(10, 0, 5060, "never");
        ServiceRecord last = new ServiceRecord(20, 1000, 5060, "last");
        Random random = new Random(1);
        int heavyFirst = 0;
        int lightFirst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<ServiceRecord> order = ServiceRecord.inOrder(List.of(last, heavy, never, light), random);
            assertThat(order).hasSize(4).doesNotHaveDuplicates().last().isEqualTo(last);
            if (order.getFirst().equals(heavy)) heavyFirst++;
            if (order.getFirst().equals(light)) lightFirst++;
        }
        assertThat(heavyFirst / (double) lightFirst).isBetween(2.7, 3.3);
        assertThat(ROUNDS - heavyFirst - lightFirst)
                .as("of weight 0, but first now and then")
                .isBetween(1, 500);
    }
}
