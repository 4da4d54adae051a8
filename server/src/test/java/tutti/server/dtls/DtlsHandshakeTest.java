package tutti.server.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.server.dtls.DtlsFailure.Reason;

/// Our client against our server, in memory.
class DtlsHandshakeTest {
    @Test
    void givesBothSidesTheSameKeysMirrored_Rfc5764Section42() throws Exception {
        DtlsPair pair = DtlsPair.clean().start();
        SrtpKeys client = pair.client.keys();
        SrtpKeys server = pair.server.keys();
        assertMirrored(client, server);
        assertThat(client.localMasterKey()).isNotEqualTo(client.remoteMasterKey());
        pair.client.close();
        pair.server.close();
    }

    @Test
    void prefersGcmOf128Bits() throws Exception {
        DtlsPair pair = DtlsPair.clean().start();
        assertThat(pair.client.keys().profile()).isEqualTo(SrtpProtectionProfile.AEAD_AES_128_GCM);
        assertThat(pair.client.keys().localMasterKey()).hasSize(16);
        assertThat(pair.client.keys().localMasterSalt()).hasSize(12);
        pair.client.close();
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatTakesOneProfileOnlyGetsIt_Rfc5764Section411(SrtpProtectionProfile profile) throws Exception {
        DtlsPair pair = DtlsPair.withServerThatTakes(profile).start();
        assertThat(pair.server.keys().profile()).isEqualTo(profile);
        assertMirrored(pair.client.keys(), pair.server.keys());
        pair.client.close();
    }

    @Test
    void closeReachesTheOtherSide_Rfc5246Section721() throws Exception {
        DtlsPair pair = DtlsPair.clean().start();
        pair.client.keys();
        pair.server.keys();
        pair.client.close();
        pair.client.awaitClosed();
        pair.server.awaitClosed();
    }

    @Test
    void givesTheServerNoKeysForAnUnknownClient_Rfc5763Section5() throws Exception {
        DtlsPair pair = DtlsPair.clean();
        pair.start(DtlsPair.SERVER_IDENTITY.fingerprint(), DtlsPair.SERVER_IDENTITY.fingerprint());
        assertThat(pair.server.failure().reason()).isEqualTo(Reason.WRONG_FINGERPRINT);
        assertThat(pair.client.failure().reason()).isEqualTo(Reason.ENDED_BY_PEER);
        assertThat(pair.client.failure().sentence()).contains("bad_certificate");
        assertThat(pair.serverEndpoint.counters().failures(Reason.WRONG_FINGERPRINT))
                .isEqualTo(1);
    }

    @Test
    void givesTheClientNoKeysForAnUnknownServer_Rfc5763Section5() throws Exception {
        DtlsPair pair = DtlsPair.clean();
        pair.start(DtlsPair.CLIENT_IDENTITY.fingerprint(), DtlsPair.CLIENT_IDENTITY.fingerprint());
        assertThat(pair.client.failure().reason()).isEqualTo(Reason.WRONG_FINGERPRINT);
        assertThat(pair.client.failure().sentence())
                .contains(DtlsPair.SERVER_IDENTITY.fingerprint().pairs());
        assertThat(pair.server.failure().reason()).isEqualTo(Reason.ENDED_BY_PEER);
    }

    @Test
    void takesFingerprintsOfTheLongerHashes() throws Exception {
        DtlsPair pair = DtlsPair.clean();
        pair.start(
                CertificateFingerprint.of(CertificateFingerprint.Hash.SHA_512, DtlsPair.SERVER_IDENTITY.certificate()),
                CertificateFingerprint.of(CertificateFingerprint.Hash.SHA_384, DtlsPair.CLIENT_IDENTITY.certificate()));
        assertMirrored(pair.client.keys(), pair.server.keys());
        pair.client.close();
    }

    @Test
    void closesBeforeThePeerIsThere() throws Exception {
        DtlsPair pair = DtlsPair.clean();
        pair.server.start(pair.serverEndpoint, DtlsRole.SERVER, DtlsPair.CLIENT_IDENTITY.fingerprint());
        pair.client.start(pair.clientEndpoint, DtlsRole.CLIENT, DtlsPair.SERVER_IDENTITY.fingerprint());
        pair.toServer.to(new DtlsSide(datagram -> {}));
        pair.server.close();
        pair.server.awaitClosed();
        pair.client.close();
        pair.client.awaitClosed();
    }

    @Test
    void showsNoKeyInItsText() throws Exception {
        DtlsPair pair = DtlsPair.clean().start();
        assertThat(pair.client.keys()).hasToString("keys for AEAD_AES_128_GCM");
        pair.client.close();
    }

    static void assertMirrored(SrtpKeys one, SrtpKeys other) {
        assertThat(one.profile()).isEqualTo(other.profile());
        assertThat(one.localMasterKey()).isEqualTo(other.remoteMasterKey());
        assertThat(one.localMasterSalt()).isEqualTo(other.remoteMasterSalt());
        assertThat(one.remoteMasterKey()).isEqualTo(other.localMasterKey());
        assertThat(one.remoteMasterSalt()).isEqualTo(other.localMasterSalt());
    }
}
