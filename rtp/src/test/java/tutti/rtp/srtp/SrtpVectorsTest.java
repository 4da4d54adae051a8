package tutti.rtp.srtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.srtp.Packets.hex;
import static tutti.rtp.srtp.Packets.withRoom;

import java.util.Arrays;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The octets that the RFCs print.
class SrtpVectorsTest {
    private static final String KEY_128 = "000102030405060708090a0b0c0d0e0f";
    private static final String KEY_256 = KEY_128 + "101112131415161718191a1b1c1d1e1f";
    private static final String GCM_SALT = "517569642070726f2071756f";
    private static final String GALLIA =
            "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e6973206469766973" + "6120696e207061727465732074726573";
    private static final String SENDER_REPORT = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
            + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
    private static final int SENDER_REPORT_INDEX = 0x5d4;

    /// RFC 3711 B.2: the keystream of a session key, first blocks and the blocks around 2¹⁶ − 256.
    @Test
    void makesTheKeystreamOfRfc3711() {
        byte[] keystream = new byte[0xff02 * AesBlocks.BLOCK_OCTETS];
        Cipher cipher = AesBlocks.under(hex("2B7E151628AED2A6ABF7158809CF4F3C"));
        long high = 0xF0F1F2F3F4F5F6F7L;
        long low = 0xF8F9FAFBFCFD0000L;
        new AesBlocks().xorKeystream(cipher, high, low, keystream, 0, keystream.length);

        assertThat(hex(keystream, 48))
                .isEqualTo("e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab"
                        + "41e95b3bb0a2e8dd477901e4fca894c0");
        byte[] last = Arrays.copyOfRange(keystream, 0xfeff * 16, 0xff02 * 16);
        assertThat(hex(last, 48))
                .isEqualTo("ec8cdf7398607cb0f2d21675ea9ea1e4362b7c3c6773516318a077d7fc5073ae"
                        + "6a2cc3787889374fbeb4c81b17ba6c44");
    }

    /// RFC 3711 B.3; the authentication key is printed 94 octets long.
    @Test
    void derivesTheSessionKeysOfRfc3711() {
        byte[] key = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
        byte[] salt = hex("0EC675AD498AFEEBB6960B3AABE6");

        assertThat(hex(SessionKeys.derive(key, salt, 0, 16), 16)).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(hex(SessionKeys.derive(key, salt, 2, 14), 14)).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
        assertThat(hex(SessionKeys.derive(key, salt, 1, 94), 94))
                .isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa48f0a0acf3c34e2359e6cdbce"
                        + "e049646c43d9327ad175578ef72270986371c10c9a369ac2f94a8c5fbcdddc25"
                        + "6d6e919a48b610ef17c2041e474035766b68642c59bbfc2f34db60dbdfb2");
    }

    /// RFC 6188 §7.2: the same derivation with a master key of 256 bits.
    @Test
    void derivesTheSessionKeysOfRfc6188() {
        byte[] key = hex("f0f04914b513f2763a1b1fa130f10e2998f6f6e43e4309d1e622a0e332b9f1b6");
        byte[] salt = hex("3b04803de51ee7c96423ab5b78d2");

        assertThat(hex(SessionKeys.derive(key, salt, 0, 32), 32))
                .isEqualTo("5ba1064e30ec51613cad926c5a28ef731ec7fb397f70a960653caf06554cd8c4");
        assertThat(hex(SessionKeys.derive(key, salt, 2, 14), 14)).isEqualTo("fa31791685ca444a9e07c6c64e93");
        assertThat(hex(SessionKeys.derive(key, salt, 1, 20), 20)).isEqualTo("fd9c32d39ed5fbb5a9dc96b30818454d1313dc05");
    }

    /// RFC 2202 §3, cases 1 and 2.
    @Test
    void authenticatesAsRfc2202() {
        HmacSha1 hmac = new HmacSha1();
        byte[] question = "what do ya want for nothing?".getBytes(US_ASCII);
        for (int again = 0; again < 2; again++) {
            hmac.begin(HmacSha1.padded(hex("0b".repeat(20))));
            hmac.update("Hi There".getBytes(US_ASCII), 0, 8);
            assertThat(hex(hmac.tag(), 20)).isEqualTo("b617318655057264e28bc0b6fb378c8ef146be00");
            hmac.begin(HmacSha1.padded("Jefe".getBytes(US_ASCII)));
            hmac.update(question, 0, question.length);
            assertThat(hex(hmac.tag(), 20)).isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        }
    }

    /// RFC 7714 §16.1.1, §16.2.1.
    @ParameterizedTest
    @CsvSource({
        "AEAD_AES_128_GCM," + KEY_128
                + ",f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf"
                + "765ee4390cce",
        "AEAD_AES_256_GCM," + KEY_256
                + ",32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb"
                + "7878d7a76c13"
    })
    void protectsRtpAsRfc7714(SrtpProfile profile, String key, String sealed) {
        byte[] packet = withRoom(hex(GALLIA));

        int length = sender(profile, key, 0).protectRtp(packet, 0, 50);

        assertThat(hex(packet, length)).isEqualTo(GALLIA.substring(0, 24) + sealed);
        SrtpReceiver receiver = receiver(profile, key);
        assertThat(receiver.unprotectRtp(packet, 0, length)).isEqualTo(SrtpVerdict.OK);
        assertThat(hex(packet, receiver.plainLength())).isEqualTo(GALLIA);
    }

    /// RFC 7714 §17.1, §17.2.
    @ParameterizedTest
    @CsvSource({
        "AEAD_AES_128_GCM," + KEY_128
                + ",63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa458"
                + "96cf4d2fc5abf87245d9eade800005d4",
        "AEAD_AES_256_GCM," + KEY_256
                + ",d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be8415f658c61de0476f1b6fad1d1eb30c"
                + "4446839f57ff6f6cb26ac3be800005d4"
    })
    void protectsRtcpAsRfc7714(SrtpProfile profile, String key, String sealed) {
        byte[] packet = withRoom(hex(SENDER_REPORT));

        int length = sender(profile, key, SENDER_REPORT_INDEX).protectRtcp(packet, 0, 52);

        assertThat(hex(packet, length)).isEqualTo(SENDER_REPORT.substring(0, 16) + sealed);
        SrtpReceiver receiver = receiver(profile, key);
        assertThat(receiver.unprotectRtcp(packet, 0, length)).isEqualTo(SrtpVerdict.OK);
        assertThat(hex(packet, receiver.plainLength())).isEqualTo(SENDER_REPORT);
    }

    /// RFC 7714 §17.3: only tagged, the E flag clear.
    @Test
    void opensRtcpThatIsTaggedOnly() {
        byte[] packet = hex(SENDER_REPORT + "841dd9683dd78ec92ae58790125f62b3" + "000005d4");

        SrtpReceiver receiver = receiver(SrtpProfile.AEAD_AES_128_GCM, KEY_128);

        assertThat(receiver.unprotectRtcp(packet, 0, packet.length)).isEqualTo(SrtpVerdict.OK);
        assertThat(hex(packet, receiver.plainLength())).isEqualTo(SENDER_REPORT);
    }

    /// The packets of libsrtp's self-test: 16 octets of 0xab in packet 0x1234 of SSRC 0xcafebabe, and a
    /// report of that SSRC with index 1, from the master key on.
    @ParameterizedTest
    @CsvSource({
        "AES_CM_128_HMAC_SHA1_80,E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6,"
                + "4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb,"
                + "7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798",
        "AEAD_AES_128_GCM," + KEY_128 + "a0a1a2a3a4a5a6a7a8a9aaab,"
                + "c5002ede04cfdd2eb91159e0880aa06ed2976826f796b201df3131a127e8a392,"
                + "c98b8b5df0392a55852b6c21ac8e7025c52c6fbea2b3b446ea31123ba88ce61e80000001",
    })
    void protectsAsOthersDo(SrtpProfile profile, String keyAndSalt, String sealedRtp, String sealedRtcp) {
        SrtpMasterKey key = SrtpMasterKey.of(profile, hex(keyAndSalt));
        byte[] rtp = withRoom(hex("800f1234decafbadcafebabe" + "ab".repeat(16)));
        byte[] rtcp = withRoom(hex("81c8000bcafebabe" + "ab".repeat(16)));
        SrtpSender sender =
                new SrtpSender(profile, SessionKeys.ofRtp(key), SessionKeys.ofRtcp(key), 1, new SrtpWorkspace());

        assertThat(hex(rtp, sender.protectRtp(rtp, 0, 28))).isEqualTo("800f1234decafbadcafebabe" + sealedRtp);
        assertThat(hex(rtcp, sender.protectRtcp(rtcp, 0, 24))).isEqualTo("81c8000bcafebabe" + sealedRtcp);
    }

    private static SrtpSender sender(SrtpProfile profile, String key, int rtcpIndex) {
        return new SrtpSender(profile, gcmKeys(key), gcmKeys(key), rtcpIndex, new SrtpWorkspace());
    }

    private static SrtpReceiver receiver(SrtpProfile profile, String key) {
        return new SrtpReceiver(profile, gcmKeys(key), gcmKeys(key), new SrtpWorkspace());
    }

    private static SessionKeys gcmKeys(String key) {
        return new SessionKeys(hex(key), new byte[20], hex(GCM_SALT));
    }
}
