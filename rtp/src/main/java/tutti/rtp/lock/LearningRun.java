package tutti.rtp.lock;

import java.net.InetSocketAddress;

/// Consecutive packets of one SSRC from one address.
///
/// A repeated packet neither counts nor spoils the run. Thread: one owner. Allocates nothing.
final class LearningRun {
    private InetSocketAddress address = AddressLock.NOBODY;
    private int ssrc;
    private int lastSequence;
    private int packets;

    void begin(InetSocketAddress from) {
        address = from;
        packets = 0;
    }

    void end() {
        begin(AddressLock.NOBODY);
    }

    boolean isUsed() {
        return packets > 0;
    }

    boolean isOf(InetSocketAddress from) {
        return packets > 0 && address.equals(from);
    }

    /// Takes a packet from this run's address; returns the length of the run.
    int onPacket(int packetSsrc, int sequence) {
        if (packets > 0 && packetSsrc == ssrc && sequence == lastSequence) {
            return packets;
        }
        boolean consecutive = packetSsrc == ssrc && sequence == ((lastSequence + 1) & 0xFFFF);
        packets = consecutive ? packets + 1 : 1;
        ssrc = packetSsrc;
        lastSequence = sequence;
        return packets;
    }
}
