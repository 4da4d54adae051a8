package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.rtp.sdp.OfferOutcome.Accepted;

/// Offers in the style of devices, carriers and browsers, and what an end with G.711 at 203.0.113.5:10000 makes of
/// them.
class DeviceOffersTest {
    private static final String CASES = """
            deskphone-g711-g729                       | PCMU 0 te 101 SENDRECV to 192.0.2.21:11780/11781 every 20, answer 10000
            deskphone-g722-first                      | PCMA 8 te 96 SENDRECV to 192.0.2.22:16400/16401 every 20, answer 10000
            deskphone-static-without-rtpmap           | PCMA 8 te - SENDRECV to 192.0.2.23:5004/5005 every 20, answer 10000
            deskphone-optional-srtp-two-audio-lines   | PCMA 8 te 101 SENDRECV to 192.0.2.24:5006/5007 every 20, answer 0 10000
            deskphone-srtp-only                       | UNSUPPORTED_PROFILE
            deskphone-crypto-on-avp                   | PCMU 0 te 101 SENDRECV to 192.0.2.26:60906/60907 every 20, answer 10000
            dect-lowercase-lf                         | PCMA 8 te 97 SENDRECV to 192.0.2.27:5012/5013 every 30, answer 10000
            ata-missing-session-name                  | PCMU 0 te - SENDRECV to 192.0.2.28:16482/16483 every 30, answer 10000
            ata-odd-origin-and-blanks                 | PCMU 0 te 101 SENDRECV to 192.0.2.29:16484/16485 every 20, answer 10000
            softphone-many-codecs                     | PCMU 0 te 96 SENDRECV to 198.51.100.7:4000/4001 every 20, answer 10000
            softphone-opus-two-event-clocks           | PCMU 0 te 100 SENDRECV to 198.51.100.8:7078/7079 every 20, answer 10000
            softphone-avpf-fallback                   | PCMU 0 te 101 SENDRECV to 198.51.100.9:7080/7080 every 20, answer 10000 0
            softphone-ice-candidates                  | PCMA 8 te 101 SENDRECV to 203.0.113.77:62354/62355 every 20, answer 10000
            carrier-ptime-10-maxptime                 | PCMA 8 te 101 SENDRECV to 192.0.2.131:21560/21561 every 10, answer 10000
            carrier-comfort-noise-and-red             | PCMU 0 te 101 SENDRECV to 192.0.2.132:30002/30003 every 20, answer 10000
            carrier-g729-only                         | NO_COMMON_CODEC
            carrier-amr-first-narrowband-last         | PCMA 8 te 100 SENDRECV to 192.0.2.134:41000/41001 every 20, answer 10000
            carrier-media-address-differs-from-session| PCMU 0 te - SENDRECV to 192.0.2.140:30020/30021 every 20, answer 10000
            gateway-t38-only                          | NO_AUDIO
            gateway-audio-and-t38                     | PCMA 8 te - SENDRECV to 192.0.2.137:49168/49169 every 20, answer 10000 0
            video-first                               | PCMA 8 te 101 SENDRECV to 192.0.2.150:2328/2329 every 20, answer 0 10000 0 0
            chrome-audio-video                        | UNSUPPORTED_PROFILE
            firefox-many-lines-behind-gateway         | PCMU 0 te 101 SENDRECV to 198.51.100.50:40000/40000 every 20, answer 0 10000 0 0
            hold-sendonly                             | PCMU 0 te 101 RECVONLY held to 192.0.2.21:11780/11781 every 20, answer 10000
            hold-inactive-at-session-level            | PCMU 0 te 101 INACTIVE held to 192.0.2.21:11780/11781 every 20, answer 10000
            hold-null-address-of-2001                 | PCMU 0 te - RECVONLY held to 0.0.0.0:49170/49171 every 20, answer 10000
            hold-null-address-and-sendonly            | PCMA 8 te - RECVONLY held to 0.0.0.0:49170/49171 every 20, answer 10000
            listener-recvonly                         | PCMU 0 te - SENDONLY to 192.0.2.60:20000/20001 every 20, answer 10000
            ipv6-phone                                | INCOMPATIBLE_ADDRESS
            host-name-address                         | PCMU 0 te - SENDRECV to media.example.com:5004/5005 every 20, answer 10000
            multicast                                 | INCOMPATIBLE_ADDRESS
            no-connection                             | INCOMPATIBLE_ADDRESS
            no-media                                  | NO_AUDIO
            audio-port-zero                           | NO_AUDIO
            attributes-before-origin                  | PCMU 0 te - SENDRECV to 192.0.2.73:5004/6000 every 20, answer 10000
            g722-with-its-sample-rate                 | NO_COMMON_CODEC
            broken-port                               | MALFORMED line 6
            broken-payload-type                       | MALFORMED line 6
            broken-address                            | MALFORMED line 4
            broken-not-sdp                            | MALFORMED line 1
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = CASES)
    void answersAsExpected(String name, String expected) {
        assertThat(summary(Sdps.g711().answer(Sdps.resource(name)))).isEqualTo(expected);
    }

    @Test
    void expectsSomethingOfEveryResource() throws IOException, URISyntaxException {
        assertThat(names())
                .isEqualTo(CASES.lines()
                        .map(l -> l.split("\\|", 2)[0].strip())
                        .sorted()
                        .toList());
    }

    @Test
    void readsBackWhatItWritesOfEveryResource() throws IOException, URISyntaxException {
        for (String name : names()) {
            if (SessionDescription.parse(Sdps.resource(name)) instanceof ParseOutcome.Parsed parsed) {
                SessionDescription once = parsed.description();
                SessionDescription twice = Sdps.parsed(once.toSdp());
                assertThat(twice.toSdp()).as(name).isEqualTo(once.toSdp());
                assertThat(twice.media()).as(name).isEqualTo(once.media());
                assertThat(twice.origin()).as(name).isEqualTo(once.origin());
            }
        }
    }

    static List<String> names() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DeviceOffersTest.class.getResource("/sdp"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString().replace(".sdp", ""))
                    .sorted()
                    .toList();
        }
    }

    private static String summary(OfferOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> summary(accepted);
            case Refused refused ->
                refused.refusal() == Refusal.MALFORMED
                        ? refused.refusal() + " " + refused.sentence().replaceAll(".*SDP (line \\d+):.*", "$1")
                        : refused.refusal().toString();
        };
    }

    private static String summary(Accepted accepted) {
        NegotiatedAudio audio = accepted.audio();
        String te = audio.telephoneEventPayloadType().isPresent()
                ? Integer.toString(audio.telephoneEventPayloadType().getAsInt())
                : "-";
        String ports =
                Sdps.ports(accepted.answerSdp()).stream().map(String::valueOf).collect(Collectors.joining(" "));
        return audio.codec().encodingName() + " " + audio.sendPayloadType() + " te " + te + " " + audio.direction()
                + (audio.remoteHold() ? " held" : "") + " to "
                + audio.remoteRtp().host() + ":"
                + audio.remoteRtp().port() + "/" + audio.remoteRtcp().port() + " every " + audio.ptimeMillis()
                + ", answer " + ports;
    }
}
