package tutti.rtp.rtcp;

/// Is told what a valid compound RTCP packet says, in its order; see [RtcpReader].
///
/// All counters are widened from their unsigned form; NTP and RTP timestamps keep their bits.
public interface RtcpVisitor {
    /// A sender report; its report blocks follow (RFC 3550 §6.4.1).
    void onSenderReport(int senderSsrc, long ntpTimestamp, int rtpTimestamp, long packets, long octets);

    /// A receiver report; its report blocks follow (§6.4.2).
    void onReceiverReport(int senderSsrc);

    /// What `senderSsrc` received of `aboutSsrc`.
    ///
    /// `fractionLost` in 1/256, `cumulativeLost` signed, `lastSenderReport` and `delaySinceLastSenderReport` in
    /// 1/65536 s, unsigned; both 0 when it has heard no sender report.
    void onReportBlock(
            int senderSsrc,
            int aboutSsrc,
            int fractionLost,
            int cumulativeLost,
            int extendedHighestSequence,
            long jitterRtpTicks,
            int lastSenderReport,
            int delaySinceLastSenderReport);

    /// A canonical name: `length` octets of UTF-8 from `offset`, readable during the call (§6.5.1).
    void onCname(int ssrc, byte[] datagram, int offset, int length);

    /// A source leaves (§6.6).
    void onBye(int ssrc);
}
