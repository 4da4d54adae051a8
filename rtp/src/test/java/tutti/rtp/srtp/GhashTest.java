package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.rtp.packet.NetworkOrder;

/// GHASH against the test cases of those who defined GCM, and against the JDK's GCM.
class GhashTest {
    private static final int ROUNDS = 3_000;
    private static final int TAG_OCTETS = 16;
    private static final int NONCE_OCTETS = 12;

    private final Ghash hash = new Ghash();

    /// Source: McGrew and Viega, The Galois/Counter Mode of Operation, Appendix B, test cases 1 to 4.
    @ParameterizedTest
    @CsvSource({
        "66e94bd4ef8a2c3b884cfa59ca342b2e, '', '', 00000000000000000000000000000000",
        "66e94bd4ef8a2c3b884cfa59ca342b2e, '', 0388dace60b6a392f328c2b971b2fe78, f38cbb1ad69223dcc3457ae5b6b0f885",
        "b83b533708bf535d0aa6e52980d53b78, '', 42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985, 7f1b32b81b820d02614f8895ac1d4eac",
        "b83b533708bf535d0aa6e52980d53b78, feedfacedeadbeeffeedfacedeadbeefabaddad2, "
                + "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091, 698e57f70e6ecc7fd9463b7260a9ae5f"
    })
    void hashesAsItsAuthorsDo(String key, String header, String text, String expected) {
        byte[] tag = new byte[TAG_OCTETS];
        hash(hex(key), hex(header), hex(text), tag);
        assertThat(tag).isEqualTo(hex(expected));
    }

    @Test
    void makesTheTagsOfTheJdk() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] key = octets(random, random.nextBoolean() ? 16 : 32);
            byte[] nonce = octets(random, NONCE_OCTETS);
            byte[] header = octets(random, random.nextInt(70));
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_OCTETS * 8, nonce));
            gcm.updateAAD(header);
            byte[] sealed = gcm.doFinal(octets(random, random.nextInt(400)));
            byte[] text = Arrays.copyOf(sealed, sealed.length - TAG_OCTETS);

            Cipher aes = AesBlocks.under(key);
            byte[] tag = aes.doFinal(Arrays.copyOf(concat(nonce, new byte[] {0, 0, 0, 1}), 16));
            hash(aes.doFinal(new byte[16]), header, text, tag);

            assertThat(tag)
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(Arrays.copyOfRange(sealed, text.length, sealed.length));
        }
    }

    private void hash(byte[] key, byte[] header, byte[] text, byte[] tag) {
        hash.begin(NetworkOrder.int64(key, 0), NetworkOrder.int64(key, 8));
        hash.update(concat(new byte[3], header), 3, header.length);
        hash.update(concat(new byte[5], text), 5, text.length);
        hash.finish(header.length, text.length, tag);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] octets(Random random, int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
