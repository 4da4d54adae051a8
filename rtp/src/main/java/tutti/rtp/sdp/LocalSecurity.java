package tutti.rtp.sdp;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// What our end of one call can do to protect its media.
///
/// `signallingSecured`: the messages of this call travel inside TLS; without it SDES is neither offered nor
/// answered (RFC 4568 §5). `fingerprint`: of the certificate we show in DTLS; without it no DTLS. `random`:
/// draws our SDES keys, a `SecureRandom` outside of tests.
public record LocalSecurity(
        SecurityPolicy policy,
        boolean signallingSecured,
        Optional<DtlsFingerprint> fingerprint,
        RandomGenerator random) {
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

    private boolean possible(SecurityKind kind) {
        return switch (kind) {
            case PLAIN -> true;
            case SDES -> signallingSecured;
            case DTLS -> fingerprint.isPresent();
        };
    }
}
