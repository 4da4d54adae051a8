package tutti.simulator.caller;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.server.media.MediaPorts;
import tutti.server.packet.PlainSocket;
import tutti.server.playout.AudioDecoder;

/// The media of one caller: his sockets, what he sends through them and what he hears.
///
/// The RTP socket is connected to the peer, as that makes each packet a microsecond cheaper. The RTCP socket
/// is only held open, so that reports to it meet no closed port. Thread: media.
final class CallerStream {
    private final MediaPorts.Pair ports;
    private final SpokenStream spoken;
    private final HeardStream heard;
    private final int slot;
    private Optional<InetSocketAddress> peer = Optional.empty();
    private int payloadType;
    private boolean sending;

    CallerStream(MediaPorts.Pair ports, SpokenStream spoken, HeardStream heard, int slot) {
        this.ports = ports;
        this.spoken = spoken;
        this.heard = heard;
        this.slot = slot;
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
        ports.close();
        heard.close();
    }

    /// Sends and receives as agreed from now on.
    void agree(NegotiatedAudio audio) throws IOException {
        payloadType = audio.sendPayloadType();
        heard.expect(payloadType);
        if (audio.remoteRtp().reachable()) {
            connect(new InetSocketAddress(
                    audio.remoteRtp().host(), audio.remoteRtp().port()));
        }
        sending = audio.sendsRtp() && peer.isPresent();
    }

    private void connect(InetSocketAddress newPeer) throws IOException {
        if (peer.isPresent() && peer.get().equals(newPeer)) return;
        socket().disconnect();
        socket().connect(newPeer);
        peer = Optional.of(newPeer);
    }

    boolean sending() {
        return sending;
    }

    /// Sends the packet of `frame`; false if the socket would not take it.
    boolean send(long frame, byte[] packet, ByteBuffer buffer, long nowNanos) {
        int length = spoken.write(frame, payloadType, packet, nowNanos);
        if (length == 0) return true;
        buffer.clear();
        buffer.put(packet, 0, length).flip();
        try {
            return socket().write(buffer) > 0;
        } catch (IOException _) {
            return false;
        }
    }
}
