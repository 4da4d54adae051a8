package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tutti.rtp.srtp.SrtpProfile;
import tutti.simulator.Meeting;
import tutti.simulator.hearing.Expectation;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.voice.Voice;

/// Callers whose SDP names an address that cannot be reached, and whose SIP, handshakes and media come from another:
/// what
/// a NAT makes of a phone.
class NatIT {
    private static final InetAddress INSIDE = InetAddress.ofLiteral("127.0.0.9");

    private Meeting meeting;

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open();
    }

    @AfterEach
    void close() {
        meeting.close();
    }

    private static Stream<CallerEncryption> encryptions() {
        return Stream.of(
                CallerEncryption.NONE,
                new CallerEncryption.Dtls(SrtpProfile.AES_CM_128_HMAC_SHA1_80),
                new CallerEncryption.Dtls(SrtpProfile.AEAD_AES_128_GCM));
    }

    @ParameterizedTest
    @MethodSource("encryptions")
    void whoeverIsBehindANatHearsAndIsHeard(CallerEncryption encryption) throws Exception {
        dial("Alice", 467, encryption);
        meeting.group().goBehindNat(INSIDE);
        dial("Bob", 773, encryption);
        dial("Carol", 1_237, encryption);
        HearingMatrix matrix = meeting.hearAfter(500, 1_500);
        assertThat(matrix.faults(Expectation.CONFERENCE)).as(matrix.table()).isEmpty();
    }

    private void dial(String name, int hertz, CallerEncryption encryption) throws Exception {
        meeting.dial(name, "team", CallerCodec.PCMU.codec(), Voice.tone(hertz, -20), encryption);
    }
}
