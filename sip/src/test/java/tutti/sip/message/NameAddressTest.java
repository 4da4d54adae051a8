package tutti.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 3261 §20.10, §25.1.
class NameAddressTest {

    @Test
    void readsADisplayNameWithQuotesAndCommas() {
        NameAddress address = NameAddress.parse("\"Bell, \\\"Al\\\"\" <sip:a@h;transport=tcp>;tag=1;q=0.5")
                .orElseThrow();
        assertThat(address.displayName()).isEqualTo("Bell, \"Al\"");
        assertThat(address.uri().parameters().has("transport")).isTrue();
        assertThat(address.tag()).isEqualTo("1");
        assertThat(NameAddress.parse(address.toString())).contains(address);
    }

    @Test
    void givesParametersToTheHeaderWhenThereAreNoBrackets() {
        NameAddress address = NameAddress.parse("sip:a@h;tag=1").orElseThrow();
        assertThat(address.tag()).isEqualTo("1");
        assertThat(address.uri().toString()).isEqualTo("sip:a@h");
    }

    @Test
    void neverWritesALineBreakFromADisplayName() {
        NameAddress address =
                new NameAddress("x\r\nVia: evil", SipUri.parse("sip:a@h").orElseThrow(), Parameters.NONE);
        assertThat(address.toString()).isEqualTo("\"x  Via: evil\" <sip:a@h>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "<sip:a@h",
                "\"x <sip:a@h>",
                "x, y <sip:a@h>",
                "sip:a@h?x=y",
                "sip:a@h,sip:b@h",
                "<sip:a@h>;",
                "<sip:a@h> junk",
                "< sip:a@h>",
                "\"x\" sip:a@h",
                "<sip:a@h>;=1",
                "<sip:a@h>;a=\"b"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(NameAddress.parse(text)).isEmpty();
    }
}
