package tutti.simulator.caller;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.LocalMedia;
import tutti.rtp.sdp.OfferAnswer;
import tutti.rtp.sdp.OfferOutcome;
import tutti.server.sip.SipLoop;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// Who answers the telephone in a test, and does with the call what the test says.
final class ScriptedPeer implements CallListener, AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final String SDP = "application/sdp";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final SipLoop sip;
    private final CompletableFuture<Call> call = new CompletableFuture<>();
    private final CompletableFuture<SipResponse> reofferAnswer = new CompletableFuture<>();
    final DatagramSocket media = socket();
    final DatagramSocket otherMedia = socket();

    ScriptedPeer() throws IOException {
        sip = new SipLoop(new InetSocketAddress(LOOPBACK, 0));
        SipSettings settings = SipSettings.standard("test");
        sip.start(new SipEndpoint(settings, new Random(3), sip, this));
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, LOOPBACK);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    InetSocketAddress address() {
        return sip.local();
    }

    @Override
    public void incoming(Call incoming, SipRequest invite) {
        OfferOutcome outcome = negotiation(media).answer(new String(invite.body(), StandardCharsets.UTF_8));
        String answer = ((OfferOutcome.Accepted) outcome).answerSdp();
        incoming.accept(answer.getBytes(StandardCharsets.UTF_8), SDP, incoming.nowNanos());
    }

    @Override
    public void acknowledged(Call acknowledged, SipRequest ack) {
        call.complete(acknowledged);
    }

    @Override
    public void reofferAnswered(Call reoffered, SipResponse response) {
        reofferAnswer.complete(response);
    }

    private static OfferAnswer negotiation(DatagramSocket socket) {
        LocalMedia local = new LocalMedia(LOOPBACK.getHostAddress(), socket.getLocalPort(), socket.getLocalPort());
        return new OfferAnswer(List.of(Codec.PCMU), local, 1, 1);
    }

    /// Asks by re-INVITE to send to [#otherMedia] instead.
    SipResponse moveMedia() throws Exception {
        byte[] offer = negotiation(otherMedia).offer().getBytes(StandardCharsets.UTF_8);
        Call answered = call.get();
        sip.execute(() -> answered.reoffer(offer, SDP, System.nanoTime()));
        return reofferAnswer.get();
    }

    void hangUp() throws Exception {
        Call answered = call.get();
        sip.execute(() -> answered.hangUp(System.nanoTime()));
    }

    /// The next packet that comes to `socket`.
    static RtpPacket receive(DatagramSocket socket) throws IOException {
        byte[] datagram = new byte[2_048];
        DatagramPacket received = new DatagramPacket(datagram, datagram.length);
        socket.receive(received);
        RtpPacket packet = new RtpPacket();
        if (packet.wrap(datagram, 0, received.getLength()) != RtpPacket.Verdict.OK) throw new IOException("no RTP");
        return packet;
    }

    @Override
    public void close() {
        sip.close();
        media.close();
        otherMedia.close();
    }
}
