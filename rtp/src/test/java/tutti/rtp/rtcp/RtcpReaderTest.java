package tutti.rtp.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RtcpReaderTest {
    private static final String SENDER_REPORT =
            "81c8000c" + "11111111" + "e8d4a510" + "80000000" + "000003e8" + "00000064" + "ffffffff";
    private static final String BLOCK = "22222222" + "40ffffff" + "00010005" + "0000002a" + "a5108000" + "00018000";
    private static final String CNAME_AB = "81ca0003" + "11111111" + "01026162" + "00000000";
    private static final String BYE = "81cb0001" + "11111111";
    private static final String EMPTY_RECEIVER_REPORT = "80c90001" + "11111111";

    private final RtcpLog log = new RtcpLog();

    @Test
    void readsACompoundOfSenderReportNameAndBye() {
        assertThat(read(SENDER_REPORT + BLOCK + CNAME_AB + BYE)).isEqualTo(RtcpVerdict.VALID);
        assertThat(log.lines)
                .containsExactly(
                        "SR 11111111 ntp e8d4a51080000000 rtp 000003e8 packets 100 octets 4294967295",
                        "block 22222222 lost 64/256 -1 highest 00010005 jitter 42 lsr a5108000 dlsr 98304",
                        "CNAME 11111111 ab",
                        "BYE 11111111");
    }

    @Test
    void skipsAppFeedbackUnknownTypesAndProfileExtensions() {
        String app = "80cc0002" + "11111111" + "41424344";
        String feedback = "81ce0002" + "11111111" + "22222222";
        String extended = "80c90002" + "11111111" + "deadbeef";
        assertThat(read(extended + CNAME_AB + app + feedback + "80df0000")).isEqualTo(RtcpVerdict.VALID);
        assertThat(log.lines).containsExactly("RR 11111111", "CNAME 11111111 ab");
    }

    @Test
    void readsSeveralChunksItemsAndSources() {
        String names = "82ca0006" + "11111111" + "06017801" + "02616200" + "33333333" + "01036364" + "65000000";
        String byes = "82cb0003" + "11111111" + "33333333" + "02686900";
        assertThat(read(EMPTY_RECEIVER_REPORT + names + byes)).isEqualTo(RtcpVerdict.VALID);
        assertThat(log.lines)
                .containsExactly(
                        "RR 11111111", "CNAME 11111111 ab", "CNAME 33333333 cde", "BYE 11111111", "BYE 33333333");
    }

    @Test
    void rfc3550A2ACompoundBeginsWithAReport() {
        assertThat(read(CNAME_AB)).isEqualTo(RtcpVerdict.NO_REPORT_FIRST);
        assertThat(read(BYE)).isEqualTo(RtcpVerdict.NO_REPORT_FIRST);
    }

    @Test
    void rfc3550A2EveryPacketIsOfVersionTwo() {
        assertThat(read("40" + EMPTY_RECEIVER_REPORT.substring(2))).isEqualTo(RtcpVerdict.WRONG_VERSION);
        assertThat(read(EMPTY_RECEIVER_REPORT + "c1" + BYE.substring(2))).isEqualTo(RtcpVerdict.WRONG_VERSION);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void rfc3550A2TheLengthsAddUpToTheDatagram() {
        assertThat(read("80c90002" + "11111111")).isEqualTo(RtcpVerdict.TRUNCATED);
        assertThat(read(EMPTY_RECEIVER_REPORT + "81cb0002" + "11111111")).isEqualTo(RtcpVerdict.TRUNCATED);
        assertThat(read(EMPTY_RECEIVER_REPORT + "80cbffff")).isEqualTo(RtcpVerdict.TRUNCATED);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void rfc3550A2OnlyTheLastPacketMayBePadded() {
        assertThat(read("a0c90002" + "11111111" + "00000004" + CNAME_AB)).isEqualTo(RtcpVerdict.BAD_PADDING);
        assertThat(read(EMPTY_RECEIVER_REPORT + "a1cb0002" + "11111111" + "00000004"))
                .isEqualTo(RtcpVerdict.VALID);
        assertThat(read(EMPTY_RECEIVER_REPORT + "a1cb0002" + "11111111" + "00000000"))
                .isEqualTo(RtcpVerdict.BAD_PADDING);
        assertThat(read(EMPTY_RECEIVER_REPORT + "a1cb0002" + "11111111" + "00000003"))
                .isEqualTo(RtcpVerdict.BAD_PADDING);
        assertThat(read(EMPTY_RECEIVER_REPORT + "a1cb0002" + "11111111" + "0000000c"))
                .isEqualTo(RtcpVerdict.BAD_PADDING);
    }

    @Test
    void paddingIsNotTakenForWhatItCovers() {
        assertThat(read(EMPTY_RECEIVER_REPORT + "a1cb0001" + "00000004")).isEqualTo(RtcpVerdict.BAD_BODY);
        String noZeroBeforePadding = "a1ca0003" + "11111111" + "01026162" + "01ffff04";
        assertThat(read(EMPTY_RECEIVER_REPORT + noZeroBeforePadding)).isEqualTo(RtcpVerdict.VALID);
        assertThat(log.lines).containsExactly("RR 11111111", "CNAME 11111111 ab");
    }

    @Test
    void whatACountPromisesMustBeThere() {
        assertThat(read("82c8000c" + SENDER_REPORT.substring(8) + BLOCK)).isEqualTo(RtcpVerdict.BAD_BODY);
        assertThat(read("81c90001" + "11111111")).isEqualTo(RtcpVerdict.BAD_BODY);
        assertThat(read(EMPTY_RECEIVER_REPORT + "9fcb0001" + "11111111")).isEqualTo(RtcpVerdict.BAD_BODY);
        assertThat(read(EMPTY_RECEIVER_REPORT + "82ca0003" + CNAME_AB.substring(8)))
                .isEqualTo(RtcpVerdict.BAD_BODY);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void anItemOfANamePacketMayNotGoPastItsEnd() {
        assertThat(read(EMPTY_RECEIVER_REPORT + "81ca0002" + "11111111" + "01036162"))
                .isEqualTo(RtcpVerdict.BAD_BODY);
        assertThat(read(EMPTY_RECEIVER_REPORT + "81ca0002" + "11111111" + "01006101"))
                .isEqualTo(RtcpVerdict.BAD_BODY);
    }

    @Test
    void everyTruncationOfACompoundIsRefusedExceptBetweenItsPackets() {
        byte[] whole = HexFormat.of().parseHex(SENDER_REPORT + BLOCK + CNAME_AB + BYE);
        for (int length = 0; length < whole.length; length++) {
            log.lines.clear();
            RtcpVerdict verdict = RtcpReader.read(Arrays.copyOf(whole, length), 0, length, log);
            boolean between = length == 52 || length == 68;
            assertThat(verdict == RtcpVerdict.VALID).as("%d octets", length).isEqualTo(between);
            assertThat(log.lines.isEmpty()).isEqualTo(!between);
        }
    }

    private RtcpVerdict read(String hex) {
        log.lines.clear();
        byte[] octets = HexFormat.of().parseHex("ff" + hex + "ff");
        return RtcpReader.read(octets, 1, octets.length - 2, log);
    }
}
