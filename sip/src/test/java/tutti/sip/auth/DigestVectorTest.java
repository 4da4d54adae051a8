package tutti.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The worked examples of RFC 7616 §3.9; RFC 8760 brings the same arithmetic to SIP.
class DigestVectorTest {
    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    private static String mufasa(DigestAlgorithm algorithm) {
        String ha1 = DigestSecret.ofPassword("Circle of Life")
                .ha1(algorithm, "Mufasa", "http-auth@example.org")
                .orElseThrow();
        return new DigestResponse(algorithm, "GET", "/dir/index.html", NONCE, "00000001", CLIENT_NONCE).of(ha1);
    }

    @Test
    void makesTheResponsesOfTheRfcWithMd5AndSha256() { // RFC 7616 §3.9.1
        assertThat(mufasa(DigestAlgorithm.MD5)).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(mufasa(DigestAlgorithm.SHA_256))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    @Test
    void hashesTheRfcsUnicodeUserWithSha512256() { // RFC 7616 §3.9.2; its printed result is wrong: erratum 4897
        DigestAlgorithm algorithm = DigestAlgorithm.SHA_512_256;
        String ha1 = DigestSecret.ofPassword("Secret, or not?")
                .ha1(algorithm, "J\u00e4s\u00f8n Doe", "api@example.org")
                .orElseThrow();
        String response = new DigestResponse(
                        algorithm,
                        "GET",
                        "/doe.json",
                        "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK",
                        "00000001",
                        "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v")
                .of(ha1);
        assertThat(response).isEqualTo("3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5");
        assertThat(algorithm.hash("J\u00e4s\u00f8n Doe:api@example.org"))
                .isEqualTo("793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b");
    }

    @Test
    void hashesAsFips180Says() { // RFC 8760 §2.1: SHA-512/256 is not SHA-512 cut off
        assertThat(DigestAlgorithm.SHA_512_256.hash("abc"))
                .isEqualTo("53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
    }

    @Test
    void readsAlgorithmsInAnyCaseAndNoSessVariants() { // RFC 7616 §3.3
        assertThat(DigestAlgorithm.of("sha-256")).contains(DigestAlgorithm.SHA_256);
        assertThat(DigestAlgorithm.of("MD5-sess")).isEmpty();
        assertThat(DigestAlgorithm.of("SHA-1")).isEmpty();
    }

    @Test
    void printsNoSecret() {
        DigestSecret hashes = DigestSecret.ofHashes(Map.of(DigestAlgorithm.MD5, "cafe"));
        assertThat(DigestSecret.ofPassword("tiger") + " " + hashes + " " + Credentials.ofPassword("r", "u", "tiger"))
                .doesNotContain("tiger")
                .doesNotContain("cafe");
    }
}
