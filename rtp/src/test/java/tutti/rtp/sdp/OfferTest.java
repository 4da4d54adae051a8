package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Making a first offer and taking its answer: RFC 3264 §5, §7.
class OfferTest {
    /// RFC 3264 §5: one description, everything we can do in our order of preference.
    @Test
    void offersAllCodecsInOrder() {
        assertThat(Sdps.g711().offer()).isEqualTo("""
                        v=0
                        o=- 77 1 IN IP4 203.0.113.5
                        s=-
                        c=IN IP4 203.0.113.5
                        t=0 0
                        m=audio 10000 RTP/AVP 0 8 101
                        a=rtpmap:0 PCMU/8000
                        a=rtpmap:8 PCMA/8000
                        a=rtpmap:101 telephone-event/8000
                        a=fmtp:101 0-16
                        a=ptime:20
                        a=sendrecv
                        """.replace("\n", "\r\n"));
    }

    @Test
    void offersWidebandCodecsWithTheirClocksAndChannels() {
        MediaDescription line = Sdps.onlyLine(Sdps.wideband().offer());

        assertThat(line.formats()).containsExactly("111", "9", "0", "8", "101", "110");
        assertThat(line.attributes())
                .contains(
                        new Attribute("rtpmap", "111 opus/48000/2"),
                        new Attribute("fmtp", "111 useinbandfec=1"),
                        new Attribute("rtpmap", "9 G722/8000"),
                        new Attribute("rtpmap", "110 telephone-event/48000"));
    }

    /// RFC 5761 §5.1.1 and §5.1.3: one port is offered as rtcp-mux, with a=rtcp for peers without it.
    @Test
    void offersASharedPortIfThereIsOnlyOne() {
        String offer = new OfferAnswer(Sdps.G711, new LocalMedia("203.0.113.5", 10_000, 10_000), 77, 1).offer();

        assertThat(Sdps.onlyLine(offer).attribute("rtcp-mux")).isPresent();
        assertThat(Sdps.onlyLine(offer).attribute("rtcp")).contains("10000");
    }

    /// RFC 3264 §7: send the first format of the answer.
    @Test
    void sendsTheFirstCodecOfTheAnswer() {
        OfferAnswer ours = Sdps.g711();
        ours.offer();

        NegotiatedAudio audio = Sdps.agreed(ours.accept(Sdps.peer(
                "m=audio 4002 RTP/AVP 8 0 101", "a=rtpmap:101 telephone-event/8000", "a=ptime:30", "a=sendonly")));

        assertThat(audio.codec()).isEqualTo(Codec.PCMA);
        assertThat(audio.sendPayloadType()).isEqualTo(8);
        assertThat(audio.telephoneEventPayloadType()).hasValue(101);
        assertThat(audio.ptimeMillis()).isEqualTo(30);
        assertThat(audio.direction()).isEqualTo(Direction.RECVONLY);
        assertThat(audio.remoteHold()).isTrue();
        assertThat(ours.audio()).contains(audio);
    }

    /// RFC 3264 §6.1, §7: we send under the answer's numbers and receive under the offer's.
    @Test
    void sendsUnderTheAnswersNumbersAndReceivesUnderTheOffers() {
        OfferAnswer ours = Sdps.g711();
        ours.offer();

        NegotiatedAudio audio =
                Sdps.agreed(ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 0 96", "a=rtpmap:96 telephone-event/8000")));

        assertThat(audio.telephoneEventPayloadType()).hasValue(96);
        assertThat(audio.acceptedPayloadTypes())
                .isEqualTo(Map.of(
                        0, Codec.PCMU,
                        8, Codec.PCMA,
                        101, Codec.TELEPHONE_EVENT_8000,
                        96, Codec.TELEPHONE_EVENT_8000));
    }

    /// RFC 3264 §6.1: for packets to us the offer's numbers hold, whatever the answer calls by them.
    @Test
    void keepsTheOffersMeaningOfANumber() {
        OfferAnswer ours = Sdps.wideband();
        ours.offer();

        NegotiatedAudio audio =
                Sdps.agreed(ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 111", "a=rtpmap:111 PCMA/8000")));

        assertThat(audio.codec()).isEqualTo(Codec.PCMA);
        assertThat(audio.sendPayloadType()).isEqualTo(111);
        assertThat(audio.acceptedPayloadTypes()).containsEntry(111, Sdps.OPUS);
    }

    @Test
    void knowsItsOwnNumbersInAnAnswerWithoutRtpmaps() {
        OfferAnswer ours = Sdps.wideband();
        ours.offer();

        NegotiatedAudio audio = Sdps.agreed(ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 111 110")));

        assertThat(audio.codec()).isEqualTo(Sdps.OPUS);
        assertThat(audio.telephoneEventPayloadType()).hasValue(110);
    }

    @ParameterizedTest
    @CsvSource({
        "m=audio 0 RTP/AVP 0,STREAM_REFUSED",
        "m=audio 4002 RTP/AVP 18,NO_COMMON_CODEC",
        "m=audio 4002 RTP/AVP 77,NO_COMMON_CODEC",
        "m=audio 4002 RTP/AVP 101,NO_COMMON_CODEC",
        "m=video 4002 RTP/AVP 0,MEDIA_LINES_DIFFER",
        "m=audio 4002 RTP/SAVP 0,UNSUPPORTED_PROFILE",
        "m=audio 70000 RTP/AVP 0,MALFORMED",
        "x=nothing,MEDIA_LINES_DIFFER",
    })
    void refusesAnAnswerThatDoesNotFit(String line, Refusal refusal) {
        OfferAnswer ours = Sdps.g711();
        ours.offer();

        assertThat(Sdps.refusal(ours.accept(Sdps.peer(line)))).isEqualTo(refusal);
        assertThat(ours.audio()).isEmpty();
    }

    /// RFC 3264 §6: exactly as many lines as the offer.
    @Test
    void refusesAnAnswerWithMoreLines() {
        OfferAnswer ours = Sdps.g711();
        ours.offer();

        assertThat(Sdps.refusal(ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 0", "m=audio 4004 RTP/AVP 0"))))
                .isEqualTo(Refusal.MEDIA_LINES_DIFFER);
    }

    @Test
    void takesALaterAnswerToTheSameOffer() {
        OfferAnswer ours = Sdps.g711();
        ours.offer();
        ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 0"));

        assertThat(Sdps.agreed(ours.accept(Sdps.peer("m=audio 5002 RTP/AVP 8")))
                        .remoteRtp()
                        .port())
                .isEqualTo(5002);
    }

    @Test
    void takesNoAnswerWithoutAnOffer() {
        OfferAnswer ours = Sdps.g711();
        assertThat(Sdps.refusal(ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 0"))))
                .isEqualTo(Refusal.NO_OFFER);

        ours.offer();
        ours.withdrawOffer();
        assertThat(Sdps.refusal(ours.accept(Sdps.peer("m=audio 4002 RTP/AVP 0"))))
                .isEqualTo(Refusal.NO_OFFER);
    }

    /// The limit of dynamic payload types: 32 numbers for codecs whose defaults collide.
    @Test
    void leavesOutACodecForWhichNoNumberIsLeft() {
        List<Codec> codecs = new ArrayList<>();
        for (int i = 0; i < OfferAnswer.CODECS_MAX; i++) {
            codecs.add(new Codec("X" + i, 8000, 1, 96, ""));
        }
        OfferAnswer ours = new OfferAnswer(codecs, Sdps.LOCAL, 77, 1);
        StringBuilder foreign = new StringBuilder("m=audio 4002 RTP/AVP 96");
        for (int payloadType = 97; payloadType < 120; payloadType++) {
            foreign.append(' ').append(payloadType);
        }
        Sdps.accepted(ours.answer(Sdps.peer(foreign.toString(), "a=rtpmap:96 X0/8000")));

        assertThat(Sdps.onlyLine(ours.offer()).formats())
                .containsExactly("96", "120", "121", "122", "123", "124", "125", "126", "127");
    }

    @Test
    void tellsTheCallerWhatCannotBeWritten() {
        assertThatThrownBy(() -> new LocalMedia("0.0.0.0", 1, 2)).hasMessageContaining("on hold");
        assertThatThrownBy(() -> new LocalMedia("phone.example", 1, 2)).hasMessageContaining("resolve");
        assertThatThrownBy(() -> new LocalMedia("192.0.2.1", 0, 2)).hasMessageContaining("RTP port 0");
        assertThatThrownBy(() -> new LocalMedia("192.0.2.1", 1, 65_536)).hasMessageContaining("RTCP port 65536");
        assertThatThrownBy(() -> new Codec("A/B", 8000, 1, 0, "")).hasMessageContaining("A/B");
        assertThatThrownBy(() -> new Codec("A", 8000, 1, 128, "")).hasMessageContaining("128");
        assertThatThrownBy(() -> new Codec("A", 8000, 1, 0, "x\r\na=y")).hasMessageContaining("fmtp");
        assertThatThrownBy(() -> new OfferAnswer(List.of(Codec.TELEPHONE_EVENT_8000), Sdps.LOCAL, 1, 1))
                .hasMessageContaining("speech");
        assertThatThrownBy(() -> new OfferAnswer(Sdps.G711, Sdps.LOCAL, -1, 1)).hasMessageContaining("Session id");
    }
}
