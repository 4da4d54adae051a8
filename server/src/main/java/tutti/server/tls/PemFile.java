package tutti.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and keys as text. Source: RFC 7468.
public record PemFile(Path path) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// All certificates in the file, in its order; may be none.
    public List<X509Certificate> certificates() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(path)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    /// A PKCS #8 key without a password, for `algorithm` (RSA, EC, EdDSA).
    public PrivateKey privateKey(String algorithm) throws IOException, GeneralSecurityException {
        Matcher key = KEY.matcher(Files.readString(path));
        if (!key.find()) throw new GeneralSecurityException("it has no BEGIN PRIVATE KEY");
        byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
