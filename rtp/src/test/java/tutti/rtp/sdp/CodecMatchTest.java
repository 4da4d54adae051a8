package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which codec is agreed on, and what goes with it: RFC 3264 §6.1, RFC 3389, RFC 4733, RFC 7587.
class CodecMatchTest {
    private static final List<Codec> ALL = List.of(
            Codec.OPUS,
            Codec.G722,
            Codec.L16_16000,
            Codec.PCMU,
            Codec.PCMA,
            Codec.COMFORT_NOISE_8000,
            Codec.TELEPHONE_EVENT_8000,
            Codec.TELEPHONE_EVENT_48000);
    private static final String OPUS = "a=rtpmap:96 opus/48000/2";
    private static final String EVENTS_8000 = "a=rtpmap:101 telephone-event/8000";
    private static final String EVENTS_48000 = "a=rtpmap:102 telephone-event/48000";

    private static OfferAnswer ours(CodecPreference preference) {
        return new OfferAnswer(new LocalTerms(ALL, preference, Sdps.LOCAL, LocalSecurity.plain()), 77, 1);
    }

    private static NegotiatedAudio answered(String... lines) {
        return Sdps.accepted(ours(CodecPreference.OURS).answer(Sdps.peer(lines)))
                .audio();
    }

    /// A phone that lists G.711 before G.722 is heard in wideband; RFC 3264 §6.1 would follow the phone.
    @Test
    void followsThePreferenceItIsTold() {
        String offer = Sdps.peer("m=audio 4002 RTP/AVP 8 0 9 101", EVENTS_8000);

        NegotiatedAudio byUs =
                Sdps.accepted(ours(CodecPreference.OURS).answer(offer)).audio();
        NegotiatedAudio byThem =
                Sdps.accepted(ours(CodecPreference.THEIRS).answer(offer)).audio();

        assertThat(byUs.codec()).isEqualTo(Codec.G722);
        assertThat(byUs.telephoneEventPayloadType()).hasValue(101);
        assertThat(byThem.codec()).isEqualTo(Codec.PCMA);
    }

    /// RFC 3264 §7: the answer to our offer decides, whatever we prefer.
    @Test
    void followsTheAnswerToItsOwnOffer() {
        OfferAnswer caller = ours(CodecPreference.OURS);
        caller.offer();

        assertThat(Sdps.agreed(caller.accept(Sdps.peer("m=audio 4002 RTP/AVP 0 9")))
                        .codec())
                .isEqualTo(Codec.PCMU);
    }

    /// RFC 4733 §2.1, RFC 7874 §3: a row of events for each clock offered, the codec's own in the answer.
    @Test
    void takesTheEventsOfTheCodecsClock() {
        String offer = Sdps.peer("m=audio 4002 RTP/AVP 96 0 101 102", OPUS, EVENTS_8000, EVENTS_48000);
        OfferOutcome.Accepted accepted =
                Sdps.accepted(ours(CodecPreference.OURS).answer(offer));

        assertThat(accepted.audio().telephoneEventPayloadType()).hasValue(102);
        assertThat(Sdps.onlyLine(accepted.answerSdp()).formats()).containsExactly("96", "102");
        assertThat(accepted.audio().acceptedCodec(101)).contains(Codec.TELEPHONE_EVENT_8000);
    }

    @Test
    void offersEventsForEachClock() {
        MediaDescription line = Sdps.onlyLine(ours(CodecPreference.OURS).offer());

        assertThat(line.formats()).containsExactly("111", "9", "118", "0", "8", "13", "101", "110");
        assertThat(line.attributes())
                .contains(
                        new Attribute("rtpmap", "111 opus/48000/2"),
                        new Attribute("rtpmap", "118 L16/16000"),
                        new Attribute("rtpmap", "13 CN/8000"),
                        new Attribute("rtpmap", "110 telephone-event/48000"));
    }

    /// RFC 3389 §4: noise has the clock of the codec; it is agreed on beside one, never alone.
    @Test
    void takesComfortNoiseBesideACodecOfItsClock() {
        OfferOutcome.Accepted g711 =
                Sdps.accepted(ours(CodecPreference.OURS).answer(Sdps.peer("m=audio 4002 RTP/AVP 0 13")));

        assertThat(g711.audio().comfortNoisePayloadType()).hasValue(13);
        assertThat(Sdps.onlyLine(g711.answerSdp()).formats()).containsExactly("0", "13");
        assertThat(answered("m=audio 4002 RTP/AVP 96 13", OPUS).comfortNoisePayloadType())
                .isEmpty();
        assertThat(Sdps.refusal(ours(CodecPreference.THEIRS).answer(Sdps.peer("m=audio 4002 RTP/AVP 13"))))
                .isEqualTo(Refusal.NO_COMMON_CODEC);
    }

    /// RFC 7587 §7: Opus is 48000/2 and nothing else.
    @ParameterizedTest
    @CsvSource({"opus/48000/2,true", "OPUS/48000/2,true", "opus/48000,false", "opus/16000,false", "opus/48000/1,false"})
    void knowsOpusByItsFixedClockAndChannels(String encoding, boolean known) {
        OfferOutcome outcome =
                ours(CodecPreference.OURS).answer(Sdps.peer("m=audio 4002 RTP/AVP 96", "a=rtpmap:96 " + encoding));

        assertThat(outcome instanceof OfferOutcome.Accepted).isEqualTo(known);
    }

    @Test
    void doesNotTakeL16OfAnotherRate() {
        assertThat(Sdps.refusal(ours(CodecPreference.OURS).answer(Sdps.peer("m=audio 4002 RTP/AVP 11 10"))))
                .isEqualTo(Refusal.NO_COMMON_CODEC);
        assertThat(answered("m=audio 4002 RTP/AVP 97", "a=rtpmap:97 L16/16000", "a=ptime:60")
                        .ptimeMillis())
                .as("one datagram")
                .isEqualTo(20);
    }

    /// RFC 7587 §6.1, §7.
    @Test
    void readsWhatThePeerSaysOfOpus() {
        NegotiatedAudio audio = answered(
                "m=audio 4002 RTP/AVP 96",
                OPUS,
                "a=fmtp:96 maxplaybackrate=16000; maxaveragebitrate=20000;useInbandFec=1 ; usedtx=1;cbr=1;minptime=40",
                "a=maxptime:60");

        assertThat(OpusParameters.of(audio.codecParameters()))
                .isEqualTo(new OpusParameters(16_000, OptionalInt.of(20_000), true, true, true, false, 40));
        assertThat(audio.maxPtimeMillis()).hasValue(60);
        assertThat(audio.ptimeMillis()).as("not below minptime").isEqualTo(40);
        assertThat(answered("m=audio 4002 RTP/AVP 96", OPUS).maxPtimeMillis()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "maxplaybackrate=7999",
        "maxplaybackrate=48001",
        "maxaveragebitrate=5999",
        "maxaveragebitrate=99999999999",
        "useinbandfec=2",
        "useinbandfec",
        "minptime=0",
        "=1",
        "sprop-stereo=1",
        "''"
    })
    void readsOverWhatIsOutOfRange(String fmtp) {
        assertThat(OpusParameters.of(FormatParameters.parse(fmtp)))
                .isEqualTo(new OpusParameters(48_000, OptionalInt.empty(), false, false, false, false, 3));
    }

    /// RFC 4855 §3: pairs between semicolons; the limit holds.
    @Test
    void takesParametersApart() {
        FormatParameters parameters = FormatParameters.parse("a=1;;B = x=y ; a=2; c ;d=");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 2 * FormatParameters.PARAMETERS_MAX; i++) {
            many.append("p").append(i).append("=1;");
        }

        assertThat(parameters.value("A")).contains("1");
        assertThat(parameters.value("b")).contains("x=y");
        assertThat(parameters.value("d")).contains("");
        assertThat(parameters.value("c")).isEmpty();
        assertThat(parameters.number("a", 2, 9)).isEmpty();
        assertThat(FormatParameters.parse(many.toString()).byName()).hasSize(FormatParameters.PARAMETERS_MAX);
    }

    @Test
    void wantsACodecForSpeech() {
        assertThatThrownBy(() -> LocalTerms.plain(List.of(Codec.COMFORT_NOISE_8000), Sdps.LOCAL))
                .hasMessageContaining("speech");
        assertThat(LocalTerms.plain(ALL, Sdps.LOCAL).preference()).isEqualTo(CodecPreference.OURS);
    }
}
