package tutti.server.security;

/// RTP as it is.
enum Open implements Protection {
    PLAIN;

    @Override
    public int sealRtp(byte[] packet, int length) {
        return length;
    }

    @Override
    public int sealRtcp(byte[] packet, int length) {
        return length;
    }

    @Override
    public int openRtp(byte[] datagram, int length) {
        return length;
    }

    @Override
    public int openRtcp(byte[] datagram, int length) {
        return length;
    }

    @Override
    public long refusedPackets() {
        return 0;
    }
}
