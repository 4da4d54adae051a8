package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.rtp.sdp.OfferOutcome.Accepted;
import tutti.rtp.srtp.SrtpProfile;

/// Answering offers of encrypted audio: RFC 4568, RFC 5763, RFC 8122, RFC 8643, RFC 8842.
class SecureAnswerTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";
    private static final String OTHER_KEY = "HRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA";
    private static final String CM_80 = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY;
    private static final String SAVP = "m=audio 4002 RTP/SAVP 0";
    private static final String AVP = "m=audio 4002 RTP/AVP 0";
    private static final String DTLS = "m=audio 4002 UDP/TLS/RTP/SAVPF 0";

    private final OfferAnswer ours = Sdps.secure(Sdps.ANYTHING, true);

    private static String fingerprint(String hash, String octet, int octets) {
        return "a=fingerprint:" + hash + " " + octet + (":" + octet).repeat(octets - 1);
    }

    private static final String SHA_256 = fingerprint("sha-256", "ab", 32);

    private Accepted answer(String... lines) {
        return Sdps.accepted(ours.answer(Sdps.peer(lines)));
    }

    private static MediaSecurity.Sdes sdes(NegotiatedAudio audio) {
        return (MediaSecurity.Sdes) audio.security();
    }

    private static MediaSecurity.Dtls dtls(Accepted accepted) {
        return (MediaSecurity.Dtls) accepted.audio().security();
    }

    private static Optional<CryptoAttribute> crypto(String sdp) {
        return Sdps.onlyLine(sdp).attribute("crypto").flatMap(CryptoAttribute::parse);
    }

    /// RFC 4568 §5.1.2: the tag and suite of the offer, a key of our own, the offer's profile of RTP.
    @ParameterizedTest
    @ValueSource(strings = {"RTP/SAVP", "RTP/SAVPF"})
    void answersWithTheTagAndSuiteOfTheOffer(String protocol) {
        Accepted accepted = answer(
                "m=audio 4002 " + protocol + " 0",
                "a=crypto:7 F8_128_HMAC_SHA1_80 inline:" + KEY,
                "a=crypto:9 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + "|2^20",
                CM_80);

        assertThat(Sdps.onlyLine(accepted.answerSdp()).protocol()).isEqualTo(protocol);
        CryptoAttribute line = crypto(accepted.answerSdp()).orElseThrow();
        MediaSecurity.Sdes agreed = sdes(accepted.audio());
        assertThat(line.tag()).isEqualTo(9);
        assertThat(line.key()).isEqualTo(agreed.local()).isNotEqualTo(agreed.remote());
        assertThat(agreed.remote().profile()).isEqualTo(SrtpProfile.AES_CM_128_HMAC_SHA1_32);
        assertThat(agreed.remote().keyAndSalt()).startsWith(0, 1, 2).endsWith(0x1c, 0x1d);
        assertThat(Sdps.onlyLine(accepted.answerSdp()).attributes().stream().filter(a -> a.is("crypto")))
                .hasSize(1);
    }

    /// RFC 7714 §14.1, §12: longer keys, shorter salts.
    @Test
    void takesGcmByItsSdesName() {
        Accepted accepted = answer(SAVP, "a=crypto:2 AEAD_AES_256_GCM inline:" + "AAAA".repeat(14) + "AAA=");

        assertThat(sdes(accepted.audio()).local().keyAndSalt()).hasSize(44);
        assertThat(sdes(accepted.audio()).remote().profile()).isEqualTo(SrtpProfile.AEAD_AES_256_GCM);
    }

    /// RFC 4568 §6.1, §6.3, §9: what cannot be honoured is as good as absent; then there is nothing to
    /// answer with.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|1:4",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + ";inline:" + KEY,
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNENCRYPTED_SRTP",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNAUTHENTICATED_SRTP",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNENCRYPTED_SRTCP",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " KDR=4",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " NEW_THING=1",
                "1 AES_CM_128_HMAC_SHA1_80 inline:AAAA",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "AAAA",
                "1 AES_CM_128_HMAC_SHA1_80 inline:!" + KEY,
                "1 AES_CM_128_HMAC_SHA1_80 outline:" + KEY,
                "1 AES_CM_128_HMAC_SHA1_80",
                "x AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
                "1 AEAD_AES_128_GCM inline:" + KEY,
                "",
            })
    void refusesKeysItCannotHonour(String value) {
        assertThat(Sdps.refusal(ours.answer(Sdps.peer(SAVP, "a=crypto:" + value))))
                .isEqualTo(Refusal.BAD_KEYING);
    }

    /// RFC 4568 §6.1, §6.3.6, §6.3.7: lifetimes, window hints and optional extensions change no packet.
    @ParameterizedTest
    @ValueSource(strings = {"|2^31", "|1048576", "| WSH=128", " -EXTRA=1", " KDR=0"})
    void readsOverWhatChangesNoPacket(String suffix) {
        assertThat(sdes(answer(SAVP, CM_80 + suffix).audio()).tag()).isEqualTo(1);
    }

    /// a key in clear signalling is no key, and SAVP is never answered without.
    @Test
    void refusesKeysThatCameInTheClear() {
        OfferAnswer overUdp = Sdps.secure(Sdps.ANYTHING, false);

        Refused refused = (Refused) overUdp.answer(Sdps.peer(SAVP, CM_80));

        assertThat(refused.refusal()).isEqualTo(Refusal.UNSUPPORTED_PROFILE);
        assertThat(refused.sentence()).contains("TLS only");
    }

    @ParameterizedTest
    @CsvSource({
        "m=audio 4002 RTP/SAVP 0,BAD_KEYING",
        "m=audio 4002 UDP/TLS/RTP/SAVPF 0,BAD_KEYING",
        "m=audio 4002 TCP/DTLS/RTP/SAVPF 0,UNSUPPORTED_PROFILE",
        "m=audio 0 RTP/SAVP 0,NO_AUDIO"
    })
    void refusesEncryptedAudioWithoutKeys(String line, Refusal refusal) {
        assertThat(Sdps.refusal(ours.answer(Sdps.peer(line)))).isEqualTo(refusal);
    }

    /// RFC 8643 §2: keys on RTP/AVP mean that both will do; the answer says which by having keys or none.
    @Test
    void encryptsWhereThePeerOffersItWithoutInsisting() {
        Accepted secured = answer(AVP, CM_80);
        Accepted plain = Sdps.accepted(Sdps.secure(Sdps.ANYTHING, false).answer(Sdps.peer(AVP, CM_80)));

        assertThat(Sdps.onlyLine(secured.answerSdp()).protocol()).isEqualTo("RTP/AVP");
        assertThat(crypto(secured.answerSdp())).isPresent();
        assertThat(secured.audio().security().kind()).isEqualTo(SecurityKind.SDES);
        assertThat(crypto(plain.answerSdp())).isEmpty();
        assertThat(plain.audio().security()).isEqualTo(new MediaSecurity.Plain());
    }

    /// RFC 8643 §3.1: DTLS-SRTP before SDES, one of them only.
    @Test
    void prefersDtlsOverKeysInTheDescription() {
        for (String line : List.of(SAVP, AVP)) {
            Accepted accepted = Sdps.accepted(
                    Sdps.secure(Sdps.ANYTHING, true).answer(Sdps.peer(line, CM_80, SHA_256, "a=setup:actpass")));

            assertThat(accepted.audio().security().kind()).isEqualTo(SecurityKind.DTLS);
            assertThat(crypto(accepted.answerSdp())).isEmpty();
        }
    }

    @Test
    void refusesPlainAudioWhereThePolicyWantsItEncrypted() {
        SecurityPolicy encrypted = new SecurityPolicy(
                Set.of(SecurityKind.SDES), List.of(SecurityKind.SDES), List.of(SrtpProfile.AES_CM_128_HMAC_SHA1_80));

        assertThat(Sdps.refusal(Sdps.secure(encrypted, true).answer(Sdps.peer(AVP))))
                .isEqualTo(Refusal.UNSUPPORTED_PROFILE);
        assertThat(Sdps.refusal(Sdps.secure(encrypted, true).answer(Sdps.peer(DTLS, SHA_256, "a=setup:actpass"))))
                .isEqualTo(Refusal.BAD_KEYING);
        assertThat(Sdps.accepted(Sdps.secure(encrypted, true).answer(Sdps.peer(AVP, CM_80)))
                        .audio()
                        .security()
                        .kind())
                .isEqualTo(SecurityKind.SDES);
    }

    /// A phone that offers both lines gets the encrypted one, in whatever order.
    @Test
    void choosesTheEncryptedOfTwoLines() {
        String plainFirst = Sdps.peer("m=audio 4004 RTP/AVP 0", SAVP, CM_80);

        assertThat(Sdps.ports(Sdps.accepted(ours.answer(plainFirst)).answerSdp()))
                .containsExactly(0, 10_000);
        assertThat(Sdps.ports(Sdps.accepted(Sdps.secure(Sdps.ANYTHING, true)
                                .answer(Sdps.resource("deskphone-optional-srtp-two-audio-lines")))
                        .answerSdp()))
                .containsExactly(10_000, 0);
    }

    // ---- DTLS ----

    /// RFC 5763 §5: the answerer may leave the first step to the offerer, whom a NAT would keep from being reached.
    @ParameterizedTest
    @CsvSource({
        "192.0.2.9,actpass,ACTIVE",
        "198.51.100.1,actpass,PASSIVE",
        "2001:db8::9,actpass,PASSIVE",
        "198.51.100.1,passive,ACTIVE"
    })
    void leavesTheFirstStepToWhoeverSignalsFromElsewhere(String signallingHost, String setup, DtlsRole role) {
        OfferAnswer ours = Sdps.secure(Sdps.ANYTHING, InetAddress.ofLiteral(signallingHost));
        Accepted accepted = Sdps.accepted(ours.answer(Sdps.peer(DTLS, SHA_256, "a=setup:" + setup)));
        assertThat(accepted.audio().security())
                .isInstanceOfSatisfying(
                        MediaSecurity.Dtls.class,
                        dtls -> assertThat(dtls.role()).isEqualTo(role));
    }

    /// RFC 8842 §5.3: the association goes on in its roles.
    @Test
    void whoeverBeganAnAssociationGoesOnWithIt() {
        OfferAnswer ours = Sdps.secure(Sdps.ANYTHING, InetAddress.ofLiteral("198.51.100.1"));
        String offer = Sdps.peer(DTLS, SHA_256, "a=setup:actpass");
        NegotiatedAudio first = Sdps.accepted(ours.answer(offer)).audio();
        assertThat(Sdps.accepted(ours.answer(offer)).audio().security()).isEqualTo(first.security());
    }

    /// RFC 5763 §5: active on actpass; RFC 4145 §4.1: active is what no setup means in an offer.
    @ParameterizedTest
    @CsvSource({"actpass,ACTIVE,active", "active,PASSIVE,passive", "passive,ACTIVE,active", "ACTPASS,ACTIVE,active"})
    void takesTheRoleThatTheOfferLeaves(String setup, DtlsRole role, String answered) {
        Accepted accepted = answer(DTLS, SHA_256, "a=setup:" + setup, "a=tls-id:abc3de65cddef001be82");
        MediaDescription line = Sdps.onlyLine(accepted.answerSdp());

        assertThat(dtls(accepted).role()).isEqualTo(role);
        assertThat(dtls(accepted).remoteTlsId()).isEqualTo("abc3de65cddef001be82");
        assertThat(line.protocol()).isEqualTo("UDP/TLS/RTP/SAVPF");
        assertThat(line.attribute("setup")).contains(answered);
        assertThat(line.attribute("fingerprint")).contains(Sdps.FINGERPRINT.toAttributeValue());
    }

    @Test
    void waitsWhereTheOfferSaysNothing() {
        assertThat(dtls(answer(DTLS, SHA_256)).role()).isEqualTo(DtlsRole.PASSIVE);
    }

    /// RFC 8122 §5: the strongest hash; one at the line goes before the session's. RFC 5763 §5: also over
    /// RTP/SAVP.
    @Test
    void keepsTheStrongestFingerprint() {
        Accepted accepted = answer(
                "m=audio 4002 RTP/SAVP 0",
                SHA_256,
                fingerprint("SHA-512", "0f", 64),
                fingerprint("sha-384", "cd", 48),
                "a=setup:actpass");
        String atTheSession = Sdps.peer("a=setup:active", SHA_256, DTLS);

        assertThat(dtls(accepted).remoteFingerprint().hash()).isEqualTo("sha-512");
        assertThat(dtls(accepted).remoteFingerprint().value()).hasSize(64).containsOnly(0x0f);
        assertThat(dtls(Sdps.accepted(Sdps.secure(Sdps.ANYTHING, true).answer(atTheSession))))
                .isEqualTo(new MediaSecurity.Dtls(
                        DtlsRole.PASSIVE, new DtlsFingerprint("sha-256", "AB" + ":AB".repeat(31)), ""));
    }

    /// RFC 8122 §5: SHA-1 and MD5 are no longer hashes; RFC 5763 §5: holdconn has no place here.
    @Test
    void refusesDtlsThatProvesNothing() {
        for (String weak : List.of(
                fingerprint("sha-1", "ab", 20),
                fingerprint("md5", "ab", 16),
                fingerprint("sha-256", "ab", 31),
                fingerprint("sha-256", "xy", 32),
                "a=fingerprint:sha-256",
                "a=fingerprint")) {
            assertThat(Sdps.refusal(ours.answer(Sdps.peer(DTLS, weak, "a=setup:actpass"))))
                    .as(weak)
                    .isEqualTo(Refusal.BAD_KEYING);
        }
        assertThat(Sdps.refusal(ours.answer(Sdps.peer(DTLS, SHA_256, "a=setup:holdconn"))))
                .isEqualTo(Refusal.BAD_KEYING);
    }

    @Test
    void answersABrowsersAudio() {
        Accepted accepted = Sdps.accepted(Sdps.secure(Sdps.ANYTHING, true).answer(Sdps.resource("chrome-audio-video")));

        assertThat(dtls(accepted).role()).isEqualTo(DtlsRole.ACTIVE);
        assertThat(accepted.audio().rtcpMux()).isTrue();
        assertThat(Sdps.ports(accepted.answerSdp())).containsExactly(10_000, 0, 0);
    }

    // ---- later offers ----

    /// RFC 4568 §7.1.4, RFC 3264 §8: the same offer has the same answer; a new key of the peer leaves ours.
    @Test
    void keepsItsKeyWhileThePeerChangesItsOwn() {
        Accepted first = answer(SAVP, CM_80);
        Accepted again = answer(SAVP, CM_80);
        Accepted rekeyed = answer(SAVP, CM_80.replace(KEY, OTHER_KEY));

        assertThat(again.answerSdp()).isEqualTo(first.answerSdp());
        assertThat(again.audio().security()).isEqualTo(first.audio().security());
        assertThat(sdes(rekeyed.audio()).local()).isEqualTo(sdes(first.audio()).local());
        assertThat(sdes(rekeyed.audio()).remote())
                .isNotEqualTo(sdes(first.audio()).remote());
    }

    /// A key that was left could only come back with its counters at zero.
    @Test
    void drawsANewKeyAfterAnotherProfile() {
        Accepted first = answer(SAVP, CM_80);
        answer(SAVP, CM_80.replace("SHA1_80", "SHA1_32"));
        Accepted back = answer(SAVP, CM_80);

        assertThat(sdes(back.audio()).local()).isNotEqualTo(sdes(first.audio()).local());
    }

    @Test
    void neverGoesBackToPlain() {
        Accepted first = answer(AVP, CM_80);

        assertThat(Sdps.refusal(ours.answer(Sdps.peer(AVP)))).isEqualTo(Refusal.SECURITY_LOWERED);
        assertThat(ours.audio()).contains(first.audio());
        assertThat(answer(SAVP, CM_80).audio().security())
                .isEqualTo(first.audio().security());
    }

    /// RFC 8842 §5.3: an association goes on with its roles; §4: another fingerprint or tls-id begins one.
    @Test
    void keepsItsRoleWhileTheAssociationGoesOn() {
        Accepted first = answer(DTLS, SHA_256, "a=setup:active");
        Accepted refreshed = answer(DTLS, SHA_256, "a=setup:actpass");
        Accepted moved = answer(DTLS, fingerprint("sha-256", "cd", 32), "a=setup:actpass");

        assertThat(refreshed.audio().security()).isEqualTo(first.audio().security());
        assertThat(dtls(moved).role()).isEqualTo(DtlsRole.ACTIVE);
    }

    /// Keys must not come out by a log line.
    @Test
    void hidesKeysInWhatMayBeLogged() {
        Accepted accepted = answer(SAVP, CM_80);
        String answered =
                crypto(accepted.answerSdp()).orElseThrow().toAttribute().value();
        String ourKey = answered.substring(answered.indexOf("inline:") + 7);
        Object malformed = SessionDescription.parse("v=0\r\na=crypto:1 AEAD_AES_128_GCM inline:" + KEY + "\u0001\r\n");

        assertThat(accepted.answerSdp()).contains(ourKey);
        for (Object shown : List.of(
                accepted,
                accepted.audio(),
                Sdps.parsed(Sdps.peer(SAVP, CM_80)),
                Sdps.parsed(accepted.answerSdp()),
                malformed,
                new SdpLine('k', "clear:" + KEY))) {
            assertThat(shown.toString()).doesNotContain(KEY.substring(0, 5)).doesNotContain(ourKey);
        }
        assertThat(new Attribute("ice-pwd", "0123456789").toString()).doesNotContain("0123");
    }
}
