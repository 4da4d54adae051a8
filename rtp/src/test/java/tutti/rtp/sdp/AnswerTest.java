package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.rtp.sdp.OfferOutcome.Accepted;

/// Answering a first offer: RFC 3264 §6 and what hangs on it.
class AnswerTest {
    private static Accepted answer(String... mediaLines) {
        return Sdps.accepted(Sdps.g711().answer(Sdps.peer(mediaLines)));
    }

    /// RFC 3264 §6: a line for each line, in order; refused ones have port 0 and at least one format.
    @Test
    void answersEveryLineInItsPlace() {
        List<MediaDescription> lines = Sdps.parsed(answer(
                                "m=video 4000 RTP/AVP 96 97",
                                "m=audio 4002 RTP/AVP 0",
                                "m=text 0 RTP/AVP",
                                "m=audio 4004 RTP/AVP 8")
                        .answerSdp())
                .media();

        assertThat(lines).extracting(MediaDescription::media).containsExactly("video", "audio", "text", "audio");
        assertThat(lines).extracting(MediaDescription::port).containsExactly(0, 10_000, 0, 0);
        assertThat(lines.get(0).formats()).containsExactly("96", "97");
        assertThat(lines.get(2).formats()).isNotEmpty();
        assertThat(lines).extracting(MediaDescription::protocol).containsOnly("RTP/AVP");
    }

    /// RFC 3264 §6: the time of the session cannot be negotiated.
    @Test
    void repeatsTheTimeOfTheOffer() {
        String offer = Sdps.peer("m=audio 4002 RTP/AVP 0").replace("t=0 0", "t=2873397496 2873404696");

        assertThat(Sdps.accepted(Sdps.g711().answer(offer)).answerSdp()).contains("\r\nt=2873397496 2873404696\r\n");
    }

    /// RFC 3264 §6.1.
    @ParameterizedTest
    @CsvSource({"sendonly,RECVONLY,true", "recvonly,SENDONLY,false", "sendrecv,SENDRECV,false", "inactive,INACTIVE,true"
    })
    void mirrorsTheDirection(String offered, Direction ours, boolean held) {
        Accepted accepted = answer("m=audio 4002 RTP/AVP 0", "a=" + offered);

        assertThat(accepted.audio().direction()).isEqualTo(ours);
        assertThat(accepted.audio().remoteHold()).isEqualTo(held);
        assertThat(accepted.audio().sendsRtp()).isEqualTo(ours.sends());
        assertThat(Sdps.onlyLine(accepted.answerSdp()).attribute(ours.name())).isPresent();
    }

    /// RFC 8866 §6.7: the media's own direction goes before the session's.
    @Test
    void prefersTheDirectionOfTheLine() {
        String held = Sdps.resource("hold-inactive-at-session-level");

        assertThat(Sdps.accepted(Sdps.g711().answer(held + "a=recvonly\r\n"))
                        .audio()
                        .direction())
                .isEqualTo(Direction.SENDONLY);
    }

    /// RFC 3264 §8.4: neither RTP nor RTCP goes to a peer at 0.0.0.0.
    @ParameterizedTest
    @CsvSource({"sendrecv,RECVONLY", "recvonly,INACTIVE", "sendonly,RECVONLY", "inactive,INACTIVE"})
    void sendsNothingToTheNullAddress(String offered, Direction ours) {
        NegotiatedAudio audio = answer(
                        "m=audio 4002 RTP/AVP 0", "c=IN IP4 0.0.0.0", "a=rtcp:4003 IN IP4 192.0.2.9", "a=" + offered)
                .audio();

        assertThat(audio.direction()).isEqualTo(ours);
        assertThat(audio.remoteHold()).isTrue();
        assertThat(audio.sendsRtp()).isFalse();
        assertThat(audio.sendsRtcp()).isFalse();
    }

    /// RFC 3264 §5.1: direction has no influence on RTCP.
    @Test
    void sendsRtcpWhileInactive() {
        assertThat(answer("m=audio 4002 RTP/AVP 0", "a=inactive").audio().sendsRtcp())
                .isTrue();
    }

    /// RFC 3264 §6.1: the codec by the offerer's preference, under the offerer's numbers; §5.1: rtpmap for each.
    @Test
    void answersOneCodecAndKeyPressesUnderTheOffersNumbers() {
        Accepted accepted = answer(
                "m=audio 4002 RTP/AVP 18 99 0 97 13",
                "a=rtpmap:99 PCMA/8000",
                "a=rtpmap:97 telephone-event/8000",
                "a=fmtp:97 0-11");
        MediaDescription line = Sdps.onlyLine(accepted.answerSdp());

        assertThat(line.formats()).containsExactly("99", "97");
        assertThat(line.attributes())
                .contains(
                        new Attribute("rtpmap", "99 PCMA/8000"),
                        new Attribute("rtpmap", "97 telephone-event/8000"),
                        new Attribute("fmtp", "97 0-16"));
        assertThat(accepted.audio().codec()).isEqualTo(Codec.PCMA);
        assertThat(accepted.audio().sendPayloadType()).isEqualTo(99);
        assertThat(accepted.audio().telephoneEventPayloadType()).hasValue(97);
        assertThat(accepted.audio().acceptedPayloadTypes())
                .isEqualTo(Map.of(99, Codec.PCMA, 0, Codec.PCMU, 97, Codec.TELEPHONE_EVENT_8000));
    }

    /// RFC 4733 §2.1: events on the clock of the speech codec.
    @Test
    void choosesKeyPressesAtTheCodecsClock() {
        Accepted accepted = Sdps.accepted(Sdps.wideband().answer(Sdps.resource("softphone-opus-two-event-clocks")));

        assertThat(accepted.audio().codec()).isEqualTo(Sdps.OPUS);
        assertThat(accepted.audio().codecFmtp()).isEqualTo("useinbandfec=1");
        assertThat(accepted.audio().telephoneEventPayloadType()).hasValue(101);
        assertThat(Sdps.onlyLine(accepted.answerSdp()).formats()).containsExactly("96", "101");
        assertThat(Sdps.onlyLine(accepted.answerSdp()).attribute("rtpmap")).contains("96 opus/48000/2");
    }

    @Test
    void offersNoKeyPressesWhereTheClocksDiffer() {
        NegotiatedAudio audio = Sdps.accepted(Sdps.wideband()
                        .answer(Sdps.peer(
                                "m=audio 4002 RTP/AVP 96 101",
                                "a=rtpmap:96 opus/48000/2",
                                "a=rtpmap:101 telephone-event/8000")))
                .audio();

        assertThat(audio.telephoneEventPayloadType()).isEmpty();
    }

    /// RFC 3551 §4.5.2: G722's RTP clock is 8000 although it samples at 16000; devices get that wrong.
    @Test
    void takesG722UnderEitherClock() {
        NegotiatedAudio audio = Sdps.accepted(Sdps.wideband().answer(Sdps.resource("g722-with-its-sample-rate")))
                .audio();

        assertThat(audio.codec()).isEqualTo(Sdps.G722);
    }

    @Test
    void readsARtpmapBeforeTheStaticTable() {
        assertThat(answer("m=audio 4002 RTP/AVP 0", "a=rtpmap:0 PCMA/8000")
                        .audio()
                        .codec())
                .isEqualTo(Codec.PCMA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=rtpmap:96 PCMU/16000",
                "a=rtpmap:96 PCMU/8000/2",
                "a=rtpmap:96 PCMU/99999999999",
                "a=rtpmap:96 PCMU",
                "a=rtpmap:96",
                "a=rtpmap:96 /8000",
                "a=rtpmap:224 PCMU/8000",
                "a=rtpmap:x PCMU/8000",
                "a=rtpmap:97 PCMU/8000",
                "a=rtpmap:96 telephone-event/8000",
                "a=nothing"
            })
    void findsNoCodecInWhatMeansSomethingElse(String attribute) {
        assertThat(Sdps.refusal(Sdps.g711().answer(Sdps.peer("m=audio 4002 RTP/AVP 96", attribute))))
                .isEqualTo(Refusal.NO_COMMON_CODEC);
    }

    /// RFC 3264 §5.1 (ptime is a wish for what the offerer receives), RFC 8866 §6.4, §6.5.
    @ParameterizedTest
    @CsvSource({
        "ptime:10,10",
        "ptime:20,20",
        "ptime:25,20",
        "ptime:30,30",
        "ptime:60,60",
        "ptime:5,10",
        "ptime:120,60",
        "ptime:0,20",
        "ptime:-20,20",
        "ptime:99999999999,20",
        "ptime,20",
        "maxptime:10,10",
        "maxptime:1,10",
        "maxptime:40,20",
        "maxptime:240,20"
    })
    void sendsPacketsOfTheLengthAskedFor(String attribute, int ptimeMillis) {
        Accepted accepted = answer("m=audio 4002 RTP/AVP 0", "a=" + attribute);

        assertThat(accepted.audio().ptimeMillis()).isEqualTo(ptimeMillis);
        assertThat(Sdps.onlyLine(accepted.answerSdp()).attribute("ptime")).contains("" + ptimeMillis);
    }

    /// RFC 3264 §5.1, RFC 3605 §2.1, RFC 5761 §5.1.1.
    @ParameterizedTest
    @CsvSource({
        "x,192.0.2.9,4003",
        "rtcp:5000,192.0.2.9,5000",
        "rtcp:5000 IN IP4 192.0.2.77,192.0.2.77,5000",
        "rtcp:65536,192.0.2.9,4003",
        "rtcp:,192.0.2.9,4003",
        "rtcp:5000 IN IP4 999.1.1.1,192.0.2.9,5000",
        "rtcp:5000 IN IP4 224.1.1.1,192.0.2.9,5000",
        "rtcp-mux,192.0.2.9,4002"
    })
    void sendsRtcpWhereThePeerWantsIt(String attribute, String host, int port) {
        NegotiatedAudio audio =
                answer("m=audio 4002 RTP/AVP 0", "a=" + attribute).audio();

        assertThat(audio.remoteRtcp()).isEqualTo(new MediaAddress(host, port));
        assertThat(audio.rtcpMux()).isEqualTo(attribute.equals("rtcp-mux"));
    }

    @Test
    void sendsNoRtcpBeyondTheLastPort() {
        assertThat(answer("m=audio 65535 RTP/AVP 0").audio().sendsRtcp()).isFalse();
    }

    /// RFC 5761 §5.1.1: the answer has rtcp-mux only if the offer has.
    @Test
    void sharesThePortOnlyIfOffered() {
        assertThat(Sdps.onlyLine(answer("m=audio 4002 RTP/AVP 0", "a=rtcp-mux").answerSdp())
                        .attribute("rtcp-mux"))
                .isPresent();
        assertThat(Sdps.onlyLine(answer("m=audio 4002 RTP/AVP 0").answerSdp()).attribute("rtcp-mux"))
                .isEmpty();
    }

    /// RFC 3605 §2.1: a port that is not RTP's plus one has to be told.
    @Test
    void tellsAnUnusualRtcpPort() {
        OfferAnswer ours = new OfferAnswer(Sdps.G711, new LocalMedia("203.0.113.5", 10_000, 12_345), 77, 1);

        String answer =
                Sdps.accepted(ours.answer(Sdps.peer("m=audio 4002 RTP/AVP 0"))).answerSdp();

        assertThat(Sdps.onlyLine(answer).attribute("rtcp")).contains("12345");
    }

    /// RFC 3264 §6: a session without any common format is refused as a whole.
    @ParameterizedTest
    @CsvSource({
        "RTP/SAVP,UNSUPPORTED_PROFILE",
        "RTP/SAVPF,UNSUPPORTED_PROFILE",
        "UDP/TLS/RTP/SAVPF,UNSUPPORTED_PROFILE",
        "udp,UNSUPPORTED_PROFILE",
        "TCP/RTP/AVP,UNSUPPORTED_PROFILE"
    })
    void neverAnswersAnotherProfile(String protocol, Refusal refusal) {
        assertThat(Sdps.refusal(Sdps.g711().answer(Sdps.peer("m=audio 4002 " + protocol + " 0"))))
                .isEqualTo(refusal);
    }

    @Test
    void saysInTheRefusalWhatItCanDo() {
        assertThat(Sdps.g711().answer(Sdps.resource("carrier-g729-only")))
                .isEqualTo(new Refused(Refusal.NO_COMMON_CODEC, "There is no common codec; this end has PCMU, PCMA."));
    }

    @Test
    void answersIpv6FromIpv6() {
        OfferAnswer ours = new OfferAnswer(Sdps.G711, Sdps.LOCAL_IPV6, 77, 1);

        Accepted accepted = Sdps.accepted(ours.answer(Sdps.resource("ipv6-phone")));

        assertThat(accepted.audio().remoteRtp()).isEqualTo(new MediaAddress("2001:db8::21", 5004));
        assertThat(accepted.answerSdp())
                .contains("\r\nc=IN IP6 2001:db8::5\r\n")
                .contains(" IN IP6 2001:db8::5\r\n");
        assertThat(Sdps.refusal(ours.answer(Sdps.resource("deskphone-g711-g729"))))
                .isEqualTo(Refusal.INCOMPATIBLE_ADDRESS);
    }

    @Test
    void writesTheWholeAnswer() {
        assertThat(Sdps.accepted(Sdps.g711().answer(Sdps.resource("hold-sendonly")))
                        .answerSdp())
                .isEqualTo("""
                        v=0
                        o=- 77 1 IN IP4 203.0.113.5
                        s=-
                        c=IN IP4 203.0.113.5
                        t=0 0
                        m=audio 10000 RTP/AVP 0 101
                        a=rtpmap:0 PCMU/8000
                        a=rtpmap:101 telephone-event/8000
                        a=fmtp:101 0-16
                        a=ptime:20
                        a=recvonly
                        """.replace("\n", "\r\n"));
    }
}
