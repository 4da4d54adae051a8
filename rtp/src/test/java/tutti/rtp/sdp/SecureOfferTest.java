package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.rtp.srtp.SrtpProfile;

/// Offering encrypted audio and taking the answer: RFC 4568 §5.1, RFC 5763 §5.
class SecureOfferTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";
    private static final String SHA_256 = "a=fingerprint:sha-256 AB" + ":AB".repeat(31);
    private static final SecurityPolicy SDES = new SecurityPolicy(
            Set.of(SecurityKind.values()),
            List.of(SecurityKind.SDES, SecurityKind.PLAIN),
            List.of(SrtpProfile.AEAD_AES_128_GCM, SrtpProfile.AES_CM_128_HMAC_SHA1_80));

    private static List<CryptoAttribute> cryptos(String sdp) {
        return Sdps.onlyLine(sdp).attributes().stream()
                .filter(a -> a.is("crypto"))
                .map(a -> CryptoAttribute.parse(a.value()).orElseThrow())
                .toList();
    }

    /// RFC 4568 §5.1.1: a line for each suite, each with a key of its own.
    @Test
    void offersAKeyForEachProfile() {
        String offer = Sdps.secure(SDES, true).offer();

        List<CryptoAttribute> lines = cryptos(offer);
        assertThat(Sdps.onlyLine(offer).protocol()).isEqualTo("RTP/SAVP");
        assertThat(lines).extracting(CryptoAttribute::tag).containsExactly(1, 2);
        assertThat(lines)
                .extracting(line -> line.key().profile())
                .containsExactly(SrtpProfile.AEAD_AES_128_GCM, SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        assertThat(lines).extracting(CryptoAttribute::key).doesNotHaveDuplicates();
    }

    /// RFC 4568 §5.1.3: our key is the one under the answer's tag.
    @Test
    void takesTheKeyOfTheAnswer() {
        OfferAnswer ours = Sdps.secure(SDES, true);
        CryptoAttribute offered = cryptos(ours.offer()).get(1);

        NegotiatedAudio audio = Sdps.agreed(
                ours.accept(Sdps.peer("m=audio 4002 RTP/SAVP 0", "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY)));

        MediaSecurity.Sdes agreed = (MediaSecurity.Sdes) audio.security();
        assertThat(agreed.local()).isEqualTo(offered.key());
        assertThat(agreed.remote().keyAndSalt()).startsWith(0, 1, 2);
        assertThat(cryptos(ours.offer()).get(1).key()).isEqualTo(offered.key());
    }

    /// RFC 3264 §7 and early media: a later answer to the same offer may take another suite.
    @Test
    void takesALaterAnswerWithAnotherSuite() {
        OfferAnswer ours = Sdps.secure(SDES, true);
        List<CryptoAttribute> offered = cryptos(ours.offer());
        ours.accept(Sdps.peer("m=audio 4002 RTP/SAVP 0", "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY));

        NegotiatedAudio audio = Sdps.agreed(ours.accept(Sdps.peer(
                "m=audio 4002 RTP/SAVP 0", "a=crypto:1 AEAD_AES_128_GCM inline:" + "AAAA".repeat(9) + "AA==")));

        assertThat(((MediaSecurity.Sdes) audio.security()).local())
                .isEqualTo(offered.get(0).key());
    }

    @ParameterizedTest
    @CsvSource({
        "m=audio 4002 RTP/AVP 0,a=x,UNSUPPORTED_PROFILE",
        "m=audio 4002 RTP/AVP 0,a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + ",UNSUPPORTED_PROFILE",
        "m=audio 4002 RTP/SAVP 0,a=x,BAD_KEYING",
        "m=audio 4002 RTP/SAVP 0,a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + ",BAD_KEYING",
        "m=audio 4002 RTP/SAVP 0,a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + ",BAD_KEYING",
        "m=audio 4002 RTP/SAVP 0,a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + ",BAD_KEYING",
    })
    void refusesAnAnswerThatDoesNotKeepTheOffersProtection(String line, String attribute, Refusal refusal) {
        OfferAnswer ours = Sdps.secure(SDES, true);
        ours.offer();

        assertThat(Sdps.refusal(ours.accept(Sdps.peer(line, attribute)))).isEqualTo(refusal);
        assertThat(ours.audio()).isEmpty();
    }

    /// RFC 4568 §5.1.3: exactly one line in an answer.
    @Test
    void refusesAnAnswerWithTwoKeys() {
        OfferAnswer ours = Sdps.secure(SDES, true);
        ours.offer();
        String line = "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY;

        assertThat(Sdps.refusal(ours.accept(Sdps.peer("m=audio 4002 RTP/SAVP 0", line, line))))
                .isEqualTo(Refusal.BAD_KEYING);
    }

    /// RFC 4568 §5: no keys in clear signalling. What comes next is the policy's word, not a fallback of
    /// ours.
    @Test
    void offersTheNextOfThePolicyWhereSignallingIsInTheClear() {
        SecurityPolicy sdesOnly = new SecurityPolicy(
                Set.of(SecurityKind.SDES), List.of(SecurityKind.SDES), List.of(SrtpProfile.AEAD_AES_128_GCM));

        String offer = Sdps.secure(SDES, false).offer();

        assertThat(Sdps.onlyLine(offer).protocol()).isEqualTo("RTP/AVP");
        assertThat(cryptos(offer)).isEmpty();
        assertThatThrownBy(() -> Sdps.secure(sdesOnly, false).offer())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SDES");
        assertThat(new LocalSecurity(sdesOnly, false, Optional.empty(), new Random(1)).offered())
                .isEmpty();
    }

    /// RFC 5763 §5: actpass in the offer; RFC 4145 §4.1: passive is what no setup means in an answer.
    @ParameterizedTest
    @CsvSource({"a=setup:active,PASSIVE", "a=setup:passive,ACTIVE", "a=x,ACTIVE"})
    void leavesTheRoleToTheAnswer(String setup, DtlsRole role) {
        OfferAnswer ours = Sdps.secure(Sdps.ANYTHING, false);
        MediaDescription offer = Sdps.onlyLine(ours.offer());

        NegotiatedAudio audio = Sdps.agreed(ours.accept(Sdps.peer("m=audio 4002 UDP/TLS/RTP/SAVP 0", SHA_256, setup)));

        assertThat(offer.protocol()).isEqualTo("UDP/TLS/RTP/SAVP");
        assertThat(offer.attribute("setup")).contains("actpass");
        assertThat(offer.attribute("fingerprint")).contains(Sdps.FINGERPRINT.toAttributeValue());
        assertThat(((MediaSecurity.Dtls) audio.security()).role()).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({
        "m=audio 4002 UDP/TLS/RTP/SAVP 0,a=setup:active,BAD_KEYING",
        "m=audio 4002 RTP/AVP 0,a=setup:active,UNSUPPORTED_PROFILE",
        "m=audio 4002 UDP/TLS/RTP/SAVP 0,a=fingerprint:sha-1 AB:AB,BAD_KEYING"
    })
    void refusesAnAnswerWithoutAFingerprint(String line, String attribute, Refusal refusal) {
        OfferAnswer ours = Sdps.secure(Sdps.ANYTHING, false);
        ours.offer();

        assertThat(Sdps.refusal(ours.accept(Sdps.peer(line, attribute)))).isEqualTo(refusal);
    }

    /// RFC 5763 §5: nobody but an offerer says actpass.
    @Test
    void refusesAnAnswerThatLeavesTheRoleOpen() {
        OfferAnswer ours = Sdps.secure(Sdps.ANYTHING, false);
        ours.offer();

        assertThat(Sdps.refusal(ours.accept(Sdps.peer("m=audio 4002 UDP/TLS/RTP/SAVP 0", SHA_256, "a=setup:actpass"))))
                .isEqualTo(Refusal.BAD_KEYING);
    }

    /// A refresh of ours offers what holds, under the protocol the peer chose: RFC 3264 §8.
    @Test
    void offersAgainWhatHolds() {
        OfferAnswer ours = Sdps.secure(Sdps.ANYTHING, true);
        String crypto = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY;
        NegotiatedAudio before = Sdps.accepted(ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 0", crypto)))
                .audio();

        String refresh = ours.offer();

        assertThat(Sdps.onlyLine(refresh).protocol()).isEqualTo("RTP/AVP");
        CryptoAttribute sameProfile = cryptos(refresh).stream()
                .filter(line -> line.key().profile() == SrtpProfile.AES_CM_128_HMAC_SHA1_80)
                .findFirst()
                .orElseThrow();
        assertThat(sameProfile.key()).isEqualTo(((MediaSecurity.Sdes) before.security()).local());
        assertThat(Sdps.refusal(ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 0"))))
                .isEqualTo(Refusal.BAD_KEYING);
        assertThat(ours.audio()).contains(before);
    }

    @Test
    void tellsTheCallerWhatMakesNoPolicy() {
        assertThatThrownBy(() -> new SecurityPolicy(Set.of(), List.of(SecurityKind.PLAIN), List.of()))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> new SecurityPolicy(Set.of(SecurityKind.SDES), List.of(SecurityKind.PLAIN), List.of()))
                .hasMessageContaining("profile");
        assertThatThrownBy(() -> new DtlsFingerprint("sha-1", "AB")).hasMessageContaining("sha-256");
        assertThat(DtlsFingerprint.of("sha-256", new byte[32]).octets()).startsWith("00:00");
        assertThatThrownBy(() -> LocalSecurity.plain().random().nextInt()).hasMessageContaining("no keys");
    }
}
