package tutti.rtp.rtcp;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.random.RandomGenerator;
import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.source.RtpSource;

/// RTCP of one leg: says what we sent and received, hears the same from the peer, measures the round trip.
///
/// ```
/// each tick:  if (nowNanos ≥ nextDeadlineNanos()) send writeReport(...) if it is longer than 0
/// a datagram: onDatagram(...)          from the locked peer's host only
/// the end:    send writeBye(...)
///
/// compound    | SR or RR, with a block if the source was heard | SDES CNAME | BYE |
/// ```
/// A sender report while we have sent RTP within the last two intervals, else a receiver report (§6.4).
/// Thread: processor. Allocates nothing after construction except snapshots. Source: RFC 3550 §6, A.2, A.3.
public final class RtcpSession {
    /// Room that any report or BYE of ours needs.
    public static final int REPORT_OCTETS_MAX = 332;

    private final RtpWriter writer;
    private final RtpSource source;
    private final PeerReports peer;
    private final RtcpTimer timer;
    private final byte[] cname;
    private long packetsAtReport;
    private long packetsAtReportBefore;
    private boolean reported;
    private boolean ended;
    private long invalidDatagrams;

    /// A session that begins at `nowNanos`; `cname` is 1…255 octets of UTF-8, for one user of one host, not his
    /// identity (RFC 7022); `random` spreads the reports.
    public RtcpSession(String cname, RtpWriter writer, RtpSource source, RandomGenerator random, long nowNanos) {
        this.cname = cname.getBytes(StandardCharsets.UTF_8);
        if (this.cname.length == 0 || this.cname.length > RtcpPacketType.ITEM_OCTETS_MAX) {
            throw new IllegalArgumentException("Give a CNAME of 1..255 octets, not " + this.cname.length);
        }
        this.writer = writer;
        this.source = source;
        peer = new PeerReports(writer, source);
        timer = new RtcpTimer(random, nowNanos);
    }

    /// When to call [#writeReport] next, monotonic; `Long.MAX_VALUE` after a BYE.
    public long nextDeadlineNanos() {
        return ended ? Long.MAX_VALUE : timer.deadlineNanos();
    }

    /// Writes a report from `offset` if one is due; returns its length in octets, 0 if none is or the deadline
    /// moved.
    ///
    /// `nowNanos` is monotonic, `unixNanos` is the wall clock at the same moment, since 1970. Give room for
    /// [#REPORT_OCTETS_MAX] octets, else `IndexOutOfBoundsException`.
    public int writeReport(byte[] out, int offset, long nowNanos, long unixNanos) {
        Objects.checkFromIndexSize(offset, REPORT_OCTETS_MAX, out.length);
        if (ended || !timer.expires(nowNanos)) {
            return 0;
        }
        return writeReportAndName(out, offset, nowNanos, unixNanos) - offset;
    }

    /// Writes a last report with BYE from `offset`, as [#writeReport]; 0 if we never sent anything (§6.3.7).
    public int writeBye(byte[] out, int offset, long nowNanos, long unixNanos) {
        Objects.checkFromIndexSize(offset, REPORT_OCTETS_MAX, out.length);
        boolean heard = reported || writer.packets() > 0;
        if (ended || !heard) {
            ended = true;
            return 0;
        }
        ended = true;
        int position = writeReportAndName(out, offset, nowNanos, unixNanos);
        writeHeader(out, position, 1, RtcpPacketType.BYE, RtcpPacketType.HEADER_OCTETS + 4);
        NetworkOrder.putInt32(out, position + 4, writer.ssrc());
        return position + RtcpPacketType.HEADER_OCTETS + 4 - offset;
    }

    /// Goes on after the BYE of a collision, when the writer has a new SSRC (§8.2).
    public void restart(long nowNanos) {
        ended = false;
        reported = false;
        packetsAtReport = writer.packets();
        packetsAtReportBefore = packetsAtReport;
        timer.restart(nowNanos);
    }

    private int writeReportAndName(byte[] out, int offset, long nowNanos, long unixNanos) {
        boolean sender = writer.packets() != packetsAtReportBefore;
        packetsAtReportBefore = packetsAtReport;
        packetsAtReport = writer.packets();
        reported = true;
        int blocks = source.heardSinceReport() ? 1 : 0;
        int type = sender ? RtcpPacketType.SENDER_REPORT : RtcpPacketType.RECEIVER_REPORT;
        int headOctets = sender ? RtcpPacketType.SENDER_REPORT_OCTETS : RtcpPacketType.RECEIVER_REPORT_OCTETS;
        int octets = headOctets + blocks * RtcpPacketType.REPORT_BLOCK_OCTETS;
        writeHeader(out, offset, blocks, type, octets);
        NetworkOrder.putInt32(out, offset + 4, writer.ssrc());
        if (sender) {
            writeSenderInfo(out, offset + 8, nowNanos, unixNanos);
        }
        if (blocks > 0) {
            writeBlock(out, offset + headOctets, nowNanos);
        }
        return SourceDescription.write(out, offset + octets, writer.ssrc(), cname);
    }

    private void writeSenderInfo(byte[] out, int position, long nowNanos, long unixNanos) {
        long ntpTimestamp = NtpTimestamp.ofUnixNanos(unixNanos);
        NetworkOrder.putInt64(out, position, ntpTimestamp);
        NetworkOrder.putInt32(out, position + 8, writer.rtpTimestamp());
        NetworkOrder.putInt32(out, position + 12, (int) writer.packets());
        NetworkOrder.putInt32(out, position + 16, (int) writer.octets());
        peer.onSent(NtpTimestamp.middle(ntpTimestamp), nowNanos);
    }

    private void writeBlock(byte[] out, int position, long nowNanos) {
        int ssrc = source.ssrc();
        int lost = Math.clamp(source.cumulativeLost(), -0x80_0000, 0x7F_FFFF);
        NetworkOrder.putInt32(out, position, ssrc);
        NetworkOrder.putInt32(out, position + 4, (source.takeFractionLost() << 24) | (lost & 0xFF_FFFF));
        NetworkOrder.putInt32(out, position + 8, source.extendedHighestSequence());
        NetworkOrder.putInt32(out, position + 12, source.jitterRtpTicks());
        NetworkOrder.putInt32(out, position + 16, peer.lastSenderReport(ssrc));
        NetworkOrder.putInt32(out, position + 20, peer.delaySinceLastSenderReport(ssrc, nowNanos));
    }

    private static void writeHeader(byte[] out, int position, int count, int type, int octets) {
        out[position] = (byte) (RtcpPacketType.VERSION_BITS | count);
        out[position + 1] = (byte) type;
        NetworkOrder.putInt16(out, position + 2, octets / 4 - 1);
    }

    /// Takes a datagram that is RTCP by its first octets; `arrivalNanos` is monotonic, stamped at the socket.
    ///
    /// Only a wholly valid one, and in it only the peer's own reports, has an effect; none touches the RTP source.
    public RtcpVerdict onDatagram(byte[] datagram, int offset, int length, long arrivalNanos) {
        peer.arrivingAt(arrivalNanos);
        RtcpVerdict verdict = RtcpReader.read(datagram, offset, length, peer);
        if (verdict != RtcpVerdict.VALID) {
            invalidDatagrams++;
        }
        return verdict;
    }

    /// How our stream arrives at the peer; allocates.
    public RemoteReception remoteReception() {
        return peer.reception();
    }

    /// Whether the peer's present source said BYE; only a hint, the signalling ends a call.
    public boolean peerSaidBye() {
        return peer.saidBye();
    }

    /// Datagrams that were no valid compound packet.
    public long invalidDatagrams() {
        return invalidDatagrams;
    }

    /// Reports and BYEs of an SSRC that is not the peer's.
    public long foreignReports() {
        return peer.foreignReports();
    }

    /// Report blocks whose LSR was none of ours or contradicted the clock.
    public long unknownLastReports() {
        return peer.unknownLastReports();
    }
}
