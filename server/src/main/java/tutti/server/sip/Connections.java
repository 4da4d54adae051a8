package tutti.server.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import tutti.sip.transport.Flow;

/// The connections there are, by their number, by their source and, if we opened them, by the flows that asked
/// for them.
///
/// Thread: the SIP loop's, except [#nextNumber] and [#size].
final class Connections {
    private final ConnectionLimits limits;
    private final Arrivals arrivals;
    private final TransportCounters counters;
    private final HandshakeWorker handshakes;
    private final Scratch scratch = new Scratch();
    private final Map<Long, Connection> byNumber = new HashMap<>();
    private final Map<InetAddress, Integer> perSource = new HashMap<>();
    private final Map<Long, Set<Flow>> askedFor = new HashMap<>();
    private final AtomicLong numbers = new AtomicLong(Flow.NO_CONNECTION);
    private volatile int size;

    Connections(ConnectionLimits limits, Arrivals arrivals, TransportCounters counters, HandshakeWorker handshakes) {
        this.limits = limits;
        this.arrivals = arrivals;
        this.counters = counters;
        this.handshakes = handshakes;
    }

    /// A number that no connection had before. Thread: any.
    long nextNumber() {
        return numbers.incrementAndGet();
    }

    /// How many there are. Thread: any.
    int size() {
        return size;
    }

    Scratch scratch() {
        return scratch;
    }

    /// Whether one more may come from `source`; counts it if not.
    boolean mayComeFrom(InetAddress source) {
        if (!mayBeOneMore()) return false;
        if (perSource.getOrDefault(source, 0) < limits.connectionsPerSource()) return true;
        counters.count(TransportCounter.REFUSED_FOR_SOURCE);
        return false;
    }

    /// Whether there may be one more; counts it if not.
    boolean mayBeOneMore() {
        if (byNumber.size() < limits.connections()) return true;
        counters.count(TransportCounter.REFUSED_CONNECTIONS);
        return false;
    }

    /// Takes a connection that a peer opened.
    void accepted(Connection connection) {
        add(connection);
        perSource.merge(connection.flow().remote().getAddress(), 1, Integer::sum);
    }

    /// Takes a connection that we opened because `asked` wanted one.
    void opened(TcpConnection connection, Flow asked) {
        add(connection);
        askedFor.put(connection.flow().connection(), new LinkedHashSet<>(Set.of(asked)));
    }

    private void add(Connection connection) {
        byNumber.put(connection.flow().connection(), connection);
        size = byNumber.size();
    }

    Optional<Connection> numbered(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /// Notes that `asked` is served by `connection`, so that it hears when that is gone.
    void serves(Connection connection, Flow asked) {
        askedFor.computeIfPresent(connection.flow().connection(), (_, flows) -> {
            flows.add(asked);
            return flows;
        });
    }

    /// Sends over `connection`; closes it if that cannot be, or if the peer does not read.
    void send(Connection connection, byte[] bytes, int offset, int length) {
        try {
            if (!connection.send(bytes, offset, length)) close(connection, TransportCounter.SLOW_PEERS);
        } catch (IOException e) {
            failed(connection, e);
        }
    }

    void message(Flow flow, byte[] bytes, int offset, int length) {
        arrivals.message(flow, bytes, offset, length);
    }

    /// Runs `work` of the handshake of `connection` elsewhere; false if too much waits.
    boolean compute(TcpConnection connection, Runnable work) {
        boolean taken = handshakes.offer(() -> {
            work.run();
            arrivals.execute(() -> computed(connection));
        });
        if (!taken) counters.count(TransportCounter.REFUSED_HANDSHAKES);
        return taken;
    }

    private void computed(TcpConnection connection) {
        try {
            connection.computed();
        } catch (IOException e) {
            failed(connection, e);
        }
    }

    /// The peer closed it.
    void ended(TcpConnection connection) {
        if (!connection.isStanding()) counters.count(TransportCounter.FAILED_HANDSHAKES);
        close(connection);
    }

    /// It broke.
    void failed(Connection connection, IOException why) {
        boolean unconnected = connection instanceof TcpConnection tcp && !tcp.isConnected();
        boolean unsecured = connection instanceof TcpConnection tcp && !tcp.isStanding();
        if (unconnected) counters.count(TransportCounter.FAILED_CONNECTS);
        else if (unsecured || why instanceof SSLException) counters.count(TransportCounter.FAILED_HANDSHAKES);
        close(connection);
    }

    void close(Connection connection, TransportCounter why) {
        counters.count(why);
        close(connection);
    }

    /// Closes it and tells whoever depends on it. Closing again changes nothing.
    void close(Connection connection) {
        Flow flow = connection.flow();
        if (!byNumber.remove(flow.connection(), connection)) return;
        size = byNumber.size();
        connection.close();
        arrivals.gone(flow);
        Set<Flow> asked = askedFor.remove(flow.connection());
        if (asked == null) release(flow.remote());
        else asked.forEach(arrivals::failed);
    }

    private void release(InetSocketAddress remote) {
        perSource.computeIfPresent(remote.getAddress(), (_, count) -> count == 1 ? null : count - 1);
    }

    /// Closes what has outlived a limit, and keeps the rest alive. Call it every second or so.
    void keepHouse(long nowNanos) {
        for (Connection connection : List.copyOf(byNumber.values())) {
            Optional<TransportCounter> overdue = connection.overdue(limits, nowNanos);
            if (overdue.isPresent()) close(connection, overdue.get());
            else connection.keepAlive(limits, nowNanos);
        }
    }

    void closeAll() {
        byNumber.values().forEach(Connection::close);
    }
}
