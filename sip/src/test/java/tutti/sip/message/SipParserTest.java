package tutti.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// RFC 3261 §7, §18.3.
class SipParserTest {
    private static final String HEAD = """
            OPTIONS sip:a@h SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
            From: <sip:b@h>;tag=1
            To: <sip:a@h>
            Call-ID: c1
            CSeq: 1 OPTIONS
            """;

    private static ParseResult parse(String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return SipParser.parse(bytes, 0, bytes.length);
    }

    private static SipMessage message(String text) {
        return ((Parsed) parse(text)).message();
    }

    private static String fault(String text) {
        return ((Malformed) parse(text)).reason();
    }

    @Test
    void writesWhatItReads() {
        SipMessage first = message(HEAD + "Subject: Grüße\n\nbody");
        byte[] written = first.toBytes();
        SipMessage second = ((Parsed) SipParser.parse(written, 0, written.length)).message();
        assertThat(second.toBytes()).isEqualTo(written);
        assertThat(second.headers().first("Subject")).contains("Grüße");
        assertThat(second.body()).isEqualTo("body".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesContentLengthAsTheLengthOfTheBody() {
        assertThat(message(HEAD + "Content-Length: 2\n\nbody and more").body()).hasSize(2);
        assertThat(message(HEAD + "\nbody").body()).hasSize(4);
        assertThat(message(HEAD + "l: 0\n\n").body()).isEmpty();
        assertThat(fault(HEAD + "Content-Length: 5\n\nbody")).isEqualTo("Content-Length is larger than the body");
        assertThat(fault(HEAD + "Content-Length:\n\nbody")).startsWith("Content-Length is not a number");
    }

    @Test
    void carriesABinaryBodyUntouched() {
        byte[] head = (HEAD + "Content-Length: 256\n\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[head.length + 256];
        System.arraycopy(head, 0, bytes, 0, head.length);
        for (int i = 0; i < 256; i++) {
            bytes[head.length + i] = (byte) i;
        }
        SipMessage message = ((Parsed) SipParser.parse(bytes, 0, bytes.length)).message();
        assertThat(message.body()).hasSize(256).startsWith(0, 1, 2).endsWith(254, 255);
    }

    @Test
    void skipsLineBreaksBeforeTheStartLine() { // §7.5
        assertThat(message("\n\n" + HEAD + "\n").callId()).isEqualTo("c1");
    }

    @Test
    void toleratesBareLineFeedsButNoBareCarriageReturn() {
        byte[] bytes = (HEAD + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(SipParser.parse(bytes, 0, bytes.length)).isInstanceOf(Parsed.class);
        assertThat(fault(HEAD + "Subject: a\rVia: evil\n\n")).isEqualTo("CR without LF");
    }

    @Test
    void readsTextThatIsNotUtf8AsLatin1() {
        byte[] bytes = (HEAD + "Subject: M\u00fcller\n\n").getBytes(StandardCharsets.ISO_8859_1);
        SipMessage message = ((Parsed) SipParser.parse(bytes, 0, bytes.length)).message();
        assertThat(message.headers().first("Subject")).contains("Müller");
    }

    @Test
    void knowsItsLimits() {
        String tooMany = HEAD + "X: y\n".repeat(SipParser.HEADERS_MAX) + "\n";
        assertThat(fault(tooMany)).isEqualTo("More than 200 header lines");
        assertThat(fault(HEAD + "X: " + "y".repeat(SipParser.LINE_LENGTH_MAX) + "\n\n"))
                .isEqualTo("A line is longer than 8192");
        assertThat(fault(HEAD + "X: y\n" + (" " + "y".repeat(80) + "\n").repeat(110) + "\n"))
                .isEqualTo("A line is longer than 8192");
        byte[] tooLong = new byte[SipParser.MESSAGE_BYTES_MAX + 1];
        assertThat(((Malformed) SipParser.parse(tooLong, 0, tooLong.length)).status())
                .isEqualTo(513);
        assertThat(message(HEAD + "X: y\n".repeat(SipParser.HEADERS_MAX - 5) + "\n")
                        .headers()
                        .size())
                .isEqualTo(SipParser.HEADERS_MAX);
    }

    @Test
    void recoversWhatAnAnswerNeedsFromABrokenMessage() {
        Malformed malformed =
                (Malformed) parse(HEAD.replace("OPTIONS sip:a@h SIP/2.0", "OPTIONS <sip:a@h> SIP/2.0") + "\n");
        assertThat(malformed.request()).isTrue();
        assertThat(malformed.recovered()).hasSize(5);
        assertThat(malformed.topVia().orElseThrow().branch()).isEqualTo("z9hG4bK1");
    }

    @Test
    void saysOfAckAndResponsesThatNobodyMayAnswerThem() {
        assertThat(((Malformed) parse("ACK <sip:a@h> SIP/2.0\n\n")).request()).isFalse();
        assertThat(((Malformed) parse("SIP/2.0 20 OK\n\n")).request()).isFalse();
        assertThat(((Malformed) parse("\u0000\u0001 garbage\n\n")).request()).isFalse();
    }

    @Test
    void finishesATruncatedDatagram() {
        assertThat(fault(HEAD)).isEqualTo("No empty line after the headers");
        assertThat(fault("OPTIONS")).isEqualTo("No empty line after the headers");
        assertThat(parse("")).isInstanceOf(Malformed.class);
    }

    @Test
    void neverWritesALineBreakFromAReason() {
        SipRequest request = (SipRequest) message(HEAD + "\n");
        String written =
                new String(SipResponse.to(request, 400, "x\r\nVia: evil", "t").toBytes(), StandardCharsets.UTF_8);
        assertThat(written).startsWith("SIP/2.0 400 x  Via: evil\r\nVia: SIP/2.0/UDP");
    }
}
