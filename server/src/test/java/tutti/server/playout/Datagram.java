package tutti.server.playout;

/// One RTP packet on its way, as its sender made it.
final class Datagram {
    final int sequence;
    final int rtpTimestamp;
    final boolean marker;
    final int payloadType;
    final byte[] payload;

    Datagram(int sequence, int rtpTimestamp, boolean marker, int payloadType, byte[] payload) {
        this.sequence = sequence;
        this.rtpTimestamp = rtpTimestamp;
        this.marker = marker;
        this.payloadType = payloadType;
        this.payload = payload;
    }
}
