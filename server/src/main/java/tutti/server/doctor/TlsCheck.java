package tutti.server.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.server.config.SipServerSettings;
import tutti.server.tls.PemFile;

/// Whether phones will be shown a certificate that is in force and ours, at a port that can be had.
record TlsCheck(InetAddress bind, SipServerSettings.Tls tls) {
    private static final long EXPIRES_SOON_DAYS = 14;
    private static final byte[] PROOF = {1, 2, 3};

    List<Finding> look() {
        Optional<Path> certificate = tls.certificate();
        if (certificate.isEmpty()) return List.of(Finding.ok("off; sip.tls.certificate turns it on"));
        List<Finding> findings = new ArrayList<>();
        findings.add(PortCheck.tcp(bind, tls.port(), "--set sip.tls.port=N"));
        findings.add(certificate(certificate.get()));
        tls.trust().ifPresent(trust -> findings.add(trust(trust)));
        return findings;
    }

    private Finding certificate(Path path) {
        List<X509Certificate> chain;
        try {
            chain = new PemFile(path).certificates();
        } catch (IOException | GeneralSecurityException _) {
            return Finding.failed(path + " cannot be read as certificates", "give a PEM file this user may read");
        }
        if (chain.isEmpty()) return Finding.failed(path + " has no certificate", "give a PEM file with one");
        Finding inForce = inForce(chain.getFirst(), Instant.now());
        if (inForce.verdict() == Finding.Verdict.FAILED || tls.key().isEmpty()) return inForce;
        return key(tls.key().get(), chain.getFirst().getPublicKey()).orElse(inForce);
    }

    static Finding inForce(X509Certificate certificate, Instant now) {
        String who = certificate.getSubjectX500Principal().getName();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Finding.failed(who + " is in force from " + from + " on", "look at this machine's clock");
        }
        if (now.isAfter(until)) return Finding.failed(who + " expired at " + until, "renew it");
        String found = who + " until " + until;
        if (Duration.between(now, until).toDays() >= EXPIRES_SOON_DAYS) return Finding.ok(found);
        return Finding.warning(found, "renew it soon");
    }

    private static Optional<Finding> key(Path path, PublicKey proves) {
        try {
            PrivateKey key = new PemFile(path).privateKey(proves.getAlgorithm());
            if (belongs(key, proves)) return Optional.empty();
            return Optional.of(Finding.failed(path + " is the key of another certificate", "give the key of this one"));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
            return Optional.of(Finding.failed(
                    path + " cannot be read as a key of " + proves.getAlgorithm(),
                    "give a PEM file this user may read; openssl pkcs8 -topk8 -nocrypt makes one"));
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey proves) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (proves.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> proves.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(PROOF);
        byte[] signed = signature.sign();
        signature.initVerify(proves);
        signature.update(PROOF);
        return signature.verify(signed);
    }

    private static Finding trust(Path path) {
        try {
            int authorities = new PemFile(path).certificates().size();
            if (authorities > 0) return Finding.ok("trusts " + authorities + " of " + path);
        } catch (IOException | GeneralSecurityException _) {
            // Answered below, as a file without any.
        }
        return Finding.failed(path + " has no certificate that can be read", "give the authorities as a PEM file");
    }
}
