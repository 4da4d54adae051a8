package tutti.server.security;

/// What packets pass between a leg and the network: nothing, encryption, or a closed door.
///
/// Lengths are octets from 0 on; what must not pass is 0. Allocates nothing, but for what the JDK's GCM does. Thread:
/// the media loop's.
public interface Protection {
    /// What encryption may add behind a packet: tag, index and key identifier.
    int TAG_OCTETS_MAX = 32;

    /// Protects an RTP packet in place, in an array with room for [#TAG_OCTETS_MAX] behind it.
    int sealRtp(byte[] packet, int length);

    /// The same for a compound RTCP packet.
    int sealRtcp(byte[] packet, int length);

    /// Opens what came as RTP, in place; 0 when it is to be dropped, and then nothing has changed but a counter.
    int openRtp(byte[] datagram, int length);

    /// The same for RTCP.
    int openRtcp(byte[] datagram, int length);

    /// Reads what the next packet that is opened is going to need, see
    /// [tutti.rtp.srtp.SrtpReceiver#prefetch].
    default long prefetchOpening() {
        return 0;
    }

    /// The same for the next one that is sealed.
    default long prefetchSealing() {
        return 0;
    }

    /// What came and was not let in.
    long refusedPackets();

    /// RTP as it is.
    static Protection plain() {
        return Open.PLAIN;
    }

    /// Nothing passes: there are no keys yet.
    static Protection closed() {
        return new Closed();
    }
}
