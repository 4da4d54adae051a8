package tutti.server.dtls;

import static org.bouncycastle.tls.AlertDescription.bad_certificate;
import static org.bouncycastle.tls.AlertDescription.handshake_failure;
import static org.bouncycastle.tls.AlertDescription.illegal_parameter;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import tutti.server.dtls.DtlsFailure.Reason;

/// What client and server have in common in one handshake: what is offered and accepted, whose
/// certificate it must be, which profile, and the keys that come out.
///
/// Thread: the association's.
final class SrtpNegotiation {
    /// ECDHE and AES-GCM only: forward secrecy, and nothing without authentication can be spelled.
    static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    };

    static final List<Integer> GROUPS = List.of(NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1);

    private static final int OUR_SCHEME = SignatureScheme.ecdsa_secp256r1_sha256;

    /// No RSA-PSS: the JDK knows it by another name than Bouncy Castle asks for, and every peer of DTLS
    /// 1.2 that has an RSA key signs as PKCS #1 says.
    private static final List<Integer> SCHEMES = List.of(
            OUR_SCHEME,
            SignatureScheme.ecdsa_secp384r1_sha384,
            SignatureScheme.rsa_pkcs1_sha256,
            SignatureScheme.rsa_pkcs1_sha384,
            SignatureScheme.rsa_pkcs1_sha512);

    final DtlsEndpoint endpoint;
    private final DtlsRole role;
    private final CertificateFingerprint remote;
    private Optional<SrtpProtectionProfile> profile = Optional.empty();
    private Optional<SrtpKeys> keys = Optional.empty();
    private Optional<DtlsFailure> failure = Optional.empty();

    SrtpNegotiation(DtlsEndpoint endpoint, DtlsRole role, CertificateFingerprint remote) {
        this.endpoint = endpoint;
        this.role = role;
        this.remote = remote;
    }

    @SuppressWarnings("JdkObsolete") // Bouncy Castle's tables are vectors.
    static Vector<SignatureAndHashAlgorithm> signatureAlgorithms() {
        Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
        for (int scheme : SCHEMES) algorithms.add(SignatureScheme.getSignatureAndHashAlgorithm(scheme));
        return algorithms;
    }

    /// RFC 5763 §5: the certificate must match the fingerprint, else the endpoint must tear down the
    /// session.
    void checkCertificate(Certificate chain) throws IOException {
        if (chain.isEmpty()) {
            throw refuse(handshake_failure, Reason.NO_CERTIFICATE, "the peer showed no certificate");
        }
        byte[] certificate = chain.getCertificateAt(0).getEncoded();
        if (!remote.matches(certificate)) {
            throw refuse(
                    bad_certificate,
                    Reason.WRONG_FINGERPRINT,
                    "the peer's certificate is " + CertificateFingerprint.of(remote.hash(), certificate)
                            + ", signalled was " + remote);
        }
    }

    /// As a server: picks the profile we prefer among those a client offers, and gives the answer to it.
    UseSRTPData accept(Optional<UseSRTPData> offer) throws IOException {
        if (offer.isEmpty()) throw noProfile("the client's hello has no use_srtp");
        profile =
                SrtpProtectionProfile.preferredOf(endpoint.profiles, offer.get().getProtectionProfiles());
        if (profile.isEmpty()) throw noProfile("the client offers no SRTP profile that we accept");
        // An empty identifier refuses the client's, if it has one: packets then carry none (RFC 5764 §4.1.3).
        return new UseSRTPData(new int[] {profile.get().code()}, new byte[0]);
    }

    /// As a client: what a hello of ours offers.
    UseSRTPData offer() {
        return new UseSRTPData(SrtpProtectionProfile.codes(endpoint.profiles), new byte[0]);
    }

    /// As a client: takes the one profile that the server picked (RFC 5764 §4.1.1).
    void take(Optional<UseSRTPData> answer) throws IOException {
        if (answer.isEmpty()) throw noProfile("the server's hello has no use_srtp");
        int[] codes = answer.get().getProtectionProfiles();
        profile = SrtpProtectionProfile.ofCode(codes[0]).filter(endpoint.profiles::contains);
        if (codes.length != 1 || profile.isEmpty() || answer.get().getMki().length > 0) {
            throw refuse(
                    illegal_parameter,
                    Reason.NO_COMMON_PROFILE,
                    "the server's use_srtp names something that was not offered");
        }
    }

    /// Our certificate with its key; the peer must accept signatures of ECDSA on P-256 with SHA-256, as
    /// all do.
    TlsCredentialedSigner credentials(TlsContext context, Collection<?> peerAlgorithms) throws IOException {
        SignatureAndHashAlgorithm algorithm = SignatureScheme.getSignatureAndHashAlgorithm(OUR_SCHEME);
        if (!peerAlgorithms.contains(algorithm)) {
            throw refuse(handshake_failure, Reason.REFUSED, "the peer accepts no signature of ECDSA with SHA-256");
        }
        TlsCertificate certificate = endpoint.crypto.createCertificate(endpoint.identity.certificate());
        return new JcaDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                endpoint.crypto,
                endpoint.identity.privateKey(),
                new Certificate(new TlsCertificate[] {certificate}),
                algorithm);
    }

    /// RFC 5764 §4.2. Must run as the handshake completes: the secrets are wiped after that.
    void export(TlsContext context) {
        profile.ifPresent(agreed -> {
            byte[] material =
                    context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.materialBytes(agreed));
            keys = Optional.of(SrtpKeys.cut(agreed, material, role));
        });
    }

    /// The keys of a handshake that completed: none completes without a profile.
    SrtpKeys agreedKeys() {
        return keys.orElseThrow();
    }

    /// Why it failed, if we or the peer said so.
    Optional<DtlsFailure> failure() {
        return failure;
    }

    void endedByPeer(String alert) {
        fail(Reason.ENDED_BY_PEER, "the peer ended the handshake: " + alert);
    }

    private TlsFatalAlert noProfile(String sentence) {
        return refuse(handshake_failure, Reason.NO_COMMON_PROFILE, sentence);
    }

    private TlsFatalAlert refuse(short alert, Reason reason, String sentence) {
        fail(reason, sentence);
        return new TlsFatalAlert(alert, sentence);
    }

    private void fail(Reason reason, String sentence) {
        if (failure.isEmpty()) failure = Optional.of(new DtlsFailure(reason, sentence));
    }
}
