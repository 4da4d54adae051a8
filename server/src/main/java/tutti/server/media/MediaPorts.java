package tutti.server.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.Optional;
import tutti.server.packet.MediaSocket;
import tutti.server.packet.PacketNetwork;

/// Hands out pairs of media sockets, RTP on an even port and RTCP on the next, from a range.
///
/// Goes round the range, so that a port rests before it is used again and late packets of the call before
/// do not reach the next. Thread: any. Source: RFC 3550 §11.
public final class MediaPorts {
    private final PacketNetwork network;
    private final InetAddress address;
    private final int firstPort;
    private final int pairs;
    private final BitSet inUse = new BitSet();
    private int next;
    private long exhausted;

    /// Two bound sockets; whoever takes them gives the pair back with [MediaPorts#release] after closing both.
    public record Pair(MediaSocket rtp, MediaSocket rtcp, int rtpPort) {
        public int rtcpPort() {
            return rtpPort + 1;
        }

        /// For a pair that no media loop ever got.
        public void close() {
            rtp.close();
            rtcp.close();
        }
    }

    /// Ports `first`…`last`; an odd `first` begins one later, the range must hold at least one pair.
    /// Sockets are `network`'s.
    public MediaPorts(PacketNetwork network, InetAddress address, int first, int last) {
        this.network = network;
        this.address = address;
        firstPort = first + (first & 1);
        pairs = (last - firstPort + 1) / 2;
        if (first < 1 || last > 65_535 || pairs < 1) {
            throw new IllegalArgumentException(
                    "RTP ports " + first + "-" + last + " hold no even and odd pair; give a range such as 10000-20000");
        }
    }

    /// A pair of bound sockets, or nothing when every port of the range is taken, by us or by somebody else.
    public synchronized Optional<Pair> acquire() {
        for (int tried = 0; tried < pairs; tried++) {
            int index = next;
            next = (next + 1) % pairs;
            if (inUse.get(index)) continue;
            Optional<Pair> pair = bind(firstPort + 2 * index);
            if (pair.isPresent()) {
                inUse.set(index);
                return pair;
            }
        }
        exhausted++;
        return Optional.empty();
    }

    /// Both sockets of `pair` are closed; its ports may be used again.
    public synchronized void release(Pair pair) {
        inUse.clear((pair.rtpPort() - firstPort) / 2);
    }

    public synchronized int pairsInUse() {
        return inUse.cardinality();
    }

    public int pairs() {
        return pairs;
    }

    /// How often no pair was left.
    public synchronized long exhausted() {
        return exhausted;
    }

    private Optional<Pair> bind(int rtpPort) {
        Optional<MediaSocket> rtp = bindSocket(rtpPort);
        Optional<MediaSocket> rtcp = rtp.flatMap(_ -> bindSocket(rtpPort + 1));
        if (rtp.isPresent() && rtcp.isPresent()) return Optional.of(new Pair(rtp.get(), rtcp.get(), rtpPort));
        rtp.ifPresent(MediaSocket::close);
        return Optional.empty();
    }

    private Optional<MediaSocket> bindSocket(int port) {
        try {
            return Optional.of(network.bind(new InetSocketAddress(address, port)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
