package tutti.server.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tutti.server.DistinctErrors;
import tutti.server.LoopTasks;
import tutti.sip.SipEndpoint;
import tutti.sip.transport.Flow;
import tutti.sip.transport.FrameSink;
import tutti.sip.transport.SipOutput;

/// The one thread that reads and writes every SIP socket and runs the endpoint and all call control.
///
/// ```
///   UDP ──────────────┐
///   TCP ─► SipStream ─┴─► SipEndpoint.receive ─► call control ─► SipEndpoint ─► send ─► UDP / TCP
///   others ─► execute ──────────────────────────────┘
/// ```
public final class SipLoop implements SipOutput, AutoCloseable {
    private static final long HOUSEKEEPING_NANOS = 1_000_000_000L;
    private static final int DATAGRAM_MAX = 65_536;
    private static final int READ_BYTES = 16_384;
    private static final int DATAGRAMS_PER_ROUND_MAX = 64;
    private static final int KERNEL_BUFFER_BYTES = 4 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(SipLoop.class);

    private final Selector selector;
    private final DatagramChannel udp;
    private final ServerSocketChannel tcp;
    private final InetSocketAddress local;
    private final ByteBuffer receiveBuffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    private final byte[] received = new byte[DATAGRAM_MAX];
    private final TcpConnections connections;
    private final DistinctErrors errors = new DistinctErrors(LOG);
    private final LoopTasks tasks = new LoopTasks(errors);
    private final AtomicLong sendFailures = new AtomicLong();
    private Optional<SipEndpoint> endpoint = Optional.empty();
    private LongConsumer everySecond = _ -> {};
    private Optional<Thread> thread = Optional.empty();
    private long nextHousekeepingNanos;
    private volatile boolean closing;

    /// Binds UDP and TCP at `address`; port 0 takes a free one, the same for both. Throws [IOException] when it
    /// is busy.
    public SipLoop(InetSocketAddress address) throws IOException {
        udp = DatagramChannel.open();
        tcp = ServerSocketChannel.open();
        try {
            udp.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER_BYTES);
            udp.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER_BYTES);
            udp.bind(address);
            local = (InetSocketAddress) udp.getLocalAddress();
            tcp.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            tcp.bind(local);
            selector = Selector.open();
            udp.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            tcp.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            connections = new TcpConnections(selector, local);
        } catch (IOException e) {
            udp.close();
            tcp.close();
            throw e;
        }
    }

    /// Where SIP is served, UDP and TCP alike.
    public InetSocketAddress local() {
        return local;
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

    public long refusedConnections() {
        return connections.refused();
    }

    /// Exceptions that should not have been; each kind is in the log once.
    public long unexpectedErrors() {
        return errors.total();
    }

    /// Messages that a socket refused.
    public long sendFailures() {
        return sendFailures.get();
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
            if (key.channel().equals(udp)) receiveDatagrams();
            else if (key.channel().equals(tcp)) accept();
            else if (key.attachment() instanceof TcpConnection connection) serve(connection, key);
        } catch (IOException e) {
            if (key.attachment() instanceof TcpConnection connection) drop(connection);
            else errors.log("SIP socket", e);
        } catch (RuntimeException e) {
            errors.log("SIP message", e);
        }
    }

    private void receiveDatagrams() throws IOException {
        for (int i = 0; i < DATAGRAMS_PER_ROUND_MAX; i++) {
            receiveBuffer.clear();
            if (!(udp.receive(receiveBuffer) instanceof InetSocketAddress from)) return;
            receiveBuffer.flip();
            int length = receiveBuffer.remaining();
            receiveBuffer.get(received, 0, length);
            try {
                endpoint.orElseThrow().receive(received, 0, length, Flow.udp(local, from), System.nanoTime());
            } catch (RuntimeException e) {
                errors.log("SIP message", e);
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = tcp.accept();
        if (channel != null) connections.accepted(channel);
    }

    private void serve(TcpConnection connection, SelectionKey key) throws IOException {
        if (key.isConnectable() && connection.channel.finishConnect()) connection.flush();
        if (key.isValid() && key.isWritable()) connection.flush();
        if (key.isValid() && key.isReadable()) read(connection);
    }

    private void read(TcpConnection connection) throws IOException {
        receiveBuffer.clear().limit(READ_BYTES);
        int length = connection.channel.read(receiveBuffer);
        if (length < 0) {
            drop(connection);
            return;
        }
        receiveBuffer.flip();
        receiveBuffer.get(received, 0, length);
        connection.lastUsedNanos = System.nanoTime();
        boolean framed = connection.stream.feed(received, 0, length, new FrameSink() {
            @Override
            public void message(byte[] bytes, int offset, int count) {
                endpoint.orElseThrow().receive(bytes, offset, count, connection.flow, System.nanoTime());
            }

            @Override
            public void ping() {
                send(connection.flow, new byte[] {'\r', '\n'}, 0, 2);
            }
        });
        if (!framed) drop(connection);
    }

    @Override
    public void send(Flow flow, byte[] bytes, int offset, int length) {
        try {
            switch (flow.transport()) {
                case UDP -> {
                    if (udp.send(ByteBuffer.wrap(bytes, offset, length), flow.remote()) == 0) failed(flow);
                }
                case TCP -> {
                    TcpConnection connection = connections.to(flow);
                    connection.lastUsedNanos = System.nanoTime();
                    if (!connection.write(bytes, offset, length)) drop(connection);
                }
                case TLS, WS, WSS -> failed(flow);
            }
        } catch (IOException | RuntimeException _) {
            failed(flow);
        }
    }

    /// The endpoint must not be called back out of a send, so it hears of the failure in the next round.
    private void failed(Flow flow) {
        sendFailures.incrementAndGet();
        tasks.add(() -> endpoint.orElseThrow().sendFailed(flow, System.nanoTime()));
    }

    private void drop(TcpConnection connection) {
        connections.close(connection);
        tasks.add(() -> endpoint.orElseThrow().flowClosed(connection.flow, System.nanoTime()));
    }

    private void keepHouse(long now) {
        nextHousekeepingNanos = now + HOUSEKEEPING_NANOS;
        connections.idle(now).forEach(this::drop);
        everySecond.accept(now);
    }

    /// Stops the thread and closes every socket; calls that are still up are not told, see `TuttiServer.close`.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        thread.ifPresent(running -> {
            try {
                running.join(2_000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            connections.closeAll();
            udp.close();
            tcp.close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing SIP sockets", e);
        }
    }
}
