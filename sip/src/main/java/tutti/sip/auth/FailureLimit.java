package tutti.sip.auth;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Wrong answers by where they came from: an IPv4 address, or the 64 bits of IPv6 that one customer has.
final class FailureLimit {
    private static final int PREFIX_BYTES = 8;

    private record Failures(int count, long lastNanos) {
        static final Failures NONE = new Failures(0, 0);
    }

    private final DigestSettings settings;
    private final Map<String, Failures> bySource = new LinkedHashMap<>();

    FailureLimit(DigestSettings settings) {
        this.settings = settings;
    }

    boolean isReached(InetAddress source, long nowNanos) {
        return current(key(source), nowNanos) >= settings.failuresMax();
    }

    void note(InetAddress source, long nowNanos) {
        String key = key(source);
        int count = current(key, nowNanos) + 1;
        bySource.remove(key);
        if (bySource.size() >= settings.sourcesMax()) {
            bySource.remove(bySource.keySet().iterator().next());
        }
        bySource.put(key, new Failures(count, nowNanos));
    }

    private int current(String key, long nowNanos) {
        Failures failures = bySource.getOrDefault(key, Failures.NONE);
        boolean recent = nowNanos - failures.lastNanos < settings.failureMillis() * 1_000_000;
        return recent ? failures.count : 0;
    }

    private static String key(InetAddress source) {
        byte[] address = source.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(address, Math.min(address.length, PREFIX_BYTES)));
    }
}
