package tutti.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 3261 §19.1.
class SipUriTest {

    @Test
    void takesAUriApart() {
        SipUri uri = SipUri.parse("sip:alice:secret@[2001:db8::1]:5070;transport=tcp;lr?subject=x")
                .orElseThrow();
        assertThat(uri.scheme()).isEqualTo("sip");
        assertThat(uri.user()).isEqualTo("alice");
        assertThat(uri.host()).isEqualTo("[2001:db8::1]");
        assertThat(uri.port()).hasValue(5070);
        assertThat(uri.parameters().get("Transport")).contains("tcp");
        assertThat(uri.parameters().get("lr")).contains("");
        assertThat(uri.headers()).isEqualTo("subject=x");
        assertThat(uri.toString()).isEqualTo("sip:alice:secret@[2001:db8::1]:5070;transport=tcp;lr?subject=x");
    }

    @Test
    void keepsOtherSchemesAsText() {
        SipUri uri = SipUri.parse("tel:+49-30-1234;phone-context=x").orElseThrow();
        assertThat(uri.isSip()).isFalse();
        assertThat(uri.scheme()).isEqualTo("tel");
        assertThat(uri.toString()).isEqualTo("tel:+49-30-1234;phone-context=x");
    }

    @Test
    void escapesAUserItIsGiven() {
        SipUri uri = SipUri.of("Raum 1@ä", "conf.example", 5060);
        assertThat(uri.toString()).isEqualTo("sip:Raum%201%40%C3%A4@conf.example:5060");
        assertThat(uri.user()).isEqualTo("Raum 1@ä");
        assertThat(SipUri.of("a\r\nVia: x", "h", 1).toString()).isEqualTo("sip:a%0D%0AVia%3A%20x@h:1");
    }

    @Test
    void saysWhatIsWrongWithAHost() {
        assertThatThrownBy(() -> SipUri.of("a", "no host", 5060))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give a name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "sip",
                "sip:",
                "sip:@host",
                "sip:a@",
                "sip:a@h:",
                "sip:a@h:65536",
                "sip:a@h:1x",
                "sip:a b@h",
                "sip:a%4@h",
                "sip:a%zz@h",
                "sip:a@h;;x",
                "sip:a@h;=x",
                "sip:a@[::1",
                "1sip:a@h",
                "sip:a@h\"",
                "<sip:a@h>"
            })
    void refusesWhatIsNoUri(String text) {
        assertThat(SipUri.parse(text)).isEmpty();
    }
}
