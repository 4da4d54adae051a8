package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.rtp.sdp.ParseOutcome.Malformed;

class SdpParserTest {
    private static Malformed malformed(String sdp) {
        if (SessionDescription.parse(sdp) instanceof Malformed malformed) {
            return malformed;
        }
        throw new AssertionError("Parsed: " + sdp);
    }

    @Test
    void readsEveryPartOfADescription() {
        SessionDescription sdp = Sdps.parsed(Sdps.resource("softphone-many-codecs"));

        assertThat(sdp.origin()).isEqualTo(new Origin("-", "3880000000", "3880000000", "IN", "IP4", "198.51.100.7"));
        assertThat(sdp.sessionName()).isEqualTo("softphone");
        assertThat(sdp.timing()).containsExactly(new SdpLine('t', "0 0"));
        assertThat(sdp.otherLines()).containsExactly(new SdpLine('b', "AS:84"));
        assertThat(sdp.attribute("x-NAT")).contains("0");
        MediaDescription media = sdp.media().getFirst();
        assertThat(media.port()).isEqualTo(4000);
        assertThat(media.protocol()).isEqualTo("RTP/AVP");
        assertThat(media.formats()).containsExactly("98", "97", "99", "104", "3", "0", "8", "9", "96", "120");
        assertThat(media.connections()).containsExactly(new ConnectionAddress("198.51.100.7", ""));
        assertThat(media.otherLines()).containsExactly(new SdpLine('b', "TIAS:64000"));
        assertThat(media.attribute("rtcp")).contains("4001 IN IP4 198.51.100.7");
        assertThat(media.attribute("sendrecv")).contains("");
        assertThat(media.attribute("sendonly")).isEmpty();
    }

    @Test
    void keepsUnknownLinesAndAttributes() {
        SessionDescription sdp = Sdps.parsed(Sdps.resource("attributes-before-origin"));

        assertThat(sdp.otherLines())
                .containsExactly(new SdpLine('x', "something nobody defined"), new SdpLine('k', "clear:none"));
        assertThat(sdp.media().getFirst().otherLines()).containsExactly(new SdpLine('y', "unknown line"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\r\n\r\n", " \t\r\n"})
    void takesAnyLineEnd(String lineEnd) {
        String sdp = Sdps.peer("m=audio 4000 RTP/AVP 0", "a=sendonly");

        assertThat(Sdps.parsed(sdp.replace("\r\n", lineEnd))).isEqualTo(Sdps.parsed(sdp));
        assertThat(Sdps.parsed(sdp.strip())).isEqualTo(Sdps.parsed(sdp));
    }

    /// RFC 8866 §5.3: an empty name is written as a dash.
    @Test
    void writesADashForAnAbsentSessionName() {
        assertThat(Sdps.parsed(Sdps.resource("ata-missing-session-name")).toSdp())
                .contains("\r\ns=-\r\n");
        assertThat(Sdps.parsed(Sdps.resource("dect-lowercase-lf")).toSdp()).contains("\r\ns=-\r\n");
    }

    /// RFC 8866 §5: v o s i u e p c b t r z k a, then the media lines with i c b k a.
    @Test
    void writesLinesInTheOrderOfTheRfc() {
        String shuffled = "v=0 k=clear a=x t=1 r=1 z=1 b=AS:1 c=IN_IP4_1.2.3.4 p=1 e=1 u=1 i=1 s=1 o=-"
                + " m=audio_2_RTP/AVP_0 a=y k=clear b=AS:2 c=IN_IP4_1.2.3.4 i=2";

        String types = Sdps.parsed(shuffled.replace(' ', '\n').replace('_', ' '))
                .toSdp()
                .lines()
                .map(l -> l.substring(0, 1))
                .reduce("", String::concat);

        assertThat(types).isEqualTo("vosiuepcbtrzkamicbka");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "65536",
                "4294967296",
                "99999999999999999999",
                "0x10",
                "+5",
                "",
                "/2",
                "5/x",
                "5/70000",
                "٣"
            })
    void refusesBadPorts(String port) {
        String sdp = Sdps.peer("m=audio " + port + " RTP/AVP 0");

        assertThat(malformed(sdp).lineNumber()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"128", "-1", "2147483648", "abc", "0 1 2 200"})
    void refusesBadPayloadTypes(String formats) {
        assertThat(malformed(Sdps.peer("m=audio 4000 RTP/AVP " + formats)).reason())
                .contains("0 to 127");
    }

    @Test
    void leavesFormatsOfOtherProtocolsAlone() {
        assertThat(Sdps.onlyLine(Sdps.peer("m=image 4000 udptl t38")).formats()).containsExactly("t38");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=1\r\n",
                "o=- 1 1 IN IP4 1.2.3.4\r\n",
                "hello",
                "v=0\r\nnonsense\r\n",
                "v=0\r\ns=a\0b\r\n",
                "v=0\r\nv=0\r\n",
                "v=0\r\n=x\r\n",
                "v=0\r\nm=audio\r\n",
                "v=0\r\nm=audio 4000 RTP/AVP\r\n",
                "v=0\r\nc=IN IP4\r\n",
                "v=0\r\nc=ATM NSAP 47.0091\r\n",
                "v=0\r\nc=IN IP4 1.2.3\r\n",
                "v=0\r\nc=IN IP4 $(reboot)\r\n"
            })
    void refusesWhatIsNoDescription(String text) {
        assertThat(malformed(text).reason()).endsWith(".");
    }

    @Test
    void saysWhereAndQuotesNothingThatCouldBreakAHeader() {
        Malformed malformed = malformed("v=0\r\ns=-\r\nm=audio \u00e4\u0001\"" + "x".repeat(100) + "\r\n");

        assertThat(malformed.lineNumber()).isEqualTo(3);
        assertThat(malformed.excerpt()).hasSize(SdpParser.EXCERPT_CHARS_MAX).startsWith("m=audio ...xxx");
        assertThat(malformed.sentence()).matches("[ !#-~]+");
    }

    @Test
    void stopsAtTheTextLimit() {
        String head = Sdps.peer("m=audio 4000 RTP/AVP 0");
        String padding = "i=" + "x".repeat(SdpParser.TEXT_CHARS_MAX - head.length() - 2);

        assertThat(Sdps.onlyLine(head + padding).port()).isEqualTo(4000);
        assertThat(malformed(head + padding + "x").reason()).contains("65536");
    }

    @Test
    void stopsAtTheMediaLineLimit() {
        String line = "m=video 0 RTP/AVP 96\r\n";

        assertThat(Sdps.parsed(Sdps.peer() + line.repeat(SdpParser.MEDIA_LINES_MAX))
                        .media())
                .hasSize(SdpParser.MEDIA_LINES_MAX);
        assertThat(malformed(Sdps.peer() + line.repeat(SdpParser.MEDIA_LINES_MAX + 1))
                        .reason())
                .contains("16 media lines");
    }

    @Test
    void stopsAtTheAttributeLimit() {
        String head = Sdps.peer("m=audio 4000 RTP/AVP 0");

        assertThat(Sdps.onlyLine(head + "a=x\r\n".repeat(SdpParser.ATTRIBUTES_MAX))
                        .attributes())
                .hasSize(SdpParser.ATTRIBUTES_MAX);
        assertThat(malformed(head + "a=x\r\n".repeat(SdpParser.ATTRIBUTES_MAX + 1))
                        .reason())
                .contains("200 attributes");
    }

    @Test
    void stopsAtTheFormatLimit() {
        String head = "m=audio 4000 RTP/AVP";

        assertThat(Sdps.onlyLine(Sdps.peer(head + " 0".repeat(SdpParser.FORMATS_MAX)))
                        .formats())
                .hasSize(SdpParser.FORMATS_MAX);
        assertThat(malformed(Sdps.peer(head + " 0".repeat(SdpParser.FORMATS_MAX + 1)))
                        .reason())
                .contains("64 formats");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b=AS:1\r\n", "c=IN IP4 1.2.3.4\r\n", "t=0 0\r\n"})
    void stopsAtTheLimitOfOtherLines(String line) {
        assertThat(malformed("v=0\r\n" + line.repeat(SdpParser.OTHER_LINES_MAX + 1))
                        .lineNumber())
                .isEqualTo(SdpParser.OTHER_LINES_MAX + 2);
    }
}
