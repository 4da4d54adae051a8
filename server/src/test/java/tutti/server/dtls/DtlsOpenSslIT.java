package tutti.server.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tutti.server.dtls.DtlsFailure.Reason;

/// OpenSSL as the peer: it exports the same keying material.
@Timeout(60)
class DtlsOpenSslIT {
    private static final String CM_80 = "SRTP_AES128_CM_SHA1_80";
    private static final int CM_80_BYTES = 60;
    private static final String GCM_128 = "SRTP_AEAD_AES_128_GCM";
    private static final String GCM_256 = "SRTP_AEAD_AES_256_GCM";

    @TempDir
    Path folder;

    private final DtlsEndpoint endpoint =
            new DtlsEndpoint(DtlsPair.SERVER_IDENTITY, DtlsLimits.USUAL, new SecureRandom());

    @Test
    void agreesWithAnOpenSslClientThatHasAnEcdsaCertificate() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")) {
            agrees(peer, DtlsRole.SERVER, CM_80, CM_80_BYTES, SrtpProtectionProfile.AES128_CM_HMAC_SHA1_80);
        }
    }

    @Test
    void agreesWithAnOpenSslClientThatHasAnRsaCertificate() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "rsa:2048")) {
            agrees(peer, DtlsRole.SERVER, CM_80, CM_80_BYTES, SrtpProtectionProfile.AES128_CM_HMAC_SHA1_80);
        }
    }

    @Test
    void agreesWithAnOpenSslServerThatHasAnEcdsaCertificate() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")) {
            agrees(peer, DtlsRole.CLIENT, GCM_256, 88, SrtpProtectionProfile.AEAD_AES_256_GCM);
        }
    }

    @Test
    void agreesWithAnOpenSslServerThatHasAnRsaCertificate() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "rsa:2048")) {
            agrees(peer, DtlsRole.CLIENT, CM_80, CM_80_BYTES, SrtpProtectionProfile.AES128_CM_HMAC_SHA1_80);
        }
    }

    @Test
    void picksGcmThoughTheClientPrefersCounterMode() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")) {
            agrees(peer, DtlsRole.SERVER, CM_80 + ":" + GCM_128, 56, SrtpProtectionProfile.AEAD_AES_128_GCM);
        }
    }

    @Test
    void refusesAnOpenSslClientWithAnotherCertificate() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")) {
            DtlsSide side = new DtlsSide(peer::send);
            side.start(endpoint, DtlsRole.SERVER, DtlsPair.CLIENT_IDENTITY.fingerprint());
            peer.deliverTo(side);
            peer.client(CM_80, CM_80_BYTES);
            assertThat(side.failure().reason()).isEqualTo(Reason.WRONG_FINGERPRINT);
            assertThat(peer.awaitLine("alert bad certificate")).isNotNull();
        }
    }

    @Test
    void refusesAnOpenSslClientWithoutUseSrtp_Rfc5764Section41() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")) {
            DtlsSide side = new DtlsSide(peer::send);
            side.start(endpoint, DtlsRole.SERVER, peer.fingerprint());
            peer.deliverTo(side);
            peer.client("", CM_80_BYTES);
            assertThat(side.failure().reason()).isEqualTo(Reason.NO_COMMON_PROFILE);
        }
    }

    @Test
    void refusesAnOpenSslServerWithoutUseSrtp_Rfc5764Section41() throws Exception {
        try (OpenSsl peer = OpenSsl.withKey(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")) {
            DtlsSide side = new DtlsSide(peer::send);
            peer.server("", CM_80_BYTES);
            side.start(endpoint, DtlsRole.CLIENT, peer.fingerprint());
            peer.deliverTo(side);
            assertThat(side.failure().reason()).isEqualTo(Reason.NO_COMMON_PROFILE);
        }
    }

    private void agrees(
            OpenSsl peer, DtlsRole ourRole, String profiles, int materialBytes, SrtpProtectionProfile expected)
            throws Exception {
        DtlsSide side = new DtlsSide(peer::send);
        if (ourRole == DtlsRole.CLIENT) peer.server(profiles, materialBytes);
        side.start(endpoint, ourRole, peer.fingerprint());
        peer.deliverTo(side);
        if (ourRole == DtlsRole.SERVER) peer.client(profiles, materialBytes);
        SrtpKeys keys = side.keys();
        assertThat(keys.profile()).isEqualTo(expected);
        assertThat(material(keys, ourRole)).isEqualTo(peer.keyingMaterial());
        side.close();
        side.awaitClosed();
    }

    /// As the exporter gave it (RFC 5764 §4.2).
    private static byte[] material(SrtpKeys keys, DtlsRole ourRole) {
        boolean client = ourRole == DtlsRole.CLIENT;
        ByteArrayOutputStream material = new ByteArrayOutputStream();
        material.writeBytes(client ? keys.localMasterKey() : keys.remoteMasterKey());
        material.writeBytes(client ? keys.remoteMasterKey() : keys.localMasterKey());
        material.writeBytes(client ? keys.localMasterSalt() : keys.remoteMasterSalt());
        material.writeBytes(client ? keys.remoteMasterSalt() : keys.localMasterSalt());
        return material.toByteArray();
    }
}
