package tutti.server.security;

/// Encryption is agreed, and its keys are not: nothing goes out in the clear, and nothing in the clear comes in.
final class Closed implements Protection {
    private long refused;

    @Override
    public int sealRtp(byte[] packet, int length) {
        return 0;
    }

    @Override
    public int sealRtcp(byte[] packet, int length) {
        return 0;
    }

    @Override
    public int openRtp(byte[] datagram, int length) {
        refused++;
        return 0;
    }

    @Override
    public int openRtcp(byte[] datagram, int length) {
        refused++;
        return 0;
    }

    @Override
    public long refusedPackets() {
        return refused;
    }
}
