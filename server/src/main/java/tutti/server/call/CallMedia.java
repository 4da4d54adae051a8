package tutti.server.call;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.rtp.sdp.OfferAnswer;
import tutti.server.codec.CodecCatalogue;
import tutti.server.config.LearnFrom;
import tutti.server.media.LegReport;
import tutti.server.media.MediaAgreement;
import tutti.server.media.MediaLoop;
import tutti.server.media.MediaPorts;
import tutti.server.media.RtpLeg;
import tutti.sip.call.Call;

/// The media of one call: its negotiation, its ports, and its leg as soon as there is an agreement.
///
/// The codec agreed first decides at which rate the leg and its channel run for the whole call; a codec
/// that comes by a later agreement is resampled if it has another. Thread: the SIP loop's.
final class CallMedia {
    private final OfferAnswer negotiation;
    private final MediaPorts ports;
    private final MediaPorts.Pair pair;
    private final MediaLoop loop;
    private final RtpLeg.Identity identity;
    private final CodecCatalogue codecs;
    private final Origin origin;
    private Optional<RtpLeg> leg = Optional.empty();
    private int sampleRateHz;
    private long expectedSinceNanos;

    /// Whose media may be the peer's: SIP goes to the host `opened` when the call begins.
    record Origin(InetAddress opened, LearnFrom learnFrom) {}

    CallMedia(
            OfferAnswer negotiation,
            MediaPorts ports,
            MediaPorts.Pair pair,
            MediaLoop loop,
            RtpLeg.Identity identity,
            CodecCatalogue codecs,
            Origin origin) {
        this.negotiation = negotiation;
        this.ports = ports;
        this.pair = pair;
        this.loop = loop;
        this.identity = identity;
        this.codecs = codecs;
        this.origin = origin;
    }

    OfferAnswer negotiation() {
        return negotiation;
    }

    /// Lets the leg follow what was negotiated last in `call`, if anything was.
    void follow(Call call) {
        negotiation.audio().ifPresent(audio -> follow(audio, signallingHost(call)));
        expectedSinceNanos = call.nowNanos();
    }

    /// Of the message that settled it; a call of ours that still rings has come from nowhere yet, so there it is whom
    /// we called.
    private InetAddress signallingHost(Call call) {
        return call.flow().map(flow -> flow.remote().getAddress()).orElse(origin.opened());
    }

    private void follow(NegotiatedAudio audio, InetAddress signallingHost) {
        MediaAgreement agreement = MediaAgreement.of(audio, codecs, signallingHost, origin.learnFrom());
        if (leg.isEmpty()) {
            sampleRateHz = agreement.codec().sampleRateHz();
            RtpLeg opened = loop.leg(pair, identity, sampleRateHz);
            opened.open();
            leg = Optional.of(opened);
        }
        leg.get().agree(agreement);
    }

    /// Empty before the first agreement.
    Optional<RtpLeg> leg() {
        return leg;
    }

    /// Of the leg, and so of its channel; 0 before the first agreement.
    int sampleRateHz() {
        return sampleRateHz;
    }

    /// Since when the peer, who should be sending, has sent nothing; empty while he need not.
    Optional<Long> silentSinceNanos() {
        boolean expected = negotiation
                .audio()
                .map(audio -> audio.direction().receives() && !audio.remoteHold())
                .orElse(false);
        if (!expected) return Optional.empty();
        return leg.map(sending -> Math.max(sending.lastPeerPacketNanos(), expectedSinceNanos));
    }

    /// Whether the peer and we agreed on telephone-events.
    boolean takesTelephoneEvents() {
        return negotiation
                .audio()
                .filter(audio -> audio.telephoneEventPayloadType().isPresent())
                .isPresent();
    }
    /// As the journal shows it.
    String codecName() {
        return negotiation.audio().map(audio -> audio.codec().encodingName()).orElse("no codec");
    }

    /// Closes everything; `listener` is told by the media loop when the ports are free, without a report
    /// when there was never an agreement. The channel must have been released before.
    void close(Consumer<Optional<LegReport>> listener) {
        if (leg.isPresent()) {
            leg.get().close(report -> {
                ports.release(pair);
                listener.accept(Optional.of(report));
            });
        } else {
            pair.close();
            ports.release(pair);
            listener.accept(Optional.empty());
        }
    }
}
