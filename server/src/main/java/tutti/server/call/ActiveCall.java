package tutti.server.call;

import java.util.Locale;
import java.util.Optional;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Processor;
import tutti.engine.roles.Role;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.rtp.sdp.OfferAnswer;
import tutti.server.media.LegReport;
import tutti.server.media.MediaAgreement;
import tutti.server.media.MediaPorts;
import tutti.server.media.RtpLeg;
import tutti.server.room.Rooms;
import tutti.sip.call.Call;

/// One call that has been accepted: its negotiation, its media, and its place in a conference.
///
/// ```
///   INVITE ─► accepted (leg receives) ─► ACK ─► joined (channel in the conference) ─► ended (ports given back)
/// ```
/// Thread: the SIP loop's.
final class ActiveCall {
    private final long number;
    private final Call call;
    private final Destination destination;
    private final OfferAnswer negotiation;
    private final MediaPorts.Pair ports;
    private final RtpLeg leg;
    private final long beganNanos;
    private Optional<Channel> channel = Optional.empty();
    private Optional<String> endReason = Optional.empty();
    private long mediaExpectedSinceNanos;

    ActiveCall(
            long number,
            Call call,
            Destination destination,
            OfferAnswer negotiation,
            MediaPorts.Pair ports,
            RtpLeg leg,
            long beganNanos) {
        this.number = number;
        this.call = call;
        this.destination = destination;
        this.negotiation = negotiation;
        this.ports = ports;
        this.leg = leg;
        this.beganNanos = beganNanos;
        mediaExpectedSinceNanos = beganNanos;
    }

    Call call() {
        return call;
    }

    OfferAnswer negotiation() {
        return negotiation;
    }

    MediaPorts.Pair ports() {
        return ports;
    }

    RtpLeg leg() {
        return leg;
    }

    boolean hasJoined() {
        return channel.isPresent();
    }

    /// Lets the media follow what was negotiated last.
    void followNegotiation() {
        negotiation.audio().ifPresent(audio -> leg.agree(MediaAgreement.of(audio)));
        mediaExpectedSinceNanos = call.nowNanos();
    }

    /// Opens a channel for the leg and takes it where the caller wanted to go, from one frame on.
    void join(Processor processor, Rooms rooms) {
        processor.atomically(() -> {
            Channel opened = processor.openChannel(ChannelType.FULL_DUPLEX);
            opened.receiveFrom(leg);
            opened.sendTo(leg);
            channel = Optional.of(opened);
            switch (destination) {
                case Destination.Room room -> rooms.join(room.name(), number, from(), opened, new Role.Party());
                case Destination.Echo _ -> {
                    opened.conferenceOutput().start();
                    opened.conferenceOutput().add(opened.conferenceInput());
                }
                case Destination.MilliwattTone _ -> opened.play(new MilliwattSource());
            }
        });
    }

    /// Out of the conference, from one frame on; nothing happens when the call never joined.
    void leave(Processor processor, Rooms rooms) {
        channel.ifPresent(opened -> processor.atomically(() -> {
            if (destination instanceof Destination.Room room) rooms.leave(room.name(), number);
            opened.release();
        }));
        channel = Optional.empty();
    }

    /// Whether the peer should be sending audio now.
    boolean expectsMedia() {
        return negotiation
                .audio()
                .map(audio -> audio.direction().receives() && !audio.remoteHold())
                .orElse(false);
    }

    /// When the peer was last told to send, or to send elsewhere.
    long mediaExpectedSinceNanos() {
        return mediaExpectedSinceNanos;
    }

    /// We are about to end it; the journal shall say why.
    void endsBecause(String why) {
        endReason = Optional.of(why);
    }

    Optional<String> endReason() {
        return endReason;
    }

    String from() {
        return CallJournal.printable(call.remote().uri().toString());
    }

    String joinedLine() {
        String codec = negotiation
                .audio()
                .map(NegotiatedAudio::codec)
                .map(agreed -> agreed.encodingName())
                .orElse("no codec");
        return "call %d: %s joined %s (%s)".formatted(number, from(), destination.label(), codec);
    }

    String endedLine(String why, LegReport report, long nowNanos) {
        return String.format(
                Locale.ROOT,
                "call %d: %s left %s after %.1f s: %s (received %d, lost %d, sent %d, delay %.0f ms, concealed %d ms)",
                number,
                from(),
                destination.label(),
                (nowNanos - beganNanos) / 1e9,
                why,
                report.reception().packets(),
                report.reception().lost(),
                report.sentPackets(),
                report.playout().jitterBuffer().delayMillis(),
                report.playout().concealedSamples() / 8);
    }
}
