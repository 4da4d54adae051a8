package tutti.server.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSRequest;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DTLSVerifier;
import org.bouncycastle.tls.DatagramSender;
import org.bouncycastle.tls.TlsTimeoutException;
import tutti.server.dtls.DtlsFailure.Reason;

/// What the virtual thread of one association does, from start to end.
///
/// ```
///            ClientHello with our cookie      a turn is free          keys            close_notify, close()
///  awaits hello ──────────────────► awaits turn ──────► handshakes ────────► keeps ─────────────────► closed
///   (server)                        (client: first)          │
///      │                                   │                 │
///      └───────────────────────────────────┴─────────────────┴──► failed, or closed before it was agreed
/// ```
final class AssociationLife implements Runnable {
    /// How soon a freed turn is noticed.
    private static final long TURN_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /// How long it parks at a time once agreed; only bounds what a clock that jumps could do.
    private static final int KEEP_MILLIS = 60_000;

    private final DtlsEndpoint endpoint;
    private final DtlsRole role;
    private final DatagramInbox inbox;
    private final DtlsListener listener;
    private final SrtpNegotiation negotiation;
    private final long deadlineNanos;

    AssociationLife(
            DtlsEndpoint endpoint,
            DtlsRole role,
            CertificateFingerprint remote,
            DatagramInbox inbox,
            DtlsListener listener) {
        this.endpoint = endpoint;
        this.role = role;
        this.inbox = inbox;
        this.listener = listener;
        negotiation = new SrtpNegotiation(endpoint, role, remote);
        deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(endpoint.limits.handshakeMillisMax());
    }

    @Override
    public void run() {
        try {
            switch (role) {
                case SERVER -> awaitHello().ifPresent(hello -> handshakeInTurn(Optional.of(hello)));
                case CLIENT -> handshakeInTurn(Optional.empty());
            }
        } finally {
            inbox.close();
        }
    }

    /// A ClientHello costs one hash until it comes back with our cookie: who sent it then hears us, so it
    /// was not spoofed (RFC 6347 §4.2.1). The secret is this association's own, so a cookie is good for
    /// this peer only.
    private Optional<DTLSRequest> awaitHello() {
        DTLSVerifier verifier = new DTLSVerifier(endpoint.crypto);
        ClientHelloAssembly assembly = new ClientHelloAssembly();
        DatagramSender cookieSender = new CookieSender();
        while (true) {
            Optional<byte[]> datagram = inbox.take(deadlineNanos);
            if (datagram.isEmpty()) {
                end(Reason.TIMED_OUT, "no ClientHello came, or none that answered our cookie, in time");
                return Optional.empty();
            }
            Optional<byte[]> hello = assembly.take(datagram.get());
            if (hello.isEmpty()) continue;
            byte[] record = hello.get();
            DTLSRequest request = verifier.verifyRequest(new byte[0], record, 0, record.length, cookieSender);
            if (request != null) return Optional.of(request);
        }
    }

    private void handshakeInTurn(Optional<DTLSRequest> hello) {
        if (!awaitTurn()) {
            end(Reason.TOO_MANY_HANDSHAKES, endpoint.limits.handshakesMax() + " handshakes ran all the time");
            return;
        }
        DTLSTransport transport;
        endpoint.counters.running.incrementAndGet();
        try {
            transport = handshake(hello);
        } catch (IOException e) {
            end(e);
            return;
        } finally {
            endpoint.counters.running.decrementAndGet();
            endpoint.turns.release();
        }
        keep(transport, negotiation.agreedKeys());
    }

    private boolean awaitTurn() {
        if (endpoint.turns.tryAcquire()) return true;
        endpoint.counters.waited.incrementAndGet();
        while (!inbox.isCloseAsked() && deadlineNanos - System.nanoTime() > 0) {
            inbox.rest(TURN_REST_NANOS);
            if (endpoint.turns.tryAcquire()) return true;
        }
        return false;
    }

    private DTLSTransport handshake(Optional<DTLSRequest> hello) throws IOException {
        int remainingMillis = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
        return hello.isPresent()
                ? new DTLSServerProtocol().accept(new SrtpServer(negotiation, remainingMillis), inbox, hello.get())
                : new DTLSClientProtocol().connect(new SrtpClient(negotiation, remainingMillis), inbox);
    }

    /// Bouncy Castle answers a peer that repeats its last flight, and takes its `close_notify`.
    private void keep(DTLSTransport transport, SrtpKeys keys) {
        inbox.keysAgreed();
        endpoint.counters.agreed.incrementAndGet();
        listener.onKeys(keys);
        byte[] ignored = new byte[DtlsAssociation.DATAGRAM_BYTES_MAX];
        try {
            while (!inbox.isClosed()) transport.receive(ignored, 0, ignored.length, KEEP_MILLIS);
        } catch (InterruptedIOException _) {
            // Asked to close, or the peer closed.
        } catch (IOException _) {
            // A fatal alert of the peer: the same for us, whatever it names.
        }
        try {
            transport.close();
        } catch (IOException _) {
            // Nothing is left to be closed.
        }
        listener.onClosed();
    }

    private void end(IOException e) {
        if (negotiation.failure().isPresent()) {
            DtlsFailure failure = negotiation.failure().get();
            end(failure.reason(), failure.sentence());
        } else if (e instanceof TlsTimeoutException) {
            end(Reason.TIMED_OUT, "the handshake took longer than " + endpoint.limits.handshakeMillisMax() + " ms");
        } else {
            end(Reason.REFUSED, "the handshake was refused: " + e.getMessage());
        }
    }

    private void end(Reason reason, String sentence) {
        if (inbox.isCloseAsked()) {
            listener.onClosed();
        } else if (inbox.tooManyBad()) {
            fail(Reason.BAD_DATAGRAMS, "more than " + endpoint.limits.badDatagramsMax() + " datagrams were no DTLS");
        } else {
            fail(reason, sentence);
        }
    }

    private void fail(Reason reason, String sentence) {
        endpoint.counters.failed(reason);
        listener.onFailure(new DtlsFailure(reason, sentence));
    }

    /// Sends HelloVerifyRequests and counts them.
    private final class CookieSender implements DatagramSender {
        @Override
        public int getSendLimit() {
            return inbox.getSendLimit();
        }

        @Override
        public void send(byte[] buffer, int offset, int length) {
            endpoint.counters.cookiesSent.incrementAndGet();
            inbox.send(buffer, offset, length);
        }
    }
}
