package tutti.server.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Fingerprints, certificates, profiles and records, each by itself.
class DtlsWordsTest {
    private static final List<SrtpProtectionProfile> ALL = List.of(SrtpProtectionProfile.values());
    private static final String SHA_256_OF_ABC =
            "BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:" + "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD";

    @Test
    void aFingerprintIsWrittenInUpperCasePairs_Rfc8122Section5() {
        CertificateFingerprint ofAbc =
                CertificateFingerprint.of(CertificateFingerprint.Hash.SHA_256, new byte[] {'a', 'b', 'c'});
        assertThat(ofAbc.sdpValue()).isEqualTo("sha-256 " + SHA_256_OF_ABC);
        assertThat(ofAbc.matches(new byte[] {'a', 'b', 'c'})).isTrue();
        assertThat(ofAbc.matches(new byte[] {'a', 'b', 'd'})).isFalse();
    }

    @Test
    void aFingerprintIsReadInAnyCase() {
        assertThat(CertificateFingerprint.parse("SHA-256 " + SHA_256_OF_ABC.toLowerCase(java.util.Locale.ROOT)))
                .contains(new CertificateFingerprint(CertificateFingerprint.Hash.SHA_256, SHA_256_OF_ABC));
    }

    @Test
    void sha1AndMalformedFingerprintsAreRefused() {
        assertThat(CertificateFingerprint.parse("sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB"))
                .isEmpty();
        assertThat(CertificateFingerprint.parse("sha-256")).isEmpty();
        assertThat(CertificateFingerprint.parse("sha-256 " + SHA_256_OF_ABC.substring(3)))
                .isEmpty();
        assertThat(CertificateFingerprint.parse("sha-512 " + SHA_256_OF_ABC)).isEmpty();
        assertThat(CertificateFingerprint.parse("sha-256 " + SHA_256_OF_ABC.replace(':', ' ')))
                .isEmpty();
        assertThat(CertificateFingerprint.parse("sha-256 " + SHA_256_OF_ABC.replace('B', 'G')))
                .isEmpty();
        assertThatThrownBy(() -> new CertificateFingerprint(CertificateFingerprint.Hash.SHA_256, "ba:78"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 upper-case pairs");
    }

    @Test
    void ourCertificateIsSelfSignedOnP256AndHasAnEnd() throws Exception {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        DtlsIdentity identity = DtlsIdentity.create(new SecureRandom(), now);
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(identity.certificate()));
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(now));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(now.plus(Duration.ofDays(365)));
        assertThat(certificate.getSigAlgName()).isEqualToIgnoringCase("SHA256withECDSA");
        assertThat(certificate.getPublicKey().toString()).contains("secp256r1");
        assertThat(identity).hasToString("certificate " + identity.fingerprint().sdpValue());
        assertThat(DtlsIdentity.create(new SecureRandom(), now).fingerprint()).isNotEqualTo(identity.fingerprint());
    }

    @Test
    void profilesArePreferredInThisOrder_Rfc7714Section142() {
        assertThat(SrtpProtectionProfile.codes(ALL)).containsExactly(7, 8, 1, 2);
        assertThat(SrtpProtectionProfile.preferredOf(ALL, new int[] {2, 1}))
                .contains(SrtpProtectionProfile.AES128_CM_HMAC_SHA1_80);
        assertThat(SrtpProtectionProfile.preferredOf(ALL, new int[] {2}))
                .contains(SrtpProtectionProfile.AES128_CM_HMAC_SHA1_32);
        assertThat(SrtpProtectionProfile.preferredOf(ALL, new int[] {1, 8}))
                .contains(SrtpProtectionProfile.AEAD_AES_256_GCM);
        // 5 and 6 are the NULL ciphers.
        assertThat(SrtpProtectionProfile.preferredOf(ALL, new int[] {5, 6})).isEmpty();
    }

    @Test
    void keyingMaterialIsCutByRole_Rfc5764Section42() {
        byte[] material = new byte[60];
        for (int i = 0; i < material.length; i++) material[i] = (byte) i;
        SrtpKeys client = SrtpKeys.cut(SrtpProtectionProfile.AES128_CM_HMAC_SHA1_80, material, DtlsRole.CLIENT);
        SrtpKeys server = SrtpKeys.cut(SrtpProtectionProfile.AES128_CM_HMAC_SHA1_80, material, DtlsRole.SERVER);
        assertThat(HexFormat.of().formatHex(client.localMasterKey())).isEqualTo("000102030405060708090a0b0c0d0e0f");
        assertThat(HexFormat.of().formatHex(client.localMasterSalt())).isEqualTo("202122232425262728292a2b2c2d");
        assertThat(HexFormat.of().formatHex(server.localMasterKey())).isEqualTo("101112131415161718191a1b1c1d1e1f");
        assertThat(HexFormat.of().formatHex(server.localMasterSalt())).isEqualTo("2e2f303132333435363738393a3b");
        DtlsHandshakeTest.assertMirrored(client, server);
    }

    @Test
    void aDatagramIsWholeRecordsEndToEnd_Rfc6347Section41() {
        String record = "16fefd0000000000000000000201ff";
        assertThat(wellFormed(record)).isTrue();
        assertThat(wellFormed(record + record)).isTrue();
        assertThat(wellFormed("")).isFalse();
        assertThat(wellFormed(record.substring(0, 24))).isFalse();
        assertThat(wellFormed(record + "16")).isFalse();
        assertThat(wellFormed(record.substring(0, 28))).isFalse();
        assertThat(wellFormed("80" + record.substring(2))).isFalse();
        assertThat(wellFormed("160303" + record.substring(6))).isFalse();
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> new DtlsLimits(0, 30_000, 20, 250))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 handshakes");
    }

    private static boolean wellFormed(String hex) {
        return DtlsRecords.wellFormed(HexFormat.of().parseHex(hex));
    }
}
