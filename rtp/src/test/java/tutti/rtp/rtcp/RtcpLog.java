package tutti.rtp.rtcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Writes down what a compound packet says.
final class RtcpLog implements RtcpVisitor {
    final List<String> lines = new ArrayList<>();

    @Override
    public void onSenderReport(int senderSsrc, long ntpTimestamp, int rtpTimestamp, long packets, long octets) {
        lines.add("SR " + hex(senderSsrc) + " ntp " + HexFormat.of().toHexDigits(ntpTimestamp) + " rtp "
                + hex(rtpTimestamp) + " packets " + packets + " octets " + octets);
    }

    @Override
    public void onReceiverReport(int senderSsrc) {
        lines.add("RR " + hex(senderSsrc));
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
        lines.add("block " + hex(aboutSsrc) + " lost " + fractionLost + "/256 " + cumulativeLost + " highest "
                + hex(extendedHighestSequence) + " jitter " + jitterRtpTicks + " lsr " + hex(lastSenderReport)
                + " dlsr " + Integer.toUnsignedLong(delaySinceLastSenderReport));
    }

    @Override
    public void onCname(int ssrc, byte[] datagram, int offset, int length) {
        lines.add("CNAME " + hex(ssrc) + " " + new String(datagram, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void onBye(int ssrc) {
        lines.add("BYE " + hex(ssrc));
    }

    private static String hex(int bits) {
        return HexFormat.of().toHexDigits(bits);
    }
}
