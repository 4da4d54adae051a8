package tutti.simulator.caller;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tutti.rtp.packet.DatagramKind;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.server.dtls.DtlsEndpoint;
import tutti.server.media.MediaPorts;
import tutti.server.packet.PlainSocket;
import tutti.server.playout.AudioDecoder;
import tutti.server.security.LegSecurity;

/// The media of one caller: his sockets, what he sends through them and what he hears.
///
/// ```
///   spoken ─► seal ─► RTP socket ─┬─► open ─► heard           closed until keys are there: nothing either way
///                                 └─► DTLS handshake
/// ```
/// The RTP socket is connected to the peer, as that makes each packet a microsecond cheaper. The RTCP socket
/// is only held open, so that reports to it meet no closed port. Thread: media. Allocates nothing per packet, but for
/// what the JDK's GCM does.
final class CallerStream {
    private final MediaPorts.Pair ports;
    private final SpokenStream spoken;
    private final HeardStream heard;
    private final int slot;
    private final LegSecurity security;
    private Optional<InetSocketAddress> peer = Optional.empty();
    private int payloadType;
    private boolean sending;
    private boolean passing;
    private Consumer<String> whenDecided = _ -> {};

    /// `dtls` gives his end of a handshake, if there is to be one.
    CallerStream(
            MediaPorts.Pair ports,
            SpokenStream spoken,
            HeardStream heard,
            int slot,
            MediaThread media,
            Supplier<DtlsEndpoint> dtls) {
        this.ports = ports;
        this.spoken = spoken;
        this.heard = heard;
        this.slot = slot;
        security = new LegSecurity(new Road(media), dtls, media.srtpWorkspace());
    }

    /// The way of a DTLS handshake: the socket of RTP, and the media thread.
    private final class Road implements LegSecurity.Road {
        private final MediaThread media;

        Road(MediaThread media) {
            this.media = media;
        }

        @Override
        public void execute(Runnable task) {
            media.execute(task);
        }

        @Override
        public void send(byte[] datagram, int length) {
            if (peer.isEmpty() || !socket().isOpen()) return;
            try {
                socket().write(ByteBuffer.wrap(datagram, 0, length));
            } catch (IOException _) {
                // Lost, as on any network: the handshake repeats it.
            }
        }

        @Override
        public void decided() {
            passing = security.failure().isEmpty();
            whenDecided.accept(security.failure());
        }
    }

    /// Who is told on this thread when packets pass, with "", or when they never will, with the reason.
    void whenDecided(Consumer<String> listener) {
        whenDecided = listener;
    }

    MediaPorts.Pair ports() {
        return ports;
    }

    DatagramChannel socket() {
        return ((PlainSocket) ports.rtp()).channel();
    }

    /// Where he sends to; empty before an agreement.
    Optional<InetSocketAddress> peer() {
        return peer;
    }

    SpokenStream spoken() {
        return spoken;
    }

    /// In which step of the 20 ms he sends.
    int slot() {
        return slot;
    }

    HeardStream heard() {
        return heard;
    }

    /// Speaks and hears another codec from now on.
    void change(EncodedVoice voice, AudioDecoder decoder) {
        spoken.speak(voice);
        heard.decodeWith(decoder);
    }

    /// Closes the sockets.
    void close() {
        security.close();
        ports.close();
        heard.close();
    }

    /// Sends and receives as agreed from now on; first a handshake may be due.
    void agree(NegotiatedAudio audio) throws IOException {
        payloadType = audio.sendPayloadType();
        heard.expect(payloadType);
        if (audio.remoteRtp().reachable()) {
            connect(new InetSocketAddress(
                    audio.remoteRtp().host(), audio.remoteRtp().port()));
        }
        sending = audio.sendsRtp() && peer.isPresent();
        security.follow(audio.security());
    }

    private void connect(InetSocketAddress newPeer) throws IOException {
        if (peer.isPresent() && peer.get().equals(newPeer)) return;
        socket().disconnect();
        socket().connect(newPeer);
        peer = Optional.of(newPeer);
    }

    /// Whether it is agreed that he sends, and he has the keys for it.
    boolean sending() {
        return sending && passing;
    }

    /// Sends the packet of `frame`; false if the socket would not take it.
    boolean send(long frame, byte[] packet, ByteBuffer buffer, long nowNanos) {
        int length = spoken.write(frame, payloadType, packet, nowNanos);
        if (length == 0) return true;
        int sealed = security.protection().sealRtp(packet, length);
        if (sealed == 0) return false;
        buffer.clear();
        buffer.put(packet, 0, sealed).flip();
        try {
            return socket().write(buffer) > 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// Takes what came to his RTP port.
    void onDatagram(byte[] datagram, int length, long arrivalNanos) {
        if (security.isByHandshake() && DatagramKind.of(datagram, 0, length) == DatagramKind.DTLS) {
            security.onDatagram(datagram, length);
            return;
        }
        int plain = security.protection().openRtp(datagram, length);
        if (plain > 0) heard.onDatagram(datagram, plain, arrivalNanos);
        else heard.refuse();
    }
}
