package tutti.server.dtls;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/// Our end of all DTLS associations of this process: one certificate, one set of limits and counters.
///
/// DTLS 1.2 with ECDHE and AES-GCM only; the peer always shows a certificate. No renegotiation, no
/// resumption, no heartbeat, no compression. Cryptography is the JDK's. Thread: any.
public final class DtlsEndpoint {
    final DtlsIdentity identity;
    final DtlsLimits limits;
    final DtlsCounters counters = new DtlsCounters();
    final JcaTlsCrypto crypto;
    final Semaphore turns;
    final List<SrtpProtectionProfile> profiles;
    private final AtomicLong number = new AtomicLong();

    /// An endpoint that shows this certificate to every peer, and takes every profile.
    public DtlsEndpoint(DtlsIdentity identity, DtlsLimits limits, SecureRandom random) {
        this(identity, limits, random, List.of(SrtpProtectionProfile.values()));
    }

    /// The same for an endpoint that takes and offers `profiles` only, the ones preferred first.
    ///
    /// Throws [IllegalArgumentException] if there is none.
    public DtlsEndpoint(
            DtlsIdentity identity, DtlsLimits limits, SecureRandom random, List<SrtpProtectionProfile> profiles) {
        if (profiles.isEmpty()) throw new IllegalArgumentException("Give at least one protection profile.");
        this.identity = identity;
        this.limits = limits;
        crypto = new JcaTlsCryptoProvider().create(random);
        this.profiles = List.copyOf(profiles);
        turns = new Semaphore(limits.handshakesMax());
    }

    /// Our certificate, whose fingerprint goes into `a=fingerprint`.
    public DtlsIdentity identity() {
        return identity;
    }

    public DtlsCounters counters() {
        return counters;
    }

    /// Starts a handshake on a virtual thread of its own and returns at once.
    ///
    /// As a client it sends a ClientHello, as a server it waits for one. `remote` is what signalling said
    /// the peer's certificate has; no other certificate gets keys. What happens is told to `listener`.
    public DtlsAssociation start(DtlsRole role, CertificateFingerprint remote, DtlsListener listener) {
        DatagramInbox inbox = new DatagramInbox(role, limits, counters, listener);
        AssociationLife life = new AssociationLife(this, role, remote, inbox, listener);
        inbox.ownedBy(
                Thread.ofVirtual().name("dtls-" + number.incrementAndGet()).unstarted(life));
        counters.started.incrementAndGet();
        inbox.owner().start();
        return new DtlsAssociation(inbox);
    }

    /// Shakes hands with itself, so that the first caller need not wait for classes to be loaded: some seconds of
    /// processor time on a small machine. Returns at once; nothing is told.
    public void warmUp() {
        MemoryLink client = new MemoryLink();
        MemoryLink server = new MemoryLink();
        DtlsAssociation waiting = start(DtlsRole.SERVER, identity.fingerprint(), server);
        client.to(waiting);
        server.to(start(DtlsRole.CLIENT, identity.fingerprint(), client));
    }

    /// Carries datagrams to the other end within this process; ends both when there are keys.
    private static final class MemoryLink implements DtlsListener {
        private final CompletableFuture<DtlsAssociation> peer = new CompletableFuture<>();

        void to(DtlsAssociation other) {
            peer.complete(other);
        }

        @Override
        public void send(byte[] bytes, int offset, int length) {
            peer.join().onDatagram(bytes, offset, length);
        }

        @Override
        public void onKeys(SrtpKeys keys) {
            peer.join().close();
        }

        @Override
        public void onFailure(DtlsFailure failure) {
            peer.join().close();
        }

        @Override
        public void onClosed() {
            // Both ends are closed by the one that is done first.
        }
    }
}
