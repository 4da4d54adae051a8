package tutti.simulator.caller;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tutti.rtp.packet.DatagramKind;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.server.codec.AudioCodec;
import tutti.server.dtls.DtlsEndpoint;
import tutti.server.media.MediaPorts;
import tutti.server.packet.PacketIo;
import tutti.server.playout.AudioDecoder;
import tutti.server.security.LegSecurity;

/// The media of one caller: his sockets, what he sends through them and what he hears.
///
/// ```
///   spoken ─► seal ─► RTP socket ─┬─► open ─► heard           closed until keys are there: nothing either way
///                                 └─► DTLS handshake
/// ```
/// What comes from elsewhere than the peer is counted and dropped. The RTCP socket is only held open, so that
/// reports to it meet no closed port. Thread: media. Allocates nothing per packet, but for
/// what the JDK's GCM does.
final class CallerStream {
    private final MediaPorts.Pair ports;
    private final SpokenStream spoken;
    private final HeardStream heard;
    private final int slot;
    private final PacketIo io;
    private final LegSecurity security;
    private Optional<InetSocketAddress> peer = Optional.empty();
    private int payloadType;
    private boolean sending;
    private boolean passing;
    private Consumer<String> whenDecided = _ -> {};

    /// `io` has his sockets' traffic; `dtls` gives his end of a handshake, if there is to be one.
    CallerStream(
            MediaPorts.Pair ports,
            SpokenStream spoken,
            HeardStream heard,
            int slot,
            PacketIo io,
            MediaThread media,
            Supplier<DtlsEndpoint> dtls) {
        this.ports = ports;
        this.spoken = spoken;
        this.heard = heard;
        this.slot = slot;
        this.io = io;
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
            if (peer.isPresent() && ports.rtp().isOpen()) io.send(ports.rtp(), datagram, length, peer.get());
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

    /// The traffic of his sockets.
    PacketIo io() {
        return io;
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

    /// Speaks `voice` and hears `codec` from now on.
    void change(AudioCodec codec, EncodedVoice voice, AudioDecoder decoder) {
        spoken.speak(voice);
        heard.change(codec, decoder);
    }

    /// Closes the sockets.
    void close() {
        security.close();
        ports.close();
        heard.close();
    }

    /// Sends and receives as agreed from now on; first a handshake may be due.
    void agree(NegotiatedAudio audio) {
        payloadType = audio.sendPayloadType();
        heard.expect(payloadType);
        if (audio.remoteRtp().reachable()) {
            InetSocketAddress next = new InetSocketAddress(
                    audio.remoteRtp().host(), audio.remoteRtp().port());
            // The same object as long as it is the same peer: asking for it allocates nothing.
            if (!peer.equals(Optional.of(next))) peer = Optional.of(next);
        }
        sending = audio.sendsRtp() && peer.isPresent();
        security.follow(audio.security());
    }

    /// Whether it is agreed that he sends, and he has the keys for it.
    boolean sending() {
        return sending && passing;
    }

    /// Sends the packet of `frame`, which is put together in `packet`; false when there are no keys for it.
    boolean send(long frame, byte[] packet, long nowNanos) {
        int length = spoken.write(frame, payloadType, packet, nowNanos);
        if (length == 0) return true;
        int sealed = security.protection().sealRtp(packet, length);
        if (sealed == 0) return false;
        io.send(ports.rtp(), packet, sealed, peer.orElseThrow());
        return true;
    }

    /// Takes what came to his RTP port.
    void onDatagram(byte[] datagram, int length, InetSocketAddress from, long arrivalNanos) {
        if (peer.isEmpty() || !peer.get().equals(from)) {
            heard.passOver();
            return;
        }
        if (security.isByHandshake() && DatagramKind.of(datagram, 0, length) == DatagramKind.DTLS) {
            security.onDatagram(datagram, length);
            return;
        }
        int plain = security.protection().openRtp(datagram, length);
        if (plain > 0) heard.onDatagram(datagram, plain, arrivalNanos);
        else heard.refuse();
    }
}
