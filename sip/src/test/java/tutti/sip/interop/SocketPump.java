package tutti.sip.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import java.util.function.ToIntFunction;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.CallListener;
import tutti.sip.transport.Flow;
import tutti.sip.transport.FrameSink;
import tutti.sip.transport.SipStream;
import tutti.sip.transport.Transport;

/// The smallest thing that puts an endpoint on sockets: one thread, one UDP and one TCP port of the same number
/// on the loopback interface.
final class SocketPump implements AutoCloseable {
    private static final byte[] PONG = {'\r', '\n'};

    private final Selector selector;
    private final DatagramChannel udp;
    private final ServerSocketChannel tcp;
    private final InetSocketAddress local;
    private final SipEndpoint endpoint;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<Long, SocketChannel> connections = new HashMap<>();
    private final Map<InetSocketAddress, Long> opened = new HashMap<>();
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
    private long connectionCount;
    private volatile boolean closed;

    SocketPump(CallListener listener) throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        selector = Selector.open();
        tcp = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
        local = (InetSocketAddress) tcp.getLocalAddress();
        udp = DatagramChannel.open().bind(local);
        udp.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        tcp.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        SipSettings settings = SipSettings.standard("tutti/test");
        endpoint = new SipEndpoint(settings, new SecureRandom(), this::send, listener);
        thread = Thread.ofPlatform().name("pump").daemon().start(this::run);
    }

    InetSocketAddress address() {
        return local;
    }

    /// Where to send for `transport` to `remote`.
    Flow flow(Transport transport, InetSocketAddress remote) {
        return new Flow(transport, local, remote, Flow.NO_CONNECTION);
    }

    /// Runs `action` on the endpoint's thread and waits for what it answers.
    <T> T on(EndpointAction<T> action) {
        FutureTask<T> task = new FutureTask<>((Callable<T>) () -> action.run(endpoint, System.nanoTime()));
        tasks.add(task);
        selector.wakeup();
        try {
            return task.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the pump did not do what it was asked", e);
        }
    }

    int count(ToIntFunction<SipEndpoint> what) {
        return on((SipEndpoint any, long now) -> what.applyAsInt(any));
    }

    boolean act(LongPredicate action) {
        return on((SipEndpoint any, long now) -> action.test(now));
    }

    interface EndpointAction<T> {
        T run(SipEndpoint endpoint, long nowNanos);
    }

    private void run() {
        try {
            while (!closed) {
                long waitMillis = Math.clamp((endpoint.nextDeadlineNanos() - System.nanoTime()) / 1_000_000, 1, 50);
                selector.select(this::serve, waitMillis);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                if (endpoint.nextDeadlineNanos() <= System.nanoTime()) {
                    endpoint.onDeadline(System.nanoTime());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel accepted = tcp.accept();
                if (accepted != null) {
                    adopt(accepted);
                }
            } else if (key.channel().equals(udp)) {
                receiveDatagram();
            } else if (key.attachment() instanceof Connection connection) {
                connection.read(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receiveDatagram() throws IOException {
        buffer.clear();
        SocketAddress from = udp.receive(buffer);
        if (from instanceof InetSocketAddress remote) {
            Flow flow = Flow.udp(local, remote);
            endpoint.receive(buffer.array(), 0, buffer.position(), flow, System.nanoTime());
        }
    }

    private long adopt(SocketChannel channel) throws IOException {
        long id = ++connectionCount;
        connections.put(id, channel);
        InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
        channel.configureBlocking(false)
                .register(selector, SelectionKey.OP_READ, new Connection(channel, Flow.tcp(local, remote, id)));
        return id;
    }

    private void send(Flow flow, byte[] bytes, int offset, int length) {
        ByteBuffer message = ByteBuffer.wrap(bytes, offset, length);
        try {
            if (flow.transport() == Transport.UDP) {
                udp.send(message, flow.remote());
                return;
            }
            SocketChannel channel = connection(flow);
            while (channel.isOpen() && message.hasRemaining()) {
                channel.write(message);
            }
        } catch (IOException e) {
            tasks.add(() -> endpoint.sendFailed(flow, System.nanoTime()));
        }
    }

    private SocketChannel connection(Flow flow) throws IOException {
        long id = flow.connection() == Flow.NO_CONNECTION
                ? opened.getOrDefault(flow.remote(), Flow.NO_CONNECTION)
                : flow.connection();
        SocketChannel known = connections.get(id);
        if (known != null) {
            return known;
        }
        SocketChannel channel = SocketChannel.open(flow.remote());
        opened.put(flow.remote(), adopt(channel));
        return channel;
    }

    private final class Connection implements FrameSink {
        private final SocketChannel channel;
        private final Flow flow;
        private final SipStream stream = new SipStream();

        Connection(SocketChannel channel, Flow flow) {
            this.channel = channel;
            this.flow = flow;
        }

        void read(SelectionKey key) throws IOException {
            buffer.clear();
            int length = readOrEnd();
            if (length < 0 || !stream.feed(buffer.array(), 0, length, this)) {
                key.cancel();
                channel.close();
                connections.remove(flow.connection());
                endpoint.flowClosed(flow, System.nanoTime());
            }
        }

        private int readOrEnd() {
            try {
                return channel.read(buffer);
            } catch (IOException reset) {
                return -1;
            }
        }

        @Override
        public void message(byte[] bytes, int offset, int length) {
            endpoint.receive(bytes, offset, length, flow, System.nanoTime());
        }

        @Override
        public void ping() {
            send(flow, PONG, 0, PONG.length);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        await().atMost(Duration.ofSeconds(5)).until(() -> !thread.isAlive());
        for (SocketChannel channel : connections.values()) {
            channel.close();
        }
        udp.close();
        tcp.close();
        selector.close();
    }
}
