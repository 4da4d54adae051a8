package tutti.server.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Our certificate: self-signed, ECDSA on P-256, made anew for each process, trusted by its fingerprint
/// alone.
///
/// The private key is never written anywhere. Thread: any.
public final class DtlsIdentity {
    /// Longer than any process should run; browsers take certificates of a year.
    static final Duration VALID = Duration.ofDays(365);

    /// A peer's clock may be behind ours.
    static final Duration VALID_BEFORE = Duration.ofDays(1);

    private static final int SERIAL_BITS = 64;

    private final PrivateKey privateKey;
    private final byte[] certificate;
    private final CertificateFingerprint fingerprint;

    private DtlsIdentity(PrivateKey privateKey, byte[] certificate) {
        this.privateKey = privateKey;
        this.certificate = certificate;
        fingerprint = CertificateFingerprint.of(CertificateFingerprint.Hash.SHA_256, certificate);
    }

    /// Makes a key pair and a certificate for it that is valid from `now` on.
    public static DtlsIdentity create(SecureRandom random, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            // The name tells nothing about the host: it is shown to everyone who calls.
            X500Name name = new X500Name("CN=tutti");
            byte[] certificate = new X509v3CertificateBuilder(
                            name,
                            new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                            Date.from(now.minus(VALID_BEFORE)),
                            Date.from(now.plus(VALID)),
                            name,
                            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return new DtlsIdentity(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java cannot make a certificate on P-256: " + e.getMessage(), e);
        }
    }

    /// SHA-256 of the certificate, for `a=fingerprint`.
    public CertificateFingerprint fingerprint() {
        return fingerprint;
    }

    /// The certificate in DER.
    public byte[] certificate() {
        return certificate.clone();
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public String toString() {
        return "certificate " + fingerprint;
    }
}
