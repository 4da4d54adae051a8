package tutti.server.media;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;
import java.util.Optional;

/// Hands out pairs of media sockets, RTP on an even port and RTCP on the next, from a range.
///
/// Goes round the range, so that a port rests before it is used again and late packets of the call before do not
/// reach the next. Thread: any. Source: RFC 3550 §11.
public final class MediaPorts {
    private final InetAddress address;
    private final ProtocolFamily family;
    private final int firstPort;
    private final int pairs;
    private final BitSet inUse = new BitSet();
    private int next;
    private long exhausted;

    /// Two bound sockets; whoever takes them gives the pair back with [MediaPorts#release] after closing both.
    public record Pair(DatagramChannel rtp, DatagramChannel rtcp, int rtpPort) {
        public int rtcpPort() {
            return rtpPort + 1;
        }

        /// For a pair that no media loop ever got.
        public void close() {
            closeQuietly(rtp);
            closeQuietly(rtcp);
        }
    }

    /// Ports `first`…`last`; an odd `first` begins one later, the range must hold at least one pair.
    public MediaPorts(InetAddress address, int first, int last) {
        this.address = address;
        // A socket of both families makes the kernel map every address of every packet.
        family = address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
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
        Optional<DatagramChannel> rtp = bindSocket(rtpPort);
        Optional<DatagramChannel> rtcp = rtp.flatMap(_ -> bindSocket(rtpPort + 1));
        if (rtp.isPresent() && rtcp.isPresent()) return Optional.of(new Pair(rtp.get(), rtcp.get(), rtpPort));
        rtp.ifPresent(MediaPorts::closeQuietly);
        return Optional.empty();
    }

    private Optional<DatagramChannel> bindSocket(int port) {
        DatagramChannel socket = null;
        try {
            socket = DatagramChannel.open(family);
            socket.bind(new InetSocketAddress(address, port));
            return Optional.of(socket);
        } catch (IOException _) {
            if (socket != null) closeQuietly(socket);
            return Optional.empty();
        }
    }

    private static void closeQuietly(DatagramChannel socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // The descriptor is gone either way.
        }
    }
}
