package tutti.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// RFC 3261 §7.3.
class SipHeadersTest {

    @Test
    void findsAHeaderWhateverItsSpelling() {
        SipHeaders headers =
                SipHeaders.builder().add("cOnTaCt", "a").add("X-Odd", "b").build();
        assertThat(headers.first("m")).contains("a");
        assertThat(headers.first("CONTACT")).contains("a");
        assertThat(headers.first("x-oDD")).contains("b");
        assertThat(headers.iterator().next().name()).isEqualTo("Contact");
    }

    @Test
    void splitsAtCommasOutsideQuotesAndBrackets() {
        SipHeaders headers = SipHeaders.builder()
                .add("Contact", "\"a, \\\"b\" <sip:x,y@h>, <sip:z@h>;p=\"1,2\"")
                .add("Contact", "sip:w@h")
                .build();
        assertThat(headers.elements("Contact"))
                .containsExactly("\"a, \\\"b\" <sip:x,y@h>", "<sip:z@h>;p=\"1,2\"", "sip:w@h");
    }

    @Test
    void replacesInPlaceAndAddsAtTheEnds() {
        SipHeaders headers = SipHeaders.builder()
                .add("X-A", "1")
                .add("X-B", "2")
                .add("x-a", "3")
                .set("X-A", "4")
                .set("X-C", "5")
                .addFirst("v", "6")
                .build();
        assertThat(headers).extracting(SipHeader::toString).containsExactly("Via: 6", "X-A: 4", "X-B: 2", "X-C: 5");
    }

    @Test
    void listsTokensInAnyCase() {
        SipHeaders headers = SipHeaders.builder().add("k", "100rel, TIMER").build();
        assertThat(headers.lists("Supported", "timer")).isTrue();
        assertThat(headers.lists("Supported", "time")).isFalse();
    }

    @Test
    void refusesAValueThatWouldBeginAnotherLine() {
        assertThatThrownBy(() -> SipHeaders.builder().add("Subject", "x\r\nVia: evil"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line break");
        assertThatThrownBy(() -> SipHeaders.builder().add("Sub ject", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token");
    }
}
