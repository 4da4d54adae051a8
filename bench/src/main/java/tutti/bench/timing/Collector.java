package tutti.bench.timing;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

/// The garbage collector of this process: its barriers are part of every cost.
public final class Collector {
    private Collector() {}

    /// Its name, or the names of its parts.
    public static String name() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(" + "));
    }
}
