package tutti.server.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.server.TestCertificates;

/// Two sessions joined in memory; no socket, no thread.
class TlsSessionTest {
    private final Side server = new Side(engine(TestCertificates.server(), false));
    private final Side client = new Side(engine(TestCertificates.client(), true));

    private static SSLEngine engine(SSLContext context, boolean calls) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(calls);
        return engine;
    }

    /// One end: what it says piles up in `out`, what it hears in `heard`.
    private static final class Side implements TlsSession.Port {
        final SSLEngine engine;
        final TlsSession session;
        final ArrayDeque<byte[]> out = new ArrayDeque<>();
        final ArrayDeque<Runnable> work = new ArrayDeque<>();
        final StringBuilder heard = new StringBuilder();
        boolean busy;

        Side(SSLEngine engine) {
            this.engine = engine;
            session = new TlsSession(engine, this, new Scratch());
        }

        @Override
        public void record(byte[] bytes) {
            out.add(bytes);
        }

        @Override
        public void plain(ByteBuffer bytes) {
            heard.append(StandardCharsets.UTF_8.decode(bytes));
        }

        @Override
        public boolean compute(Runnable task) {
            return !busy && work.add(task);
        }

        void say(String text) throws SSLException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            session.send(bytes, 0, bytes.length);
        }

        /// Does the work that was handed out.
        void work() throws SSLException {
            for (Runnable task = work.poll(); task != null; task = work.poll()) {
                task.run();
                session.computed();
            }
        }

        /// Gives everything said to `other`, in pieces of so many bytes.
        boolean deliver(Side other, int pieceBytes) throws SSLException {
            boolean any = !out.isEmpty();
            for (byte[] bytes = out.poll(); bytes != null; bytes = out.poll()) {
                for (int i = 0; i < bytes.length; i += pieceBytes) {
                    other.session.receive(
                            ByteBuffer.wrap(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + pieceBytes))));
                }
            }
            return any;
        }
    }

    /// Until nobody has anything to say or to compute.
    private void run(int pieceBytes) throws SSLException {
        boolean more = true;
        while (more) {
            server.work();
            client.work();
            boolean clientSpoke = client.deliver(server, pieceBytes);
            boolean serverSpoke = server.deliver(client, pieceBytes);
            more = clientSpoke || serverSpoke || !server.work.isEmpty() || !client.work.isEmpty();
        }
    }

    private void shake(String version) throws SSLException {
        client.engine.setEnabledProtocols(new String[] {version});
        client.session.begin();
        server.session.begin();
        run(100_000);
        assertThat(server.engine.getSession().getProtocol()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "1000", "100000"})
    void whatIsSaidBeforeTheHandshakeIsHeardAfterItHoweverTheBytesCome(int pieceBytes) throws SSLException {
        client.say("hello");
        client.session.begin();
        server.session.begin();
        assertThat(client.session.waitingBytes()).isEqualTo(5);
        run(pieceBytes);
        server.say("good day");
        run(pieceBytes);
        assertThat(client.session.isEstablished()).isTrue();
        assertThat(server.session.isEstablished()).isTrue();
        assertThat(server.heard).hasToString("hello");
        assertThat(client.heard).hasToString("good day");
        assertThat(client.session.waitingBytes()).isZero();
    }

    @Test
    void aLongMessageTakesSeveralRecords() throws SSLException {
        client.session.begin();
        server.session.begin();
        run(100_000);
        client.say("x".repeat(60_000));
        run(100_000);
        assertThat(server.heard).hasSize(60_000);
    }

    @Test
    void nothingIsReadWhileSomebodyElseComputes() throws SSLException {
        client.session.begin();
        server.session.begin();
        client.deliver(server, 100_000);
        assertThat(server.session.isComputing()).isTrue();
        server.session.receive(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThat(server.out).as("three bytes of garbage wait").isEmpty();
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> {
            server.work();
            run(100_000);
        });
    }

    @Test
    void aHandshakeForWhichNobodyHasTimeFails() throws SSLException {
        server.busy = true;
        client.session.begin();
        server.session.begin();
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> client.deliver(server, 100_000));
    }

    @Test
    void negotiatingAgainIsRefused() throws SSLException { // RFC 5246 §7.4.1.1, no such thing in RFC 8446
        shake("TLSv1.2");
        client.engine.beginHandshake();
        ByteBuffer hello = ByteBuffer.allocate(20_000);
        client.engine.wrap(ByteBuffer.allocate(0), hello);
        assertThat(hello.flip().hasRemaining()).isTrue();
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> server.session.receive(hello))
                .withMessageContaining("again");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void goodbyeIsHeard(String version) throws SSLException { // RFC 8446 §6.1
        shake(version);
        client.session.close();
        client.session.close();
        client.deliver(server, 100_000);
        assertThat(server.session.isPeerDone()).isTrue();
        assertThat(server.session.isEstablished()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.1", "'\r\n\r\n'", "REGISTER sip:example.org SIP/2.0"})
    void whatIsNoTlsIsRefused(String garbage) throws SSLException {
        server.session.begin();
        byte[] bytes = (garbage + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> server.session.receive(ByteBuffer.wrap(bytes)));
    }
}
