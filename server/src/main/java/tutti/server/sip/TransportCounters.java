package tutti.server.sip;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// The numbers behind [TransportCounter]. Thread: any.
final class TransportCounters {
    private final Map<TransportCounter, LongAdder> totals = new EnumMap<>(TransportCounter.class);

    TransportCounters() {
        for (TransportCounter counter : TransportCounter.values()) totals.put(counter, new LongAdder());
    }

    void count(TransportCounter counter) {
        total(counter).increment();
    }

    long of(TransportCounter counter) {
        return total(counter).sum();
    }

    @SuppressWarnings("NullAway") // every counter has its total since the constructor
    private LongAdder total(TransportCounter counter) {
        return totals.get(counter);
    }
}
