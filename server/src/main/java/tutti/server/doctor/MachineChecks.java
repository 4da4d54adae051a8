package tutti.server.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import tutti.server.config.ServerSettings;

/// Java, processors, memory, open files.
final class MachineChecks {
    private static final int JAVA_FEATURE = 25;
    private static final long MIB = 1 << 20;

    /// Below this the collector of `./tutti serve` (ZGC) has little room to work ahead.
    private static final long MEMORY_MIB_MIN = 512;

    /// What a server holds open beside its calls: jars, listening sockets, HTTP.
    private static final long FILES_BESIDE_CALLS = 256;

    private static final int FILES_PER_CALL = 2;

    private final ServerSettings settings;
    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();

    MachineChecks(ServerSettings settings) {
        this.settings = settings;
    }

    Finding java() {
        String found = Runtime.version() + ", " + System.getProperty("java.vendor");
        if (Runtime.version().feature() == JAVA_FEATURE) return Finding.ok(found);
        return Finding.warning(found, "Tutti is tested with Java 25 only; set JAVA_HOME to a JDK 25");
    }

    Finding processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors > 1) return Finding.ok(processors + " available");
        return Finding.warning(
                "1 available", "media share it with everything else; late frames are likely: give this machine two");
    }

    Finding memory() {
        if (!(system instanceof com.sun.management.OperatingSystemMXBean known)) return Finding.ok("unknown");
        long mebibytes = known.getTotalMemorySize() / MIB;
        String found = mebibytes + " MiB; ./tutti serve collects garbage with ZGC";
        if (mebibytes >= MEMORY_MIB_MIN) return Finding.ok(found);
        return Finding.warning(found, "give this machine " + MEMORY_MIB_MIN + " MiB at least");
    }

    Finding openFiles() {
        if (!(system instanceof UnixOperatingSystemMXBean unix)) return Finding.ok("not limited here");
        return openFiles(unix.getMaxFileDescriptorCount(), settings.limits().calls());
    }

    static Finding openFiles(long limit, int calls) {
        long wanted = (long) calls * FILES_PER_CALL + FILES_BESIDE_CALLS;
        if (limit >= wanted) return Finding.ok(limit + " allowed");
        return Finding.warning(
                limit + " allowed, " + calls + " calls want " + wanted,
                "raise it (ulimit -n " + wanted + ", or LimitNOFILE= in the unit file) or lower --max-calls");
    }
}
