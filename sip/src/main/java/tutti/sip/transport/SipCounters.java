package tutti.sip.transport;

import java.util.EnumMap;
import java.util.concurrent.atomic.LongAdder;

/// The numbers behind [SipCounter]. Thread: written by the endpoint's; any thread may read.
public final class SipCounters {
    private final EnumMap<SipCounter, LongAdder> totals = new EnumMap<>(SipCounter.class);

    public SipCounters() {
        for (SipCounter counter : SipCounter.values()) {
            totals.put(counter, new LongAdder());
        }
    }

    public void count(SipCounter counter) {
        total(counter).increment();
    }

    public long of(SipCounter counter) {
        return total(counter).sum();
    }

    @SuppressWarnings("NullAway") // every counter has its total since the constructor
    private LongAdder total(SipCounter counter) {
        return totals.get(counter);
    }
}
