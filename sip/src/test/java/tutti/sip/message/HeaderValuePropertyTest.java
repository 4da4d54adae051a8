package tutti.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Damaged header values: read or not read, but nothing is thrown, and what was read is written so that it can be
/// read again.
class HeaderValuePropertyTest {
    private static final long SEED = 7_616L;
    private static final int ROUNDS = 50_000;
    private static final List<String> VALUES = List.of(
            "Digest realm=\"a \\\"b\\\"\", nonce=\"x,y\", qop=\"auth,auth-int\", algorithm=SHA-256, stale=FALSE",
            "Digest username=\"alice\",nc=00000001,cnonce=\"c\",uri=\"sip:a@b;c=d\",response=\"0123\"",
            "77 314159 INVITE",
            "a84b4c76e66710@host;to-tag=1;from-tag=2;early-only",
            "sip:carol@192.0.2.3;lr?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2&Subject=x");

    @Test
    void readsDamagedValuesOrNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            byte[] original = VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8);
            String text = new String(Mutation.of(original, random), StandardCharsets.ISO_8859_1);
            assertThatCode(() -> read(text))
                    .as("seed %d: %s", SEED + round, text)
                    .doesNotThrowAnyException();
        }
    }

    private static void read(String text) {
        AuthenticationFields.parse(text)
                .ifPresent(fields -> assertThat(fields.scheme()).isNotEmpty());
        RAck.parse(text)
                .ifPresent(rAck -> assertThat(RAck.parse(rAck.toString())).contains(rAck));
        Replaces.parse(text)
                .ifPresent(r -> assertThat(Replaces.parse(r.toString())).contains(r));
        SipUri.parse(text).ifPresent(uri -> {
            assertThat(uri.withoutHeaders().headers()).isEmpty();
            if (uri.isSip()) {
                assertThat(uri.withHeader("X", text).header("X")).contains(text);
            }
        });
    }

    @Test
    void readsTheValuesThemselves() { // RFC 3261 §20.44, §19.1.1; RFC 3262 §7.2; RFC 3891 §6.1
        AuthenticationFields challenge =
                AuthenticationFields.parse(VALUES.get(0)).orElseThrow();
        assertThat(challenge.text("realm")).isEqualTo("a \"b\"");
        assertThat(challenge.text("nonce")).isEqualTo("x,y");
        assertThat(challenge.text("algorithm")).isEqualTo("SHA-256");
        assertThat(challenge).hasToString("digest authentication");
        assertThat(RAck.parse(VALUES.get(2))).contains(new RAck(77, new CSeq(314_159, "INVITE")));
        assertThat(Replaces.parse(VALUES.get(3))).contains(new Replaces("a84b4c76e66710@host", "1", "2", true));
        SipUri uri = SipUri.parse(VALUES.get(4)).orElseThrow();
        assertThat(uri.header("replaces")).contains("a@b;to-tag=1;from-tag=2");
        assertThat(uri.header("Other")).isEmpty();
        assertThat(uri.withoutHeaders()).hasToString("sip:carol@192.0.2.3;lr");
    }
}
