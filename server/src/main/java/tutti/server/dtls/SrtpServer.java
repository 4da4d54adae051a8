package tutti.server.dtls;

import java.io.IOException;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;

/// The server's side of one handshake, in Bouncy Castle's terms: it demands a certificate of the client.
///
/// Renegotiation, resumption and heartbeats stay off, as they are by default there.
final class SrtpServer extends AbstractTlsServer {
    private final SrtpNegotiation negotiation;
    private final int timeoutMillis;
    private Optional<UseSRTPData> offer = Optional.empty();

    SrtpServer(SrtpNegotiation negotiation, int timeoutMillis) {
        super(negotiation.endpoint.crypto);
        this.negotiation = negotiation;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void processClientExtensions(@SuppressWarnings("rawtypes") Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        offer = Optional.ofNullable(TlsSRTPUtils.getUseSRTPExtension(extensions));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, negotiation.accept(offer));
        return extensions;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // Bouncy Castle's tables are vectors.
    public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, SrtpNegotiation.signatureAlgorithms(), new Vector<>());
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        negotiation.checkCertificate(chain);
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
        Collection<?> algorithms = context.getSecurityParametersHandshake().getClientSigAlgs();
        return negotiation.credentials(context, algorithms == null ? List.of() : algorithms);
    }

    /// Among our groups only: by default it would take any the client names, known here or not.
    @Override
    protected int selectECDH(int minimumCurveBits) {
        int[] offered = context.getSecurityParametersHandshake().getClientSupportedGroups();
        if (offered == null) return super.selectECDH(minimumCurveBits);
        for (int group : offered) {
            if (SrtpNegotiation.GROUPS.contains(group)) return group;
        }
        return -1;
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
    protected boolean preferLocalCipherSuites() {
        return true;
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
