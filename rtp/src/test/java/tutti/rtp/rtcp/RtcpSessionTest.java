package tutti.rtp.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.source.RtpSource;

/// Two legs that talk to each other over a line of 30 ms in each direction.
class RtcpSessionTest {
    private static final long FRAME_NANOS = 20_000_000L;
    private static final long LINE_NANOS = 30_000_000L;
    private static final long UNIX_NANOS = 1_800_000_000_000_000_000L;

    private final Leg a = new Leg("a@198.51.100.1", 1);
    private final Leg b = new Leg("b@198.51.100.2", 2);
    private final RtcpLog log = new RtcpLog();
    private long nowNanos;

    @Test
    void aLegThatSendsReportsAsSenderWithABlockAndItsName() {
        talk(100);

        String[] lines = nextReportOf(a);

        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("SR " + hex(a.writer.ssrc())).contains("packets 100 octets 16000");
        assertThat(lines[1])
                .startsWith("block " + hex(b.writer.ssrc()) + " lost 0/256 0")
                .contains("lsr 00000000 dlsr 0");
        assertThat(lines[2]).isEqualTo("CNAME " + hex(a.writer.ssrc()) + " a@198.51.100.1");
    }

    @Test
    void rfc3550Section64ALegThatSentNothingForTwoIntervalsReportsAsReceiver() {
        talk(10);
        assertThat(nextReportOf(a)[0]).startsWith("SR");
        assertThat(nextReportOf(a)[0])
                .as("sent in the interval before the last")
                .startsWith("SR");
        assertThat(nextReportOf(a)[0]).startsWith("RR");
    }

    @Test
    void rfc3550Section64ASourceThatWasNotHeardHasNoBlock() {
        assertThat(nextReportOf(a))
                .containsExactly("RR " + hex(a.writer.ssrc()), "CNAME " + hex(a.writer.ssrc()) + " a@198.51.100.1");
        talk(10);
        assertThat(nextReportOf(a)[1]).startsWith("block");
        assertThat(nextReportOf(a)[1]).as("silent since").startsWith("CNAME");
    }

    @Test
    void theSenderReportTiesTheWallClockToTheMediaClock() {
        talk(10);
        String sr = nextReportOf(a)[0];
        assertThat(sr).contains("ntp " + HexFormat.of().toHexDigits(NtpTimestamp.ofUnixNanos(UNIX_NANOS + nowNanos)));
        assertThat(sr).contains("rtp " + hex(a.writer.rtpTimestamp()));
    }

    @Test
    void rfc3550Section641LsrAndDlsrAreExactTo65536thsOfASecond() {
        talk(10);
        exchange(a, b);
        int lsr = NtpTimestamp.middle(NtpTimestamp.ofUnixNanos(UNIX_NANOS + nowNanos));
        long arrivedNanos = nowNanos + LINE_NANOS;
        talk(10);

        String block = nextReportOf(b)[1];

        long expected = Math.round((nowNanos - arrivedNanos) * 65_536 / 1e9);
        assertThat(block).contains("lsr " + hex(lsr));
        long dlsr = Long.parseLong(block.substring(block.indexOf("dlsr ") + 5));
        assertThat(dlsr).isBetween(expected - 1, expected + 1);
    }

    @Test
    void theRoundTripIsThatOfTheLine() {
        assertThat(a.session.remoteReception().roundTripNanos()).isEqualTo(-1);
        talk(10);
        exchange(a, b);
        talk(10);
        exchange(b, a);
        assertThat(a.session.remoteReception().roundTripNanos())
                .isBetween(2 * LINE_NANOS - 20_000, 2 * LINE_NANOS + 20_000);
        assertThat(a.session.remoteReception().reports()).isEqualTo(1);
    }

    @Test
    void anLsrThatWeNeverSentGivesNoRoundTrip() {
        talk(10);
        exchange(a, b);
        talk(10);
        int length = reportOf(b);
        int lsrPosition = RtcpPacketType.SENDER_REPORT_OCTETS + 16;
        NetworkOrder.putInt32(b.out, lsrPosition, NetworkOrder.int32(b.out, lsrPosition) + 1);
        a.session.onDatagram(b.out, 0, length, nowNanos + LINE_NANOS);
        assertThat(a.session.remoteReception().roundTripNanos()).isEqualTo(-1);
        assertThat(a.session.unknownLastReports()).isEqualTo(1);
    }

    @Test
    void aPeerThatSaysItWaitedLongerThanTheTripTookGivesNoRoundTrip() {
        talk(10);
        exchange(a, b);
        talk(10);
        int length = reportOf(b);
        NetworkOrder.putInt32(b.out, RtcpPacketType.SENDER_REPORT_OCTETS + 20, -1);
        a.session.onDatagram(b.out, 0, length, nowNanos + LINE_NANOS);
        assertThat(a.session.remoteReception().roundTripNanos()).isEqualTo(-1);
        assertThat(a.session.unknownLastReports()).isEqualTo(1);
    }

    @Test
    void remembersTheLastFourSenderReports() {
        SentReports sent = new SentReports();
        for (int i = 1; i <= SentReports.REMEMBERED + 1; i++) {
            sent.add(i, 100 + i);
        }
        assertThat(sent.find(1)).isEqualTo(-1);
        assertThat(sent.sentNanos(sent.find(2))).isEqualTo(102);
        assertThat(sent.sentNanos(sent.find(5))).isEqualTo(105);
    }

    @Test
    void ast2017008AShortDatagramOrAForeignReportChangesNothing() {
        talk(50);
        a.session.onDatagram(b.out, 0, reportOf(b), nowNanos);
        RemoteReception before = a.session.remoteReception();
        Leg attacker = new Leg("x", 66);
        talkTo(attacker, b, 10);
        a.session.onDatagram(attacker.out, 0, reportOf(attacker), nowNanos);
        a.session.onDatagram(attacker.out, 0, byeOf(attacker), nowNanos);
        assertThat(a.session.onDatagram(new byte[] {(byte) 0x80, (byte) 200, 0, 0}, 0, 4, nowNanos))
                .isEqualTo(RtcpVerdict.BAD_LENGTH);

        assertThat(a.source.ssrc()).isEqualTo(b.writer.ssrc());
        assertThat(a.session.remoteReception()).isEqualTo(before);
        assertThat(a.session.peerSaidBye()).isFalse();
        assertThat(a.session.foreignReports()).isEqualTo(3);
        assertThat(a.session.invalidDatagrams()).isEqualTo(1);
        talk(1);
        assertThat(a.source.statistics().ssrcChanges()).isZero();
    }

    @Test
    void aPeerThatOnlyListensIsHeard() {
        talkTo(a, b, 50);
        a.session.onDatagram(b.out, 0, reportOf(b), nowNanos);
        assertThat(a.session.remoteReception().reports()).isEqualTo(1);
    }

    @Test
    void lossAtThePeerIsSeenFromHere() {
        talk(10);
        for (int i = 0; i < 10; i++) {
            a.writer.write(a.out, 0, 0, false, 160);
        }
        talk(20);
        exchange(b, a);
        assertThat(a.session.remoteReception().cumulativeLost()).isEqualTo(10);
        assertThat(a.session.remoteReception().fractionLost()).isEqualTo(10 * 256 / 40);
    }

    @Test
    void rfc3550Section637AByeEndsTheSession() {
        talk(10);
        int length = byeOf(a);

        assertThat(RtcpReader.read(a.out, 0, length, log)).isEqualTo(RtcpVerdict.VALID);
        assertThat(log.lines).endsWith("BYE " + hex(a.writer.ssrc())).hasSize(4);
        assertThat(a.session.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(byeOf(a)).as("only once").isZero();
        b.session.onDatagram(a.out, 0, length, nowNanos);
        assertThat(b.session.peerSaidBye()).isTrue();
    }

    @Test
    void rfc3550Section637ALegThatNeverSentAnythingSaysNoBye() {
        assertThat(byeOf(a)).isZero();
    }

    @Test
    void rfc3550Section82AfterACollisionItGoesOnUnderTheNewSsrc() {
        talk(10);
        assertThat(byeOf(a)).isPositive();
        a.writer.renewSsrc(new Random(9));
        a.source.changeOwnSsrc(a.writer.ssrc());
        a.session.restart(nowNanos);
        talk(10);
        assertThat(nextReportOf(a)[0]).startsWith("SR " + hex(a.writer.ssrc())).contains("packets 10 ");
    }

    @Test
    void theLongestNameFitsIntoTheRoomThatIsAskedFor() {
        Leg long255 = new Leg("n".repeat(255), 3);
        talkTo(b, long255, 10);
        talkTo(long255, b, 10);
        assertThat(byeOf(long255)).isBetween(300, RtcpSession.REPORT_OCTETS_MAX);
        assertThatThrownBy(() -> new Leg("n".repeat(256), 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Leg("", 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> a.session.writeReport(new byte[100], 0, nowNanos, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private void talk(int frames) {
        for (int i = 0; i < frames; i++) {
            a.sendTo(b, nowNanos);
            b.sendTo(a, nowNanos);
            nowNanos += FRAME_NANOS;
        }
    }

    private void talkTo(Leg from, Leg to, int frames) {
        for (int i = 0; i < frames; i++) {
            from.sendTo(to, nowNanos);
            nowNanos += FRAME_NANOS;
        }
    }

    private void exchange(Leg from, Leg to) {
        to.session.onDatagram(from.out, 0, reportOf(from), nowNanos + LINE_NANOS);
    }

    private String[] nextReportOf(Leg leg) {
        log.lines.clear();
        assertThat(RtcpReader.read(leg.out, 0, reportOf(leg), log)).isEqualTo(RtcpVerdict.VALID);
        return log.lines.toArray(new String[0]);
    }

    private int reportOf(Leg leg) {
        int length = 0;
        while (length == 0) {
            nowNanos = Math.max(nowNanos, leg.session.nextDeadlineNanos());
            length = leg.session.writeReport(leg.out, 0, nowNanos, UNIX_NANOS + nowNanos);
        }
        return length;
    }

    private int byeOf(Leg leg) {
        return leg.session.writeBye(leg.out, 0, nowNanos, UNIX_NANOS + nowNanos);
    }

    private static String hex(int bits) {
        return HexFormat.of().toHexDigits(bits);
    }

    private static final class Leg {
        final RtpWriter writer;
        final RtpSource source;
        final RtcpSession session;
        final byte[] out = new byte[RtcpSession.REPORT_OCTETS_MAX];
        private final RtpPacket packet = new RtpPacket();

        Leg(String cname, long seed) {
            Random random = new Random(seed);
            writer = new RtpWriter(random);
            source = new RtpSource(8000, writer.ssrc());
            session = new RtcpSession(cname, writer, source, random, 0);
        }

        void sendTo(Leg other, long nowNanos) {
            packet.wrap(out, 0, writer.write(out, 0, 0, false, 160));
            writer.advance(160);
            other.source.accept(packet, nowNanos + LINE_NANOS);
        }
    }
}
