package tutti.rtp.srtp;

/// What is remembered of one SSRC of the peer: how far its packets came. It is the window of its RTP
/// itself, so that a packet finds all in one place.
final class SrtpSource extends ReplayWindow {
    int ssrc;
    final ReplayWindow rtcp = new ReplayWindow();
}
