package tutti.rtp.rtcp;

import tutti.rtp.packet.RtpWriter;
import tutti.rtp.source.RtpSource;

/// Takes in what the peer's reports say, and nothing that another one's say.
///
/// Only reads the source: no RTCP, from whomever, changes who the present RTP source is (AST-2017-008).
/// Thread: one owner. Allocates nothing. Source: RFC 3550 §6.4.1.
final class PeerReports implements RtcpVisitor {
    /// How much longer than the whole trip the peer may say that it waited: its clock is not ours.
    static final long CLOCK_DIFFERENCE_NANOS_MAX = 5_000_000L;

    private final RtpWriter writer;
    private final RtpSource source;
    private final SentReports sent = new SentReports();
    private long arrivalNanos;
    private boolean heardSenderReport;
    private int senderReportSsrc;
    private int senderReportMiddle;
    private long senderReportNanos;
    private long blocks;
    private int fractionLost;
    private int cumulativeLost;
    private long jitterRtpTicks;
    private long roundTripNanos = -1;
    private boolean saidBye;
    private long foreignReports;
    private long unknownLastReports;

    PeerReports(RtpWriter writer, RtpSource source) {
        this.writer = writer;
        this.source = source;
    }

    void arrivingAt(long arrivalNanos) {
        this.arrivalNanos = arrivalNanos;
    }

    void onSent(int ntpMiddle, long nowNanos) {
        sent.add(ntpMiddle, nowNanos);
    }

    // A peer that only listens sends no RTP; then any SSRC may be its.
    private boolean isPeer(int ssrc) {
        return ssrc != writer.ssrc() && (!source.valid() || ssrc == source.ssrc());
    }

    @Override
    public void onSenderReport(int senderSsrc, long ntpTimestamp, int rtpTimestamp, long packets, long octets) {
        if (!isPeer(senderSsrc)) {
            foreignReports++;
            return;
        }
        heardSenderReport = true;
        senderReportSsrc = senderSsrc;
        senderReportMiddle = NtpTimestamp.middle(ntpTimestamp);
        senderReportNanos = arrivalNanos;
    }

    @Override
    public void onReceiverReport(int senderSsrc) {
        if (!isPeer(senderSsrc)) {
            foreignReports++;
        }
    }

    @Override
    public void onReportBlock(
            int senderSsrc,
            int aboutSsrc,
            int fractionLost,
            int cumulativeLost,
            int extendedHighestSequence,
            long jitterRtpTicks,
            int lastSenderReport,
            int delaySinceLastSenderReport) {
        if (!isPeer(senderSsrc) || aboutSsrc != writer.ssrc()) {
            return;
        }
        blocks++;
        this.fractionLost = fractionLost;
        this.cumulativeLost = cumulativeLost;
        this.jitterRtpTicks = jitterRtpTicks;
        if (lastSenderReport != 0) {
            measureRoundTrip(lastSenderReport, delaySinceLastSenderReport);
        }
    }

    private void measureRoundTrip(int lastSenderReport, int delay) {
        int index = sent.find(lastSenderReport);
        if (index < 0) {
            unknownLastReports++;
            return;
        }
        long tripNanos = arrivalNanos - sent.sentNanos(index) - NtpTimestamp.delayNanos(delay);
        if (tripNanos < -CLOCK_DIFFERENCE_NANOS_MAX) {
            unknownLastReports++;
            return;
        }
        roundTripNanos = Math.max(0, tripNanos);
    }

    @Override
    public void onCname(int ssrc, byte[] datagram, int offset, int length) {
        // One peer per leg: its name would only repeat what the signalling said.
    }

    @Override
    public void onBye(int ssrc) {
        if (isPeer(ssrc)) {
            saidBye = true;
        } else {
            foreignReports++;
        }
    }

    /// LSR for a report block about `ssrc`, 0 if it sent no sender report.
    int lastSenderReport(int ssrc) {
        return heardSenderReport && senderReportSsrc == ssrc ? senderReportMiddle : 0;
    }

    /// DLSR for the same, 0 if it sent none.
    int delaySinceLastSenderReport(int ssrc, long nowNanos) {
        return heardSenderReport && senderReportSsrc == ssrc ? NtpTimestamp.delay(nowNanos - senderReportNanos) : 0;
    }

    RemoteReception reception() {
        return new RemoteReception(blocks, fractionLost, cumulativeLost, jitterRtpTicks, roundTripNanos);
    }

    boolean saidBye() {
        return saidBye;
    }

    long foreignReports() {
        return foreignReports;
    }

    long unknownLastReports() {
        return unknownLastReports;
    }
}
