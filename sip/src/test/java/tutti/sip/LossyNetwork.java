package tutti.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import tutti.sip.auth.RequestAuthority;
import tutti.sip.call.CallListener;
import tutti.sip.call.ReliableProvisionals;
import tutti.sip.transport.Flow;

/// Endpoints joined by a network that drops, doubles, delays and reorders datagrams, in virtual time. One seed,
/// one run.
final class LossyNetwork {
    /// How bad it is; probabilities in percent, delays in milliseconds.
    record Weather(int dropPercent, int duplicatePercent, int delayMinMillis, int delayMaxMillis) {
        static final Weather FAIR = new Weather(0, 0, 5, 6);
        static final Weather STORM = new Weather(30, 10, 5, 400);
    }

    private record Event(long atNanos, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Map<InetSocketAddress, SipEndpoint> endpoints = new HashMap<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final SplittableRandom random;
    private final Weather weather;
    private long nowNanos = 1_000_000_000L;
    private long order;
    private long datagrams;

    LossyNetwork(long seed, Weather weather) {
        this.random = new SplittableRandom(seed);
        this.weather = weather;
    }

    static InetSocketAddress address(int last) {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2." + last), 5060);
    }

    SipEndpoint join(int last, CallListener listener) {
        return join(last, listener, ReliableProvisionals.WHERE_REQUIRED, RequestAuthority.EVERYBODY);
    }

    SipEndpoint join(int last, CallListener listener, ReliableProvisionals provisionals, RequestAuthority authority) {
        SipSettings standard = SipSettings.standard("tutti/test");
        SipSettings settings =
                new SipSettings(standard.transactions(), standard.calls().withProvisionals(provisionals));
        SipEndpoint endpoint = new SipEndpoint(settings, random.split(), this::send, listener, authority);
        endpoints.put(address(last), endpoint);
        return endpoint;
    }

    SplittableRandom random() {
        return random;
    }

    long nowNanos() {
        return nowNanos;
    }

    long datagrams() {
        return datagrams;
    }

    /// Does something later.
    void after(long millis, Runnable action) {
        events.add(new Event(nowNanos + millis * 1_000_000, order++, action));
    }

    private void send(Flow flow, byte[] bytes, int offset, int length) {
        datagrams++;
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        int copies = random.nextInt(100) < weather.duplicatePercent ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            if (random.nextInt(100) >= weather.dropPercent) {
                after(random.nextInt(weather.delayMinMillis, weather.delayMaxMillis), () -> deliver(flow, copy));
            }
        }
    }

    private void deliver(Flow flow, byte[] bytes) {
        InetSocketAddress sender = flow.local();
        InetSocketAddress destination = flow.remote();
        SipEndpoint receiver = endpoints.get(destination);
        if (receiver != null) {
            receiver.receive(bytes, 0, bytes.length, Flow.udp(destination, sender), nowNanos);
        }
    }

    /// Runs everything that happens within `millis`.
    void run(long millis) {
        long end = nowNanos + millis * 1_000_000;
        while (true) {
            long next = nextDeadline();
            Event event = events.peek();
            if (event != null && event.atNanos <= Math.min(next, end)) {
                events.remove();
                nowNanos = Math.max(nowNanos, event.atNanos);
                event.action.run();
            } else if (next <= end) {
                nowNanos = Math.max(nowNanos, next);
                endpoints.values().forEach(endpoint -> endpoint.onDeadline(nowNanos));
            } else {
                break;
            }
        }
        nowNanos = end;
    }

    private long nextDeadline() {
        long next = Long.MAX_VALUE;
        for (SipEndpoint endpoint : endpoints.values()) {
            next = Math.min(next, endpoint.nextDeadlineNanos());
        }
        return next;
    }
}
