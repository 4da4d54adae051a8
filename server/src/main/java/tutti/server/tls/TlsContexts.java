package tutti.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import tutti.server.StartException;

/// Makes the contexts that TLS connections are made of.
///
/// Thread: any. A file that cannot be used ends in a [StartException] with a sentence that names it.
public final class TlsContexts {
    private static final char[] NO_PASSWORD = {};
    private static final String OURS = "tutti";

    private TlsContexts() {}

    /// For connections that come: shows the certificate, with the key that belongs to it. PEM files; the key is PKCS #8
    /// without a password.
    public static SSLContext serving(Path certificate, Path key) throws StartException {
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey ours = key(key, chain.getFirst());
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(OURS, ours, NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            return context(keys.getKeyManagers(), Optional.empty());
        } catch (GeneralSecurityException | IOException e) {
            throw new StartException(certificate + " and " + key + " cannot be used for TLS: " + e.getMessage()
                    + " (sip.tls.certificate, sip.tls.key); ./tutti doctor says more");
        }
    }

    /// For connections of ours: trusts the authorities in `trust`, or those that Java trusts.
    public static SSLContext dialling(Optional<Path> trust) throws StartException {
        try {
            if (trust.isEmpty()) return context(new KeyManager[0], Optional.empty());
            KeyStore store = emptyStore();
            List<X509Certificate> authorities = certificates(trust.get());
            for (int i = 0; i < authorities.size(); i++) store.setCertificateEntry("ca" + i, authorities.get(i));
            TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusting.init(store);
            return context(new KeyManager[0], Optional.of(trusting.getTrustManagers()));
        } catch (GeneralSecurityException | IOException e) {
            throw new StartException("cannot prepare TLS for calls of ours: " + e.getMessage() + " (sip.tls.trust)");
        }
    }

    private static List<X509Certificate> certificates(Path file) throws StartException {
        try {
            List<X509Certificate> found = new PemFile(file).certificates();
            if (!found.isEmpty()) return found;
        } catch (IOException | GeneralSecurityException _) {
            // Answered below, as a file without any.
        }
        throw new StartException(file + " has no certificate that can be read; give a PEM file this user may read");
    }

    private static PrivateKey key(Path file, X509Certificate certificate) throws StartException {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        try {
            return new PemFile(file).privateKey(algorithm);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
            throw new StartException(file + " cannot be read as a key of " + algorithm
                    + "; give a PEM file this user may read (openssl pkcs8 -topk8 -nocrypt makes one)");
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    @SuppressWarnings("NullAway") // null asks Java for the authorities it trusts
    private static SSLContext context(KeyManager[] keys, Optional<TrustManager[]> trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.orElse(null), new SecureRandom());
        return context;
    }
}
