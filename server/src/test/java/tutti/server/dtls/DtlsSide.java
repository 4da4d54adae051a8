package tutti.server.dtls;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A leg in a test: keeps what its association says and hands datagrams to a wire.
final class DtlsSide implements DtlsListener {
    private static final int PATIENCE_SECONDS = 20;

    private final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    private final CompletableFuture<DtlsFailure> failure = new CompletableFuture<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final Consumer<byte[]> wire;
    private final AtomicReference<Optional<DtlsAssociation>> association = new AtomicReference<>(Optional.empty());

    DtlsSide(Consumer<byte[]> wire) {
        this.wire = wire;
    }

    DtlsSide start(DtlsEndpoint endpoint, DtlsRole role, CertificateFingerprint remote) {
        association.set(Optional.of(endpoint.start(role, remote, this)));
        return this;
    }

    /// What comes before the association is started is lost, as in life.
    void deliver(byte[] datagram) {
        association.get().ifPresent(started -> started.onDatagram(datagram, 0, datagram.length));
    }

    void close() {
        association.get().orElseThrow().close();
    }

    SrtpKeys keys() throws Exception {
        CompletableFuture.anyOf(keys, failure, closed).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (failure.isDone()) throw new AssertionError("no keys: " + failure.get());
        return keys.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    DtlsFailure failure() throws Exception {
        CompletableFuture.anyOf(keys, failure, closed).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (keys.isDone()) throw new AssertionError("keys came where a failure was expected");
        return failure.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void awaitClosed() throws Exception {
        closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    boolean hasKeys() {
        return keys.isDone();
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        wire.accept(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void onKeys(SrtpKeys agreed) {
        keys.complete(agreed);
    }

    @Override
    public void onFailure(DtlsFailure reason) {
        failure.complete(reason);
    }

    @Override
    public void onClosed() {
        closed.complete(true);
    }
}
