package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tutti.rtp.sdp.OfferOutcome.Accepted;

/// Later exchanges in a running session: RFC 3264 §8, RFC 6337 §5.
class ReofferTest {
    private static final String AUDIO = "m=audio 4002 RTP/AVP 0 101";
    private static final String EVENTS = "a=rtpmap:101 telephone-event/8000";

    /// RFC 3264 §8: without a new version the description must be the same, and the other way round.
    @Test
    void answersTheSameOfferWithTheSameText() {
        OfferAnswer ours = Sdps.g711();
        String offer = Sdps.peer(AUDIO, EVENTS);

        String first = Sdps.accepted(ours.answer(offer)).answerSdp();

        assertThat(Sdps.accepted(ours.answer(offer)).answerSdp()).isEqualTo(first);
    }

    @Test
    void keepsItsVersionWhileOnlyThePeerMoves() {
        OfferAnswer ours = Sdps.g711();
        String first = Sdps.accepted(ours.answer(Sdps.peer(AUDIO, EVENTS))).answerSdp();

        Accepted moved = Sdps.accepted(ours.answer(
                Sdps.peer(AUDIO, EVENTS).replace("192.0.2.9", "192.0.2.99").replace("4002", "6000")));

        assertThat(moved.answerSdp()).isEqualTo(first);
        assertThat(moved.audio().remoteRtp()).isEqualTo(new MediaAddress("192.0.2.99", 6000));
        assertThat(ours.audio()).contains(moved.audio());
    }

    /// RFC 3264 §8: the version rises by one with each change, the session id stays.
    @Test
    void raisesItsVersionByOneThroughHoldAndResume() {
        OfferAnswer ours = Sdps.g711();
        String talk = Sdps.accepted(ours.answer(Sdps.peer(AUDIO))).answerSdp();

        Accepted hold = Sdps.accepted(ours.answer(Sdps.peer(AUDIO, "a=sendonly")));
        Accepted resume = Sdps.accepted(ours.answer(Sdps.peer(AUDIO, "a=sendrecv")));

        assertThat(hold.audio().remoteHold()).isTrue();
        assertThat(resume.audio().remoteHold()).isFalse();
        assertThat(resume.audio().direction()).isEqualTo(Direction.SENDRECV);
        assertThat(Sdps.version(talk)).isEqualTo(1);
        assertThat(Sdps.version(hold.answerSdp())).isEqualTo(2);
        assertThat(Sdps.version(resume.answerSdp())).isEqualTo(3);
        assertThat(Sdps.parsed(resume.answerSdp()).origin().sessionId()).isEqualTo("77");
    }

    /// RFC 3264 §8.3.2.
    @Test
    void changesTheCodec() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 0"));

        Accepted changed = Sdps.accepted(ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 8")));

        assertThat(changed.audio().codec()).isEqualTo(Codec.PCMA);
        assertThat(Sdps.version(changed.answerSdp())).isEqualTo(2);
    }

    /// RFC 3264 §8.1: a stream added below the others.
    @Test
    void refusesAVideoStreamThatIsAdded() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.peer(AUDIO));

        Accepted added = Sdps.accepted(ours.answer(Sdps.peer(AUDIO, "m=video 5000 RTP/AVP 96")));

        assertThat(Sdps.ports(added.answerSdp())).containsExactly(10_000, 0);
    }

    /// RFC 3264 §8.2: a removed stream is answered by port 0; §8.1: its place may be used again.
    @Test
    void answersARemovedStreamByPortZeroAndTakesItBack() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.peer(AUDIO));

        Accepted removed = Sdps.accepted(ours.answer(Sdps.peer("m=audio 0 RTP/AVP 0")));

        assertThat(Sdps.ports(removed.answerSdp())).containsExactly(0);
        assertThat(removed.audio().direction()).isEqualTo(Direction.INACTIVE);
        assertThat(removed.audio().remoteHold()).isTrue();
        assertThat(removed.audio().sendsRtcp()).isFalse();
        assertThat(Sdps.accepted(ours.answer(Sdps.peer(AUDIO))).audio().sendsRtp())
                .isTrue();
    }

    /// RFC 3264 §8 forbids fewer lines than before; a peer that sends them anyway is answered line for line.
    @Test
    void followsAPeerThatDropsLines() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.resource("video-first"));

        Accepted removed = Sdps.accepted(ours.answer(Sdps.peer("m=audio 0 RTP/AVP 0")));

        assertThat(Sdps.ports(removed.answerSdp())).containsExactly(0);
        assertThat(Sdps.ports(ours.offer())).containsExactly(10_000);
    }

    /// RFC 3264 §4: a refused offer changes nothing.
    @Test
    void leavesTheSessionAloneWhenItRefuses() {
        OfferAnswer ours = Sdps.g711();
        Accepted before = Sdps.accepted(ours.answer(Sdps.peer(AUDIO)));

        assertThat(Sdps.refusal(ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 18"))))
                .isEqualTo(Refusal.NO_COMMON_CODEC);
        assertThat(Sdps.refusal(ours.answer(Sdps.peer("m=image 4002 udptl t38"))))
                .isEqualTo(Refusal.NO_AUDIO);
        assertThat(Sdps.refusal(ours.answer("v=0"))).isEqualTo(Refusal.NO_AUDIO);
        assertThat(Sdps.refusal(ours.answer("?"))).isEqualTo(Refusal.MALFORMED);

        assertThat(ours.audio()).contains(before.audio());
        assertThat(Sdps.accepted(ours.answer(Sdps.peer(AUDIO))).answerSdp()).isEqualTo(before.answerSdp());
    }

    /// RFC 3264 §8: lines keep their number and places; RFC 6337 §5.1: all codecs again, not the agreed ones only.
    @Test
    void offersInThePlaceOfTheEarlierAudioLine() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.resource("video-first"));

        SessionDescription offer = Sdps.parsed(ours.offer());

        assertThat(offer.media()).extracting(MediaDescription::port).containsExactly(0, 10_000, 0, 0);
        assertThat(offer.media())
                .extracting(MediaDescription::media)
                .containsExactly("video", "audio", "application", "application");
        assertThat(offer.media().get(1).formats()).containsExactly("0", "8", "101");
        assertThat(offer.origin().sessionVersion()).isEqualTo("2");
    }

    /// RFC 6337 §5.3: an offer of ours says what we want, not what the peer's hold left.
    @Test
    void offersBothWaysAlthoughHeld() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.peer(AUDIO, "a=inactive"));

        assertThat(Sdps.onlyLine(ours.offer()).attribute("sendrecv")).isPresent();
    }

    /// RFC 3264 §8.3.2: a number keeps its meaning for the whole session.
    @Test
    void offersUnderTheNumbersOfTheSession() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.peer(
                "m=audio 4002 RTP/AVP 8 101 96", "a=rtpmap:101 speex/8000", "a=rtpmap:96 telephone-event/8000"));

        MediaDescription line = Sdps.onlyLine(ours.offer());

        assertThat(line.formats()).containsExactly("0", "8", "96");
        assertThat(line.attributes()).contains(new Attribute("rtpmap", "96 telephone-event/8000"));
    }

    @Test
    void offersUnderAFreeNumberWhereThePeerTookTheDefault() {
        OfferAnswer ours = Sdps.g711();
        ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 8 101 96", "a=rtpmap:101 speex/8000", "a=rtpmap:96 speex/16000"));

        assertThat(Sdps.onlyLine(ours.offer()).formats()).containsExactly("0", "8", "97");
    }

    @Test
    void repeatsAnUnchangedOfferUnderTheSameVersion() {
        OfferAnswer ours = Sdps.g711();

        String first = ours.offer();

        assertThat(ours.offer()).isEqualTo(first);
    }

    @Test
    void keepsTheAgreementWhenItsOfferIsRefused() {
        OfferAnswer ours = Sdps.g711();
        Accepted before = Sdps.accepted(ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 8")));
        ours.offer();

        ours.withdrawOffer();

        assertThat(ours.audio()).contains(before.audio());
        assertThat(Sdps.version(Sdps.accepted(ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 8")))
                        .answerSdp()))
                .isEqualTo(3);
    }

    @Test
    void dropsItsOpenOfferWhenThePeerOffers() {
        OfferAnswer ours = Sdps.g711();
        ours.offer();
        Sdps.accepted(ours.answer(Sdps.peer(AUDIO)));

        assertThat(Sdps.refusal(ours.accept(Sdps.peer(AUDIO)))).isEqualTo(Refusal.NO_OFFER);
    }
}
