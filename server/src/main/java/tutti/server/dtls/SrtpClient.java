package tutti.server.dtls;

import java.io.IOException;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatusRequest;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.jspecify.annotations.Nullable;

/// The client's side of one handshake, in Bouncy Castle's terms: it shows our certificate when asked.
final class SrtpClient extends AbstractTlsClient {
    private final SrtpNegotiation negotiation;
    private final int timeoutMillis;

    SrtpClient(SrtpNegotiation negotiation, int timeoutMillis) {
        super(negotiation.endpoint.crypto);
        this.negotiation = negotiation;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, negotiation.offer());
        return extensions;
    }

    @Override
    public void processServerExtensions(@SuppressWarnings("rawtypes") Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        negotiation.take(Optional.ofNullable(TlsSRTPUtils.getUseSRTPExtension(extensions)));
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                negotiation.checkCertificate(server.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                Collection<?> algorithms = request.getSupportedSignatureAlgorithms();
                return negotiation.credentials(context, algorithms == null ? List.of() : algorithms);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        negotiation.export(context);
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        negotiation.endedByPeer(AlertDescription.getText(description));
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return new ProtocolVersion[] {ProtocolVersion.DTLSv12};
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return SrtpNegotiation.CIPHER_SUITES.clone();
    }

    @Override
    @SuppressWarnings("JdkObsolete") // Bouncy Castle's tables are vectors.
    protected Vector<Integer> getSupportedGroups(@SuppressWarnings("rawtypes") Vector roles) {
        return new Vector<>(SrtpNegotiation.GROUPS);
    }

    @Override
    protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithms() {
        return SrtpNegotiation.signatureAlgorithms();
    }

    /// Nobody vouches for a self-signed certificate.
    @Override
    protected @Nullable CertificateStatusRequest getCertificateStatusRequest() {
        return null;
    }

    /// RFC 7627 §5.4: without it the exporter must not be used.
    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    /// The certificate is known by its fingerprint; whatever signed it vouches for nothing.
    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false;
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return timeoutMillis;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return negotiation.endpoint.limits.resendMillis();
    }
}
