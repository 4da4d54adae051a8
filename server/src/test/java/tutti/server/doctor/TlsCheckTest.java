package tutti.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.server.config.SipServerSettings;
import tutti.server.doctor.Finding.Verdict;

/// Certificates by the JDK's keytool.
class TlsCheckTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static X509Certificate certificate;

    @BeforeAll
    static void makesCertificates() throws Exception {
        certificate = make("ours");
        make("other");
    }

    private static X509Certificate make(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "100",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        process.getInputStream().transferTo(System.out);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem(name + ".cert", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        Key key = keys.getKey(name, PASSWORD);
        pem(name + ".key", "PRIVATE KEY", key.getEncoded());
        return (X509Certificate) keys.getCertificate(name);
    }

    private static void pem(String file, String label, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(der);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    private static List<Finding> look(String certificate, String key, Optional<String> trust) {
        SipServerSettings.Tls tls = new SipServerSettings.Tls(
                0,
                Optional.of(folder.resolve(certificate)),
                Optional.of(folder.resolve(key)),
                trust.map(folder::resolve));
        return new TlsCheck(InetAddress.getLoopbackAddress(), tls).look();
    }

    @Test
    void aCertificateWithItsKeyAndItsAuthoritiesIsOk() {
        assertThat(look("ours.cert", "ours.key", Optional.of("other.cert")))
                .hasSize(3)
                .allMatch(finding -> finding.verdict() == Verdict.OK)
                .anyMatch(finding -> finding.found().startsWith("CN=ours until "))
                .anyMatch(finding -> finding.found().startsWith("trusts 1 of "));
    }

    @Test
    void theKeyOfAnotherCertificateFails() {
        assertThat(look("ours.cert", "other.key", Optional.empty()).getLast())
                .isEqualTo(Finding.failed(
                        folder.resolve("other.key") + " is the key of another certificate",
                        "give the key of this one"));
    }

    @Test
    void filesThatAreNoPemFail() throws Exception {
        Files.writeString(folder.resolve("text"), "no PEM");
        Files.writeString(folder.resolve("empty"), "");
        assertThat(look("ours.cert", "text", Optional.empty()).getLast().found())
                .endsWith("as a key of EC");
        assertThat(look("text", "ours.key", Optional.empty()).getLast().verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(look("empty", "ours.key", Optional.empty()).getLast().found())
                .endsWith("has no certificate");
        assertThat(look("missing", "ours.key", Optional.empty()).getLast().found())
                .endsWith("cannot be read as certificates");
        assertThat(look("ours.cert", "ours.key", Optional.of("empty")).getLast().found())
                .endsWith("has no certificate that can be read");
    }

    @Test
    void aCertificateOutsideItsTimeFailsAndOneNearItsEndIsAWarning() {
        var from = certificate.getNotBefore().toInstant();
        var until = certificate.getNotAfter().toInstant();
        assertThat(TlsCheck.inForce(certificate, from.minusSeconds(1)).found()).contains("in force from");
        assertThat(TlsCheck.inForce(certificate, until.plusSeconds(1)).found()).contains("expired at");
        assertThat(TlsCheck.inForce(certificate, until.minus(Duration.ofDays(13)))
                        .verdict())
                .isEqualTo(Verdict.WARNING);
        assertThat(TlsCheck.inForce(certificate, from.plus(Duration.ofDays(1))).verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void withoutACertificateTlsIsOff() {
        assertThat(new TlsCheck(
                                InetAddress.getLoopbackAddress(),
                                new SipServerSettings.Tls(0, Optional.empty(), Optional.empty(), Optional.empty()))
                        .look())
                .containsExactly(Finding.ok("off; sip.tls.certificate turns it on"));
    }
}
