package tutti.rtp.sdp;

import java.net.InetAddress;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What our end of one call can do to protect its media.
///
/// `signallingSecured`: the messages of this call travel inside TLS; without it SDES is neither offered nor
/// answered (RFC 4568 §5). `fingerprint`: of the certificate we show in DTLS; without it no DTLS. `random`:
/// draws our SDES keys, a `SecureRandom` outside of tests. `signallingHost`: where the peer's messages come from; a
/// description that names another host is that of a phone behind a NAT, which our handshake would not reach.
public record LocalSecurity(
        SecurityPolicy policy,
        boolean signallingSecured,
        Optional<DtlsFingerprint> fingerprint,
        RandomGenerator random,
        Optional<InetAddress> signallingHost) {
    /// For a peer who can be reached where he says.
    public LocalSecurity(
            SecurityPolicy policy,
            boolean signallingSecured,
            Optional<DtlsFingerprint> fingerprint,
            RandomGenerator random) {
        this(policy, signallingSecured, fingerprint, random, Optional.empty());
    }

    /// Plain RTP only.
    public static LocalSecurity plain() {
        return new LocalSecurity(SecurityPolicy.PLAIN_ONLY, false, Optional.empty(), () -> {
            throw new IllegalStateException("Plain RTP has no keys to draw.");
        });
    }

    /// What is offered where nothing was agreed yet; empty if the policy leaves nothing in this call.
    public Optional<SecurityKind> offered() {
        return policy.offered().stream().filter(this::possible).findFirst();
    }

    boolean answers(SecurityKind kind) {
        return policy.answered().contains(kind) && possible(kind);
    }

    /// Whether a handshake that we begin would come to the peer who names this address.
    boolean reaches(Optional<ConnectionAddress> connection) {
        if (signallingHost.isEmpty()) return true;
        return connection
                .map(ConnectionAddress::host)
                .filter(host -> HostKind.of(host) == HostKind.IPV4 || HostKind.of(host) == HostKind.IPV6)
                .map(InetAddress::ofLiteral)
                .equals(signallingHost);
    }

    private boolean possible(SecurityKind kind) {
        return switch (kind) {
            case PLAIN -> true;
            case SDES -> signallingSecured;
            case DTLS -> fingerprint.isPresent();
        };
    }
}
