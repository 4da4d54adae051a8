package tutti.server.media;

import java.net.InetSocketAddress;
import java.util.Optional;
import tutti.server.security.LegSecurity;

/// The way of a leg's DTLS handshake: its RTP socket, on the media loop.
///
/// It goes to the address that RTP is locked to; before that to where the peer's handshake comes from, for behind a NAT
/// what he said of himself cannot be reached; before that to what he said. Thread: the media loop's, except [#execute].
final class HandshakeRoad implements LegSecurity.Road {
    private final MediaLoop loop;
    private final MediaPorts.Pair ports;
    private final InboundRtp inbound;
    private Optional<InetSocketAddress> peer = Optional.empty();

    HandshakeRoad(MediaLoop loop, MediaPorts.Pair ports, InboundRtp inbound) {
        this.loop = loop;
        this.ports = ports;
        this.inbound = inbound;
    }

    /// A datagram of the peer's handshake came from there.
    void datagramCame(InetSocketAddress from) {
        peer = inbound.answerTo(from).or(() -> peer);
    }

    /// He may be somewhere else from now on.
    void forgetPeer() {
        peer = Optional.empty();
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void send(byte[] datagram, int length) {
        Optional<InetSocketAddress> to = inbound.locked() ? inbound.destination() : peer.or(inbound::destination);
        if (to.isPresent() && ports.rtp().isOpen()) loop.io().send(ports.rtp(), datagram, length, to.get());
    }
}
