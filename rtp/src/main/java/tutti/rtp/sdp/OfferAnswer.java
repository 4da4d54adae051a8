package tutti.rtp.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import tutti.rtp.sdp.ParseOutcome.Malformed;
import tutti.rtp.sdp.ParseOutcome.Parsed;

/// Our end of the offer/answer exchanges of one dialog: one audio stream, every other stream refused.
///
/// ```
///   peer's offer  ── answer ──► Accepted(our answer, audio) | Refused
///   offer ──► our offer … peer's answer ── accept ──► Agreed(audio) | Refused
/// ```
/// An exchange that ends in [Refused] or [#withdrawOffer] leaves [#audio] as it was (RFC 3264 §4). Text
/// from the peer never makes a method throw. Order of offers on the wire (glare, RFC 3261 §14) is the SIP
/// layer's business; an offer of the peer replaces one of ours that is still open.
///
/// Thread: one at a time, the dialog's. Source: RFC 3264; RFC 6337 for its use in SIP.
public final class OfferAnswer {
    static final int CODECS_MAX = LocalTerms.CODECS_MAX;

    private final LocalTerms terms;
    private final AudioMatch match;
    private final LocalAudio local;
    private final Keying keying;
    private final PayloadTypes payloadTypes = new PayloadTypes();

    private Optional<SessionDescription> lastLocal = Optional.empty();
    private Optional<Map<Integer, Codec>> openOffer = Optional.empty();
    private Optional<NegotiatedAudio> audio = Optional.empty();
    /// Of the audio line in force, or of our open offer.
    private Optional<String> protocol = Optional.empty();

    private long version;
    private int audioSlot;

    /// Plain RTP; the offerer's order of codecs decides. As the other constructor otherwise.
    public OfferAnswer(List<Codec> codecs, LocalMedia local, long sessionId, long version) {
        this(new LocalTerms(codecs, CodecPreference.THEIRS, local, LocalSecurity.plain()), sessionId, version);
    }

    /// `sessionId` and the first `version` of our `o=` line must not be negative; throws
    /// [IllegalArgumentException] otherwise.
    public OfferAnswer(LocalTerms terms, long sessionId, long version) {
        if (sessionId < 0 || version < 0) {
            throw new IllegalArgumentException("Session id and version are written as numbers from 0 up.");
        }
        this.terms = terms;
        this.match = new AudioMatch(terms);
        this.local = new LocalAudio(terms.media(), sessionId);
        this.keying = new Keying(terms.security());
        this.version = version;
    }

    /// What holds now; empty before the first agreement.
    public Optional<NegotiatedAudio> audio() {
        return audio;
    }

    /// Answers the peer's offer, first or later. The same offer again gives the same answer, version
    /// included.
    public OfferOutcome answer(String offerSdp) {
        return switch (SessionDescription.parse(offerSdp)) {
            case Malformed malformed -> new Refused(Refusal.MALFORMED, malformed.sentence());
            case Parsed parsed -> answer(parsed.description());
        };
    }

    /// Our offer: to place a call, to answer an INVITE without one, or to refresh. Media lines of earlier
    /// exchanges keep their places (RFC 3264 §8); codecs are offered anew, all of them (RFC 6337 §5.1). The
    /// protection is the one in force, else the first that the policy offers and this call can have.
    ///
    /// Throws [IllegalStateException] if there is none; see [LocalSecurity#offered].
    public String offer() {
        SecurityKind kind = keying.toOffer()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing of " + terms.security().policy().offered() + " can be offered in this call."));
        String wanted = protocol.orElseGet(() -> MediaTransport.protocolToOffer(kind));
        protocol = Optional.of(wanted);
        Map<Integer, Codec> numbers = payloadTypes.numbersFor(terms.codecs());
        MediaDescription ours = local.offerLine(wanted, numbers, keying.offer(kind));
        List<MediaDescription> media = new ArrayList<>();
        lastLocal.ifPresent(last -> last.media().forEach(line -> media.add(line.refused())));
        if (media.isEmpty()) {
            media.add(ours);
        } else {
            media.set(audioSlot, ours);
        }
        openOffer = Optional.of(numbers);
        return publish(lastLocal.map(SessionDescription::timing).orElse(List.of()), media)
                .toSdp();
    }

    /// Takes the peer's answer to our last offer. May be called again with a later answer to the same offer
    /// (200 after 183); the last one holds.
    public Agreement accept(String answerSdp) {
        return switch (SessionDescription.parse(answerSdp)) {
            case Malformed malformed -> new Refused(Refusal.MALFORMED, malformed.sentence());
            case Parsed parsed -> accept(parsed.description());
        };
    }

    /// The peer refused our offer as a whole, or never answered it.
    public void withdrawOffer() {
        openOffer = Optional.empty();
    }

    private OfferOutcome answer(SessionDescription offer) {
        List<Integer> audioSlots = audioSlots(offer);
        List<Refused> obstacles = new ArrayList<>();
        Map<Integer, NegotiatedAudio> usable = new LinkedHashMap<>();
        for (int slot : audioSlots) {
            switch (matched(offer, offer.media().get(slot))) {
                case Agreement.Agreed agreed -> usable.putIfAbsent(slot, agreed.audio());
                case Refused refused -> obstacles.add(refused);
            }
        }
        if (!usable.isEmpty()) {
            int slot = mostSecure(usable);
            return accepted(offer, slot, Objects.requireNonNull(usable.get(slot)));
        }
        boolean streamRemoved = !audioSlots.isEmpty()
                && audioSlots.stream().allMatch(slot -> offer.media().get(slot).port() == 0);
        if (audio.isPresent() && streamRemoved) {
            return removed(offer, audioSlots.getFirst(), audio.get());
        }
        return mostTelling(obstacles);
    }

    private Agreement matched(SessionDescription offer, MediaDescription line) {
        return match.match(offer, line, keying.answered(offer, line), terms.preference(), payloadTypes);
    }

    /// The first encrypted line, else the first: a plain line beside it is for ends that cannot encrypt.
    private static int mostSecure(Map<Integer, NegotiatedAudio> usable) {
        return usable.keySet().stream()
                .filter(slot ->
                        Objects.requireNonNull(usable.get(slot)).security().kind() != SecurityKind.PLAIN)
                .findFirst()
                .orElseGet(() -> usable.keySet().iterator().next());
    }

    private static List<Integer> audioSlots(SessionDescription offer) {
        return IntStream.range(0, offer.media().size())
                .filter(slot -> offer.media().get(slot).isAudio())
                .boxed()
                .toList();
    }

    /// A line with port 0 explains nothing if another line was meant to be used.
    private static Refused mostTelling(List<Refused> obstacles) {
        return obstacles.stream()
                .filter(o -> o.refusal() != Refusal.NO_AUDIO)
                .findFirst()
                .orElseGet(() -> new Refused(Refusal.NO_AUDIO, "There is no audio stream to use."));
    }

    private OfferOutcome accepted(SessionDescription offer, int slot, NegotiatedAudio agreed) {
        MediaDescription line = offer.media().get(slot);
        payloadTypes.noteRemote(line, agreed.acceptedPayloadTypes(), false);
        List<MediaDescription> media = allRefused(offer);
        media.set(slot, local.answerLine(line.protocol(), agreed, keying.answer(agreed.security())));
        audioSlot = slot;
        protocol = Optional.of(line.protocol());
        return settled(offer, media, agreed);
    }

    /// Source: RFC 3264 §8.2. Forgives an offer with fewer lines than before: the audio's place moves.
    private OfferOutcome removed(SessionDescription offer, int slot, NegotiatedAudio last) {
        audioSlot = slot;
        return settled(offer, allRefused(offer), last.removed());
    }

    private OfferOutcome settled(SessionDescription offer, List<MediaDescription> media, NegotiatedAudio agreed) {
        audio = Optional.of(agreed);
        keying.settled(agreed.security());
        openOffer = Optional.empty();
        return new OfferOutcome.Accepted(publish(offer.timing(), media).toSdp(), agreed);
    }

    private static List<MediaDescription> allRefused(SessionDescription offer) {
        List<MediaDescription> media = new ArrayList<>();
        offer.media().forEach(line -> media.add(line.refused()));
        return media;
    }

    private Agreement accept(SessionDescription answer) {
        if (openOffer.isEmpty() || lastLocal.isEmpty()) {
            return new Refused(Refusal.NO_OFFER, "No offer is open that this could answer.");
        }
        if (answer.media().size() != lastLocal.get().media().size()) {
            return new Refused(Refusal.MEDIA_LINES_DIFFER, "The answer must have as many media lines as the offer.");
        }
        MediaDescription line = answer.media().get(audioSlot);
        if (!line.isAudio()) {
            return new Refused(Refusal.MEDIA_LINES_DIFFER, "The answer has no audio where the offer has.");
        }
        if (line.port() == 0) {
            return new Refused(Refusal.STREAM_REFUSED, "The answer refuses the audio stream.");
        }
        SecurityMatch security = keying.accepted(answer, line, protocol.orElse(line.protocol()));
        Agreement agreement = match.match(answer, line, security, CodecPreference.THEIRS, payloadTypes);
        if (agreement instanceof Agreement.Agreed agreed) {
            return agreed(line, agreed.audio(), openOffer.get());
        }
        return agreement;
    }

    private Agreement agreed(MediaDescription line, NegotiatedAudio theirs, Map<Integer, Codec> offered) {
        payloadTypes.noteRemote(line, theirs.acceptedPayloadTypes(), true);
        NegotiatedAudio agreed = theirs.alsoAccepting(offered);
        audio = Optional.of(agreed);
        keying.settled(agreed.security());
        return new Agreement.Agreed(agreed);
    }

    /// Gives our description its version: the last one if nothing else changed, else the next (RFC 3264 §8).
    private SessionDescription publish(List<SdpLine> timing, List<MediaDescription> media) {
        SessionDescription unchanged = local.session(version, timing, media);
        if (lastLocal.isPresent() && !lastLocal.get().equals(unchanged)) {
            version++;
        }
        SessionDescription published = local.session(version, timing, media);
        lastLocal = Optional.of(published);
        return published;
    }
}
