package tutti.server.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tutti.server.DistinctErrors;
import tutti.server.LoopTasks;
import tutti.sip.SipEndpoint;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipOutput;
import tutti.sip.transport.Transport;

/// The one thread that reads and writes every SIP socket and runs the endpoint and all call control.
///
/// ```
///   UdpSocket ──────────────────────────┐
///   StreamListener ─► TcpConnection ────┼─► SipEndpoint.receive ─► call control ─► SipEndpoint ─► send ─► the same
///   SipWebSockets ─► execute ───────────┘
///   others ────────► execute ─────────────────────────────┘
/// ```
public final class SipLoop implements SipOutput, AutoCloseable {
    private static final long HOUSEKEEPING_NANOS = 1_000_000_000L;
    private static final int FREE_PORT_ATTEMPTS_MAX = 16;
    private static final long JOIN_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(SipLoop.class);

    private final SipSockets sockets;
    private final Selector selector;
    private final DistinctErrors errors = new DistinctErrors(LOG);
    private final LoopTasks tasks = new LoopTasks(errors);
    private final TransportCounters counters = new TransportCounters();
    private Optional<SipEndpoint> endpoint = Optional.empty();
    private LongConsumer everySecond = _ -> {};
    private Optional<Thread> thread = Optional.empty();
    private long nextHousekeepingNanos;
    private volatile boolean closing;

    /// Binds UDP and TCP at `address`; port 0 takes a free one, the same for both. Throws [IOException] when it
    /// is busy.
    public SipLoop(InetSocketAddress address) throws IOException {
        this(SipListening.plain(address.getAddress(), address.getPort()));
    }

    /// Binds every port of `listening`. Throws [IOException] when one is busy.
    public SipLoop(SipListening listening) throws IOException {
        selector = Selector.open();
        try {
            sockets = bind(listening);
        } catch (IOException e) {
            closeSockets();
            throw e;
        }
    }

    /// A port that is free for TCP may be in use for UDP: then another one.
    private SipSockets bind(SipListening listening) throws IOException {
        int attemptsLeft = listening.port() == 0 ? FREE_PORT_ATTEMPTS_MAX : 1;
        while (true) {
            try {
                return new SipSockets(listening, selector, new FromSockets(), counters);
            } catch (BindException e) {
                closeChannels();
                if (--attemptsLeft == 0) throw e;
            }
        }
    }

    /// Where UDP and TCP are served. A wildcard if it is bound to one; see [#flowTo] for what peers are told.
    public InetSocketAddress local() {
        return sockets.local();
    }

    /// Where TLS is served, if it is.
    public Optional<InetSocketAddress> localTls() {
        return sockets.localTls();
    }

    /// The way to a peer whom we call: over a connection that is open or will be opened, or by UDP. If `remote`
    /// was made with a name, that is whom a TLS certificate must name. Thread: any.
    public Flow flowTo(Transport transport, InetSocketAddress remote) {
        return sockets.flowTo(transport, remote);
    }

    /// Begins to serve `endpoint`, which from now on belongs to the loop's thread.
    public void start(SipEndpoint endpoint) {
        start(endpoint, _ -> {});
    }

    /// Begins to serve `endpoint`, which from now on belongs to the loop's thread; `everySecond` runs there with
    /// the time.
    public void start(SipEndpoint endpoint, LongConsumer everySecond) {
        this.endpoint = Optional.of(endpoint);
        this.everySecond = everySecond;
        thread = Optional.of(Thread.ofPlatform().name("sip").daemon().start(() -> run(endpoint)));
    }

    /// Runs `task` on the loop's thread soon. Thread: any.
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /// TCP, TLS and WebSocket connections there are. Thread: any.
    public int connections() {
        return sockets.connections().size();
    }

    /// How often something happened. Thread: any.
    public long counted(TransportCounter counter) {
        return counters.of(counter);
    }

    /// Exceptions that should not have been; each kind is in the log once.
    public long unexpectedErrors() {
        return errors.total();
    }

    private void run(SipEndpoint sip) {
        nextHousekeepingNanos = System.nanoTime() + HOUSEKEEPING_NANOS;
        while (!closing) {
            try {
                round(sip);
            } catch (ClosedSelectorException _) {
                return;
            } catch (RuntimeException | IOException e) {
                errors.log("SIP loop", e);
            }
        }
    }

    private void round(SipEndpoint sip) throws IOException {
        long now = System.nanoTime();
        long waitNanos = Math.min(sip.nextDeadlineNanos(), nextHousekeepingNanos) - now;
        if (waitNanos > 0 && tasks.isEmpty()) selector.select(this::onReady, Math.max(1, waitNanos / 1_000_000));
        else selector.selectNow(this::onReady);
        tasks.run();
        now = System.nanoTime();
        if (sip.nextDeadlineNanos() - now <= 0) sip.onDeadline(now);
        if (nextHousekeepingNanos - now <= 0) keepHouse(now);
    }

    private void onReady(SelectionKey key) {
        try {
            if (key.attachment() instanceof Selected selected) selected.ready(key);
        } catch (IOException e) {
            if (key.attachment() instanceof TcpConnection connection)
                sockets.connections().failed(connection, e);
            else errors.log("SIP socket", e);
        } catch (RuntimeException e) {
            errors.log("SIP message", e);
        }
    }

    @Override
    public void send(Flow flow, byte[] bytes, int offset, int length) {
        try {
            sockets.send(flow, bytes, offset, length);
        } catch (IOException | RuntimeException _) {
            failed(flow);
        }
    }

    private void failed(Flow flow) {
        counters.count(TransportCounter.SEND_FAILURES);
        tasks.add(() -> endpoint.orElseThrow().sendFailed(flow, System.nanoTime()));
    }

    /// The endpoint must not be called back out of a send, so it hears of what failed in the next round.
    private final class FromSockets implements Arrivals {
        @Override
        public void message(Flow flow, byte[] bytes, int offset, int length) {
            try {
                endpoint.orElseThrow().receive(bytes, offset, length, flow, System.nanoTime());
            } catch (RuntimeException e) {
                errors.log("SIP message", e);
            }
        }

        @Override
        public void gone(Flow flow) {
            tasks.add(() -> endpoint.orElseThrow().flowClosed(flow, System.nanoTime()));
        }

        @Override
        public void failed(Flow flow) {
            SipLoop.this.failed(flow);
        }

        @Override
        public void execute(Runnable task) {
            SipLoop.this.execute(task);
        }
    }

    /// What WebSockets bring comes in here.
    WebSocketGate webSocketGate() {
        return new WebSocketGate(sockets, counters, this::execute);
    }

    private void keepHouse(long now) {
        nextHousekeepingNanos = now + HOUSEKEEPING_NANOS;
        sockets.keepHouse(now);
        everySecond.accept(now);
    }

    /// Stops the thread and closes every socket; calls that are still up are not told, see `TuttiServer.close`.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        thread.ifPresent(running -> {
            try {
                running.join(JOIN_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            sockets.close();
            closeSockets();
        } catch (IOException e) {
            throw new UncheckedIOException("closing SIP sockets", e);
        }
    }

    private void closeSockets() throws IOException {
        closeChannels();
        selector.close();
    }

    private void closeChannels() throws IOException {
        for (SelectionKey key : selector.keys()) key.channel().close();
    }
}
