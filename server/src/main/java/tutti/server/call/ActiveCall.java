package tutti.server.call;

import java.util.Locale;
import java.util.Optional;
import tutti.audio.detect.ReportMode;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Processor;
import tutti.engine.ToneSuppression;
import tutti.server.config.MediaSettings;
import tutti.server.keys.CallKeys;
import tutti.server.media.LegReport;
import tutti.server.media.RtpLeg;
import tutti.server.room.Rooms;
import tutti.sip.call.Call;

/// One call that has been accepted: its negotiation, its media, and its place in a conference.
///
/// ```
///   INVITE ─► accepted (leg receives) ─► ACK ─► joined (channel in the conference) ─► ended (ports given
/// back)
/// ```
/// Thread: the SIP loop's.
final class ActiveCall {
    private static final ToneDetectorSettings KEYS = ToneDetectorSettings.DTMF.withReportMode(ReportMode.START);

    private final long number;
    private final Call call;
    private final Destination destination;
    private final CallMedia media;
    private final long beganNanos;
    private final Optional<String> label;
    private final CallKeys keys = new CallKeys();
    private Optional<Channel> channel = Optional.empty();
    private Optional<String> endReason = Optional.empty();

    /// `label` is his name in the conference; without it his address.
    ActiveCall(
            long number, Call call, Destination destination, CallMedia media, long beganNanos, Optional<String> label) {
        this.number = number;
        this.call = call;
        this.destination = destination;
        this.media = media;
        this.beganNanos = beganNanos;
        this.label = label.map(CallJournal::printable);
    }

    Call call() {
        return call;
    }

    CallMedia media() {
        return media;
    }

    Destination destination() {
        return destination;
    }

    long number() {
        return number;
    }

    CallKeys keys() {
        return keys;
    }

    boolean isOn(Channel other) {
        return channel.filter(other::equals).isPresent();
    }

    boolean hasJoined() {
        return channel.isPresent();
    }

    /// Opens a channel for the leg and takes it where the caller wanted to go, from one frame on.
    void join(Processor processor, Rooms rooms, MediaSettings.Digits digits) {
        RtpLeg leg = media.leg().orElseThrow();
        processor.atomically(() -> {
            Channel opened = processor.openChannel(ChannelType.FULL_DUPLEX, media.sampleRateHz());
            opened.receiveFrom(leg);
            opened.sendTo(leg);
            if (listensForTones(digits))
                opened.listenFor(KEYS, digits.forward() ? ToneSuppression.OFF : ToneSuppression.CUT);
            channel = Optional.of(opened);
            switch (destination) {
                case Destination.Room room -> rooms.join(room.name(), number, name(), opened, room.role());
                case Destination.Echo _ -> {
                    opened.conferenceOutput().start();
                    opened.conferenceOutput().add(opened.conferenceInput());
                }
                case Destination.MilliwattTone _ -> opened.play(new MilliwattSource());
            }
        });
    }

    private boolean listensForTones(MediaSettings.Digits digits) {
        return switch (digits.inBand()) {
            case OFF -> false;
            case ON -> !media.takesTelephoneEvents();
            case AUTO -> true;
        };
    }

    /// Out of the conference, from one frame on; nothing happens when the call never joined.
    void leave(Processor processor, Rooms rooms) {
        channel.ifPresent(opened -> processor.atomically(() -> {
            if (destination instanceof Destination.Room room) rooms.leave(room.name(), number);
            opened.release();
        }));
        channel = Optional.empty();
    }

    /// We are about to end it; the journal shall say why.
    void endsBecause(String why) {
        endReason = Optional.of(why);
    }

    Optional<String> endReason() {
        return endReason;
    }

    /// In the conference and in the journal.
    String name() {
        return label.orElseGet(() -> CallJournal.printable(call.remote().uri().toString()));
    }

    String joinedLine() {
        return "call %d: %s joined %s (%s)".formatted(number, name(), destination.label(), media.codecName());
    }

    String endedLine(String why, LegReport report, long nowNanos) {
        return String.format(
                Locale.ROOT,
                "call %d: %s left %s after %.1f s: %s (received %d, lost %d, sent %d, keys %d%s; %s)",
                number,
                name(),
                destination.label(),
                (nowNanos - beganNanos) / 1e9,
                why,
                report.reception().packets(),
                report.reception().lost(),
                report.sentPackets(),
                keys.presses(),
                oddities(report),
                report.quality());
    }

    /// What should be none or nothing, where it is something.
    private static String oddities(LegReport report) {
        String foreign = report.foreignPackets() == 0 ? "" : ", from elsewhere " + report.foreignPackets();
        String refused = report.refusedPackets() == 0 ? "" : ", not authentic " + report.refusedPackets();
        String keyless = report.securityFailure().isEmpty() ? "" : ", no keys: " + report.securityFailure();
        return foreign + refused + keyless;
    }
}
