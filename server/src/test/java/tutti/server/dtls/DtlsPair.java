package tutti.server.dtls;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/// A client and a server of ours with a link between them.
final class DtlsPair {
    static final DtlsLimits FAST = new DtlsLimits(100, 15_000, 20, 20);
    static final DtlsIdentity CLIENT_IDENTITY =
            DtlsIdentity.create(new SecureRandom(), Instant.parse("2026-11-22T12:00:00Z"));
    static final DtlsIdentity SERVER_IDENTITY =
            DtlsIdentity.create(new SecureRandom(), Instant.parse("2026-11-22T12:00:00Z"));

    final DtlsEndpoint clientEndpoint;
    final DtlsEndpoint serverEndpoint;
    final DtlsLink toServer;
    final DtlsLink toClient;
    final DtlsSide client;
    final DtlsSide server;

    DtlsPair(DtlsLimits limits, long seed, double loss, double overtaking) {
        this(limits, seed, loss, overtaking, List.of(SrtpProtectionProfile.values()));
    }

    private DtlsPair(
            DtlsLimits limits, long seed, double loss, double overtaking, List<SrtpProtectionProfile> serverProfiles) {
        clientEndpoint = new DtlsEndpoint(CLIENT_IDENTITY, limits, new SecureRandom());
        serverEndpoint = new DtlsEndpoint(SERVER_IDENTITY, limits, new SecureRandom(), serverProfiles);
        toServer = new DtlsLink(seed, loss, overtaking);
        toClient = new DtlsLink(seed + 1, loss, overtaking);
        client = new DtlsSide(toServer);
        server = new DtlsSide(toClient);
        toServer.to(server);
        toClient.to(client);
    }

    static DtlsPair clean() {
        return new DtlsPair(FAST, 1, 0, 0);
    }

    /// Clean, with a server that takes `profiles` only.
    static DtlsPair withServerThatTakes(SrtpProtectionProfile... profiles) {
        return new DtlsPair(FAST, 1, 0, 0, List.of(profiles));
    }

    DtlsPair start() {
        return start(SERVER_IDENTITY.fingerprint(), CLIENT_IDENTITY.fingerprint());
    }

    /// With what signalling said of the server to the client, and of the client to the server.
    DtlsPair start(CertificateFingerprint ofServer, CertificateFingerprint ofClient) {
        server.start(serverEndpoint, DtlsRole.SERVER, ofClient);
        client.start(clientEndpoint, DtlsRole.CLIENT, ofServer);
        return this;
    }
}
