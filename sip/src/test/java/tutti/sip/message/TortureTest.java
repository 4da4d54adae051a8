package tutti.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What RFC 4475 says a parser must make of its messages.
class TortureTest {

    private static ParseResult parse(String name) {
        byte[] bytes = TortureMessages.named(name);
        return SipParser.parse(bytes, 0, bytes.length);
    }

    private static SipRequest request(String name) {
        return (SipRequest) ((Parsed) parse(name)).message();
    }

    private static SipResponse response(String name) {
        return (SipResponse) ((Parsed) parse(name)).message();
    }

    @Test
    void hasEveryMessage() {
        assertThat(TortureMessages.all()).hasSize(49);
    }

    @Test
    void readsAShortTortuousInvite() { // 3.1.1.1
        SipRequest invite = request("wsinv");
        assertThat(invite.uri().host()).isEqualTo("chair-dnrc.example.com");
        assertThat(invite.uri().parameters().has("unknownparam")).isTrue();
        assertThat(invite.to().tag()).isEqualTo("1918181833n");
        assertThat(invite.from().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(invite.from().tag()).isEqualTo("98asjd8");
        assertThat(invite.headers().first("Max-Forwards")).contains("0068");
        assertThat(invite.cSeq()).isEqualTo(new CSeq(9, "INVITE"));
        assertThat(invite.topVia().host()).isEqualTo("192.0.2.2");
        assertThat(invite.topVia().branch()).isEqualTo("390skdjuw");
        assertThat(invite.headers().elements("Via")).hasSize(3);
        Via last = Via.parse(invite.headers().elements("Via").getLast()).orElseThrow();
        assertThat(last.transport()).isEqualTo("UDP");
        assertThat(last.branch()).isEqualTo("z9hG4bK30239");
        assertThat(invite.headers().first("Subject")).contains("");
        assertThat(invite.headers().first("NewFangledHeader")).contains("newfangled value continued newfangled value");
        assertThat(invite.contact().orElseThrow().displayName()).isEqualTo("Quoted string \"\"");
        assertThat(invite.contact().orElseThrow().parameters().get("newparam")).contains("newvalue");
        assertThat(invite.addresses("Route").getFirst().uri().parameters().has("lr"))
                .isTrue();
        assertThat(invite.body()).hasSize(150);
    }

    @Test
    void takesTheWholeRangeOfValidCharacters() { // 3.1.1.2
        SipRequest request = request("intmeth");
        assertThat(request.method()).isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
        assertThat(request.uri().user()).isEqualTo("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
        assertThat(request.uri().host()).isEqualTo("example.com");
        assertThat(request.to().displayName()).isEqualTo("BEL:\u0007 NUL:\u0000 DEL:\u007f");
        assertThat(request.from().displayName()).isEqualTo("token1~` token2'+_ token3*%!.-");
        assertThat(request.from().parameters().get("fromParam''~+*_!.-%")).contains("работающий");
        assertThat(request.from().tag()).isEqualTo("_token~1'+`*%!-.");
        assertThat(request.headers().first("extensionHeader-!.%*+_`'~")).contains("\ufeff大停電");
    }

    @Test
    void undoesEscapesWhereTheyMeanSomethingAndNowhereElse() { // 3.1.1.3 … 3.1.1.5
        assertThat(request("esc01").uri().user()).isEqualTo("sips:user@example.com");
        assertThat(request("esc01").to().uri().user()).isEqualTo("user");
        assertThat(request("esc01").from().uri().user()).isEqualTo("I have spaces");
        assertThat(request("escnull").to().uri().user()).isEqualTo("null-\u0000-null");
        SipRequest register = request("esc02");
        assertThat(register.method()).isEqualTo("RE%47IST%45R");
        assertThat(register.to().displayName()).isEqualTo("%Z%45");
        assertThat(register.addresses("Contact")).hasSize(2);
    }

    @Test
    void framesABodyThatIsBinary() { // 3.1.1.11
        SipRequest message = request("mpart01");
        assertThat(message.method()).isEqualTo("MESSAGE");
        assertThat(message.contentType()).isEqualTo("multipart/mixed");
        assertThat(message.body()).hasSize(553).contains(0);
        assertThat(new String(message.body(), StandardCharsets.ISO_8859_1))
                .startsWith("--7a9cbec02ceef655\r\nContent-Type: text/plain\r\n")
                .contains("\r\n\r\n0\u0082\u0001R\u0006")
                .endsWith("\r\n--7a9cbec02ceef655--\r\n");
    }

    @Test
    void readsTheOtherValidMessages() {
        assertThat(request("lwsdisp").from().displayName()).isEqualTo("caller"); // 3.1.1.6
        assertThat(request("longreq").headers().elements("Via")).hasSize(34); // 3.1.1.7
        assertThat(request("dblreq").body()).isEmpty(); // 3.1.1.8
        assertThat(request("semiuri").uri().user()).isEqualTo("user;par=u@example.net"); // 3.1.1.9
        assertThat(request("transports").headers().elements("Via")).hasSize(5); // 3.1.1.10
        assertThat(response("unreason").reason())
                .isEqualTo("= 2**3 * 5**2 но сто девяносто девять - простое"); // 3.1.1.12
        assertThat(response("noreason").reason()).isEmpty(); // 3.1.1.13
        assertThat(request("badbranch").topVia().hasUniqueBranch()).isFalse(); // 3.2.1
        assertThat(request("unksm2").from().uri().scheme()).isEqualTo("http"); // 3.3.4
        assertThat(request("inv2543").from().tag()).isEmpty(); // 3.4.1
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource({
        "badinv01, 400, Via is malformed", // 3.1.2.1
        "clerr, 400, Content-Length is larger than the body", // 3.1.2.2
        "ncl, 400, Content-Length is not a number of 0 to 65536", // 3.1.2.3
        "scalar02, 400, CSeq is malformed or out of range", // 3.1.2.4
        "quotbal, 400, To is malformed", // 3.1.2.6
        "ltgtruri, 400, Request-URI is malformed", // 3.1.2.7
        "lwsruri, 400, Request-URI is malformed", // 3.1.2.8
        "lwsstart, 400, Request-URI is malformed", // 3.1.2.9
        "trws, 400, Request-Line does not end in SIP/2.0", // 3.1.2.10
        "escruri, 400, Request-URI carries headers", // 3.1.2.11
        "regbadct, 400, Contact is malformed", // 3.1.2.13
        "badaspec, 400, To is malformed", // 3.1.2.14
        "baddn, 400, From is malformed", // 3.1.2.15
        "badvers, 505, Version Not Supported", // 3.1.2.16
        "mismatch01, 400, CSeq method is not the method of the request", // 3.1.2.17
        "mismatch02, 400, CSeq method is not the method of the request", // 3.1.2.18
        "insuf, 400, From is missing", // 3.3.1
        "multi01, 400, More than one From", // 3.3.8
        "mcl01, 400, More than one Content-Length" // 3.3.9
    })
    void refusesABrokenRequestAndSaysWhy(String name, int status, String reason) {
        assertThat(parse(name)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.status()).isEqualTo(status);
            assertThat(malformed.reason()).isEqualTo(reason);
            assertThat(malformed.request()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"scalarlg", "bigcode"}) // 3.1.2.5, 3.1.2.19
    void dropsABrokenResponse(String name) {
        assertThat(parse(name))
                .isInstanceOfSatisfying(
                        Malformed.class, m -> assertThat(m.request()).isFalse());
    }

    @Test
    void answersAMessageWithoutWhatAnAnswerNeedsByLeavingItOut() { // 3.3.1
        Malformed malformed = (Malformed) parse("insuf");
        String answer = new String(malformed.answer(malformed.topVia().orElseThrow(), "t"), StandardCharsets.UTF_8);
        assertThat(answer)
                .startsWith("SIP/2.0 400 From is missing\r\nVia: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bKkdj.insuf\r\n")
                .contains("CSeq: 193942 INVITE\r\n")
                .doesNotContain("Call-ID");
    }
}
