package tutti.simulator.caller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tutti.rtp.sdp.Agreement;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.LocalMedia;
import tutti.rtp.sdp.MediaAddress;
import tutti.rtp.sdp.OfferAnswer;
import tutti.server.sip.SipLoop;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// A phone that hears from the first moment and sends nothing until it is told to speak.
final class LatePhone implements CallListener, AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final long ANSWER_SECONDS_MAX = 5;

    private final SipLoop sip = new SipLoop(new InetSocketAddress(LOOPBACK, 0));
    private final ToneSender media;
    private final OfferAnswer negotiation;
    private final CompletableFuture<InetSocketAddress> peer = new CompletableFuture<>();
    private Optional<Call> call = Optional.empty();

    /// Calls `room` at `server`; to speak is to send a tone.
    LatePhone(InetSocketAddress server, String room, int frequencyHz) throws IOException {
        media = new ToneSender(LOOPBACK, frequencyHz);
        LocalMedia local = new LocalMedia(LOOPBACK.getHostAddress(), media.port(), media.port() + 1);
        negotiation = new OfferAnswer(List.of(Codec.PCMU), local, 1, 1);
        SipEndpoint endpoint = new SipEndpoint(SipSettings.standard("late"), new Random(5), sip, new CallListener() {});
        sip.start(endpoint);
        sip.execute(() -> call = Optional.of(endpoint.invite(
                SipUri.of(room, server.getHostString(), server.getPort()),
                NameAddress.of(
                        SipUri.of("late", LOOPBACK.getHostAddress(), sip.local().getPort())),
                Flow.udp(sip.local(), server),
                negotiation.offer().getBytes(StandardCharsets.UTF_8),
                "application/sdp",
                this,
                System.nanoTime())));
    }

    @Override
    public void answered(Call answered, SipResponse response) {
        peer.complete(addressIn(response));
    }

    private InetSocketAddress addressIn(SipMessage answer) {
        Agreement.Agreed agreed =
                (Agreement.Agreed) negotiation.accept(new String(answer.body(), StandardCharsets.UTF_8));
        MediaAddress address = agreed.audio().remoteRtp();
        return new InetSocketAddress(InetAddress.ofLiteral(address.host()), address.port());
    }

    /// Where the server expects his media; waits for its answer.
    InetSocketAddress peer() throws Exception {
        return peer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    }

    void speak() throws Exception {
        media.send(List.of(peer()), 0x1A7E, 1);
    }

    long sent() {
        return media.sent();
    }

    long received() {
        return media.received();
    }

    @Override
    public void close() {
        sip.execute(() -> call.ifPresent(open -> open.hangUp(System.nanoTime())));
        sip.close();
        media.close();
    }
}
