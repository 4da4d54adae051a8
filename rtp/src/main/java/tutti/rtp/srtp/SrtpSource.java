package tutti.rtp.srtp;

/// What is remembered of one SSRC of the peer: how far its packets came.
final class SrtpSource {
    int ssrc;
    final ReplayWindow rtp = new ReplayWindow();
    final ReplayWindow rtcp = new ReplayWindow();
}
