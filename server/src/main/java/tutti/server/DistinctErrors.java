package tutti.server;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/// Logs each kind of unexpected exception once and counts the rest, so that no sender can fill the disk.
///
/// A kind is where it was thrown: class and first stack frame. Thread: any.
public final class DistinctErrors {
    /// Kinds remembered; beyond that nothing new is logged, only counted.
    public static final int KINDS_MAX = 256;

    private final Logger logger;
    private final Map<String, Long> countsByKind = new HashMap<>();
    private long total;

    public DistinctErrors(Logger logger) {
        this.logger = logger;
    }

    public synchronized void log(String where, Throwable error) {
        total++;
        StackTraceElement[] trace = error.getStackTrace();
        String kind = error.getClass().getName() + (trace.length == 0 ? "" : "@" + trace[0]);
        if (!countsByKind.containsKey(kind) && countsByKind.size() >= KINDS_MAX) return;
        if (countsByKind.merge(kind, 1L, Long::sum) == 1L) {
            logger.error("{}; further errors of this kind are only counted", where, error);
        }
    }

    /// All errors so far, logged or not.
    public synchronized long total() {
        return total;
    }
}
