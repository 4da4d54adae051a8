package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.rtp.srtp.SrtpProfile;
import tutti.simulator.Meeting;
import tutti.simulator.hearing.Expectation;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.voice.Voice;

/// Somebody sends plain RTP to the ports of encrypted calls: not one sample of it is mixed, and he gets nothing.
class EncryptedInjectionIT {
    private static final int ATTACK_HZ = 2_111;
    private static final int SPRAYED_PORTS = 16;
    private static final int HEARD_PACKETS = 75;
    private static final int FORGED_PACKETS = 50;
    private static final CallerEncryption ENCRYPTED = new CallerEncryption.Dtls(SrtpProfile.AES_CM_128_HMAC_SHA1_80);

    private static final Pattern NOT_AUTHENTIC = Pattern.compile("not authentic (\\d+)");

    private Meeting meeting;
    private ToneSender intruder;

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open();
        intruder = new ToneSender(InetAddress.getLoopbackAddress(), ATTACK_HZ);
    }

    @AfterEach
    void close() {
        intruder.close();
        meeting.close();
    }

    @Test
    void notOneSampleIsMixedOfPacketsThatWaitForTheCallAndGoOnThroughIt() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        List<InetSocketAddress> ports = IntStream.range(0, SPRAYED_PORTS)
                .mapToObj(i -> new InetSocketAddress(loopback, Meeting.SERVER_PORT_FIRST + 2 * i))
                .toList();
        intruder.send(ports, 0x0BADCAFE, 1);
        Caller alice = dial("Alice", Voice.silence());
        Caller bob = dial("Bob", Voice.silence());
        assertThat(ports).contains(peer(alice), peer(bob));
        assertHearsDigitalSilence(alice);
        assertHearsDigitalSilence(bob);
        assertThat(intruder.received()).as("packets sent to the intruder").isZero();
        meeting.hangUp(alice);
        await().untilAsserted(() -> assertThat(meeting.journal()).anyMatch(line -> line.contains("not authentic")));
    }

    @Test
    void packetsDuringTheCallHarmNobodyAndAreNotAnswered() throws Exception {
        Caller alice = dial("Alice", Voice.tone(467, -20));
        Caller bob = dial("Bob", Voice.tone(773, -20));
        intruder.send(List.of(peer(alice), peer(bob)), ssrc(alice), 1);
        HearingMatrix matrix = meeting.hearAfter(500, 1_500);
        assertThat(matrix.faults(Expectation.CONFERENCE)).as(matrix.table()).isEmpty();
        long before = intruder.sent();
        await().until(() -> intruder.sent() > before + FORGED_PACKETS);
        assertThat(intruder.received()).as("packets sent to the intruder").isZero();
    }

    /// From the caller's own address and with his SSRC, as who can forge both would send.
    @Test
    void notOneSampleIsMixedOfPlainPacketsFromTheCallersOwnAddress() throws Exception {
        Caller alice = dial("Alice", Voice.silence());
        Caller bob = dial("Bob", Voice.silence());
        int ssrc = ssrc(alice);
        for (int i = 0; i < FORGED_PACKETS; i++) {
            byte[] forged = intruder.packet(i, ssrc, i);
            meeting.group().onMediaThread(() -> write(alice, forged));
            meeting.awaitFrames(1);
        }
        assertHearsDigitalSilence(bob);
        meeting.hangUp(alice);
        // Others, whom another test sends, may have come to the same port.
        await().untilAsserted(() -> assertThat(meeting.journal())
                .anySatisfy(line -> assertThat(notAuthentic(line)).isGreaterThanOrEqualTo(FORGED_PACKETS)));
    }

    private static int notAuthentic(String line) {
        Matcher count = NOT_AUTHENTIC.matcher(line);
        return count.find() ? Integer.parseInt(count.group(1)) : 0;
    }

    private static boolean write(Caller caller, byte[] packet) {
        CallerStream stream = caller.stream();
        stream.io()
                .send(stream.ports().rtp(), packet, packet.length, stream.peer().orElseThrow());
        return true;
    }

    private Caller dial(String name, Voice voice) throws Exception {
        return meeting.dial(name, "team", CallerCodec.PCMU.codec(), voice, ENCRYPTED);
    }

    private InetSocketAddress peer(Caller caller) {
        return meeting.group().onMediaThread(() -> caller.stream().peer().orElseThrow());
    }

    private int ssrc(Caller caller) {
        return meeting.group().onMediaThread(() -> caller.stream().spoken().ssrc());
    }

    private static void assertHearsDigitalSilence(Caller caller) {
        Recording heard = caller.callRecord().heard();
        int already = heard.packets();
        await().until(() -> heard.packets() > already + HEARD_PACKETS);
        assertThat(Arrays.stream(heard.samples(0, heard.sampleCount())).filter(sample -> sample != 0))
                .as("samples that " + caller.name() + " hears though nobody speaks")
                .isEmpty();
    }
}
