package tutti.simulator;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/// A certificate for 127.0.0.1 and its key as PEM files, made for one test by the JDK's keytool.
public record CertificateFiles(Path certificate, Path key) {
    private static final String PASSWORD = "changeit";

    /// Writes them to `folder`.
    public static CertificateFiles make(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(command(store))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        if (keytool.waitFor() != 0) throw new IllegalStateException("keytool made no certificate, see " + folder);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("sip").getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("sip", PASSWORD.toCharArray()).getEncoded()));
        return new CertificateFiles(certificate, key);
    }

    private static List<String> command(Path store) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = "-genkeypair -alias sip -keyalg EC -groupname secp256r1 -validity 2 -dname CN=tutti-test"
                + " -ext SAN=ip:127.0.0.1 -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store;
        return List.of((keytool + " " + options).split(" "));
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }
}
