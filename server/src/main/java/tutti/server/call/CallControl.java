package tutti.server.call;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tutti.engine.EngineException;
import tutti.rtp.sdp.Agreement;
import tutti.rtp.sdp.LocalMedia;
import tutti.rtp.sdp.OfferAnswer;
import tutti.rtp.sdp.OfferOutcome;
import tutti.rtp.sdp.Refusal;
import tutti.rtp.sdp.Refused;
import tutti.server.codec.CodecCatalogue;
import tutti.server.config.ServerSettings;
import tutti.server.keys.KeyListener;
import tutti.server.media.MediaLoop;
import tutti.server.media.MediaPorts;
import tutti.server.media.RtpLeg;
import tutti.server.room.Rooms;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// Decides about every call: whether it is taken, with what media, and which conference it joins.
///
/// ```
///   INVITE ─► name? room left? ports? codec? ─► 200 ─► ACK ─► channel joins ─► BYE ─► channel leaves, ports come back
///                │       │        │      └─ 488, 400
///                │       │        └─ 503
///                404     486, 503
/// ```
/// Thread: the SIP loop's.
public final class CallControl implements CallListener {
    private static final int CNAME_OCTETS = 12;
    private static final String SDP = "application/sdp";
    private static final Logger LOG = LoggerFactory.getLogger(CallControl.class);

    private final ServerSettings settings;
    private final LocalAddress localAddress;
    private final MediaPorts ports;
    private final MediaLoop media;
    private final CodecCatalogue codecs;
    private final MediaTerms terms;
    private final CallJournal journal;
    private final Rooms rooms;
    private final SecureRandom random = new SecureRandom();
    private final PressedKeys keys = new PressedKeys();
    private final Map<Call, ActiveCall> calls = new LinkedHashMap<>();
    private final CallCounters counters = new CallCounters();
    private final CallRefusals refusals = new CallRefusals(counters);
    private boolean portsExhausted;
    private boolean closing;

    public CallControl(
            ServerSettings settings,
            InetAddress bind,
            MediaPorts ports,
            MediaLoop media,
            CodecCatalogue codecs,
            Rooms rooms,
            CallJournal journal) {
        this.settings = settings;
        this.ports = ports;
        this.media = media;
        this.codecs = codecs;
        terms = new MediaTerms(codecs, settings.media().encryption(), media.fingerprint(), random);
        this.rooms = rooms;
        this.journal = journal;
        localAddress = new LocalAddress(bind);
    }

    public CallCounters counters() {
        return counters;
    }

    /// The conferences there are now.
    public List<ConferenceView> conferences() {
        return rooms.all().stream().map(ConferenceView::of).toList();
    }

    public int activeCalls() {
        return calls.size();
    }

    // ---- a call comes ----

    @Override
    public void incoming(Call call, SipRequest invite) {
        Optional<Destination> destination = Destination.of(call.requestUri());
        if (destination.isEmpty()) {
            refusals.refuse(call, 404, "Not Found: " + Destination.NAME_RULE);
        } else if (closing || calls.size() >= settings.limits().calls()) {
            refusals.refuseFull(call, "Service Unavailable");
        } else if (destination.get() instanceof Destination.Room room && rooms.isFull(room.name())) {
            refusals.refuse(call, 486, "Busy Here: the conference is full");
        } else {
            acceptWithPorts(call, invite, destination.get());
        }
    }

    private void acceptWithPorts(Call call, SipRequest invite, Destination destination) {
        Optional<MediaPorts.Pair> pair = ports.acquire();
        if (pair.isEmpty()) {
            if (!portsExhausted) {
                LOG.warn(
                        "RTP ports {} are used up; calls are answered 503 until one ends (--rtp-ports)",
                        settings.media().rtpPorts());
            }
            portsExhausted = true;
            refusals.refuseFull(call, "Service Unavailable: no media port is free");
            return;
        }
        portsExhausted = false;
        OfferAnswer negotiation = negotiation(call, pair.get());
        switch (firstDescription(negotiation, invite)) {
            case Description.Ours ours -> accept(call, destination, negotiation, pair.get(), ours.sdp());
            case Description.None none -> {
                pair.get().close();
                ports.release(pair.get());
                refusals.refuseDescription(call, none.refused());
            }
        }
    }

    private OfferAnswer negotiation(Call call, MediaPorts.Pair pair) {
        String host = localAddress.towards(call.flow().orElseThrow().remote()).getHostAddress();
        return terms.negotiation(
                new LocalMedia(host, pair.rtpPort(), pair.rtcpPort()),
                call.flow().orElseThrow().isSecure());
    }

    /// What we say about media in reply to a request: a description, or why there is none.
    private sealed interface Description {
        record Ours(String sdp) implements Description {}

        record None(Refused refused) implements Description {}
    }

    private static Description firstDescription(OfferAnswer negotiation, SipMessage request) {
        if (!request.hasBody()) return new Description.Ours(negotiation.offer());
        return switch (negotiation.answer(text(request))) {
            case OfferOutcome.Accepted accepted -> new Description.Ours(accepted.answerSdp());
            case Refused refused -> new Description.None(refused);
        };
    }

    private void accept(Call call, Destination destination, OfferAnswer negotiation, MediaPorts.Pair pair, String sdp) {
        CallMedia callMedia =
                new CallMedia(negotiation, ports, pair, media, new RtpLeg.Identity(canonicalName(), random), codecs);
        ActiveCall active = new ActiveCall(counters.accepted(), call, destination, callMedia, call.nowNanos());
        calls.put(call, active);
        callMedia.follow(call.nowNanos());
        call.accept(sdp.getBytes(StandardCharsets.UTF_8), SDP, call.nowNanos());
    }

    /// Unlinkable to a person or a machine. Source: RFC 7022 §4.2.
    private String canonicalName() {
        byte[] name = new byte[CNAME_OCTETS];
        random.nextBytes(name);
        return Base64.getEncoder().encodeToString(name);
    }

    // ---- a call is up ----

    @Override
    public void acknowledged(Call call, SipRequest ack) {
        ActiveCall active = calls.get(call);
        if (active == null || !takeLateAnswer(active, ack)) return;
        if (active.hasJoined()) return;
        try {
            active.join(media.processor(), rooms, settings.media().digits());
            journal.line(active.joinedLine());
        } catch (EngineException e) {
            LOG.warn("{} cannot join: {}", active.from(), e.getMessage());
            counters.failed();
            hangUp(active, "could not join", call.nowNanos());
        }
    }

    /// The answer to an offer of ours comes in the ACK; false when it ended the call.
    private boolean takeLateAnswer(ActiveCall active, SipRequest ack) {
        if (!ack.hasBody()) {
            if (active.media().negotiation().audio().isPresent()) return true;
            hangUp(
                    active,
                    "the ACK brought no answer to our offer",
                    active.call().nowNanos());
            return false;
        }
        return switch (active.media().negotiation().accept(text(ack))) {
            case Agreement.Agreed _ -> {
                active.media().follow(active.call().nowNanos());
                yield true;
            }
            case Refused refused -> {
                if (refused.refusal() == Refusal.NO_OFFER) yield true;
                hangUp(active, refused.sentence(), active.call().nowNanos());
                yield false;
            }
        };
    }

    @Override
    public void info(Call call, SipRequest info) {
        ActiveCall active = calls.get(call);
        if (active != null) keys.info(active, info, call.nowNanos());
    }

    /// Takes the keys that wait in the media loop.
    public void takeKeys(long nowNanos) {
        keys.take(media, calls.values(), nowNanos);
    }

    /// Every key that a caller presses is told to `listener` from now on. Thread: the SIP loop's.
    public void onKeys(KeyListener listener) {
        keys.tell(listener);
    }

    /// Keys pressed so far, each once. Thread: any.
    public long keysPressed() {
        return keys.pressed();
    }

    @Override
    public void reoffered(Call call, SipRequest request) {
        ActiveCall active = calls.get(call);
        if (active == null) {
            call.rejectReoffer(481, "Call Does Not Exist", call.nowNanos());
            return;
        }
        switch (firstDescription(active.media().negotiation(), request)) {
            case Description.Ours ours -> {
                active.media().follow(active.call().nowNanos());
                call.answerReoffer(ours.sdp().getBytes(StandardCharsets.UTF_8), SDP, call.nowNanos());
            }
            case Description.None none -> refusals.refuseReoffer(call, none.refused());
        }
    }

    // ---- a call goes ----

    @Override
    public void cancelled(Call call) {
        finish(call, "cancelled");
    }

    @Override
    public void rejected(Call call, SipResponse response) {
        finish(call, "rejected");
    }

    @Override
    public void ended(Call call, EndReason reason) {
        finish(
                call,
                switch (reason) {
                    case HUNG_UP -> "ended by us";
                    case BYE_RECEIVED -> "hung up";
                    case UNANSWERED -> "not answered";
                    case ACK_TIMEOUT -> "no ACK came";
                    case SESSION_EXPIRED -> "session timer ran out";
                    case TRANSACTION_TIMEOUT -> "the peer does not answer";
                    case DIALOG_UNKNOWN_TO_PEER -> "the peer knows of no call";
                    case REPLACED -> "another call took its place";
                    case TRANSPORT_LOST -> "connection lost";
                });
    }

    /// Ends calls whose peer has sent nothing for too long. Call it every second or so.
    public void endSilentCalls(long nowNanos) {
        long limit = settings.media().timeout().toNanos();
        List<ActiveCall> silent = calls.values().stream()
                .filter(active -> active.media()
                        .silentSinceNanos()
                        .filter(since -> nowNanos - since > limit)
                        .isPresent())
                .toList();
        for (ActiveCall active : silent) {
            hangUp(active, "no media for " + settings.media().timeout().toSeconds() + " s (--media-timeout)", nowNanos);
        }
    }

    /// Takes no more calls and hangs up every one there is.
    public void hangUpAll(long nowNanos) {
        closing = true;
        for (ActiveCall active : List.copyOf(calls.values())) hangUp(active, "server stops", nowNanos);
    }

    private static void hangUp(ActiveCall active, String why, long nowNanos) {
        active.endsBecause(why);
        active.call().hangUp(nowNanos);
    }

    private void finish(Call call, String why) {
        ActiveCall active = calls.remove(call);
        if (active == null) return;
        boolean joined = active.hasJoined();
        active.leave(media.processor(), rooms);
        long nowNanos = call.nowNanos();
        active.media().close(report -> {
            if (joined && report.isPresent()) {
                journal.line(active.endedLine(active.endReason().orElse(why), report.get(), nowNanos));
            }
        });
        counters.ended();
    }

    private static String text(SipMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }
}
