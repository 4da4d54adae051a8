package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.audio.tone.ToneMeter;
import tutti.simulator.Meeting;
import tutti.simulator.hearing.Expectation;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.voice.Voice;

/// Somebody else sends RTP to the ports of a call: nobody hears it, and nothing is sent to him.
class InjectionIT {
    private static final int ATTACK_HZ = 2_111;
    private static final int SPRAYED_PORTS = 16;

    /// Whoever sends before the callee's first packet may be taken for a phone behind NAT, until that packet comes.
    private static final int SETTLED_FRAMES = 10;

    private Meeting meeting;
    private Intruder intruder;

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open();
        intruder = new Intruder(ATTACK_HZ);
    }

    @AfterEach
    void close() {
        intruder.close();
        meeting.close();
    }

    @Test
    void packetsThatWaitForTheCallAreNotHeardAndNotAnswered() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        List<InetSocketAddress> ports = IntStream.range(0, SPRAYED_PORTS)
                .mapToObj(i -> new InetSocketAddress(loopback, Meeting.SERVER_PORT_FIRST + 2 * i))
                .toList();
        intruder.attack(ports, 0x0BADCAFE, 1);
        Caller alice = dialAlice();
        Caller bob = dialBob();
        assertThat(ports).contains(peer(alice), peer(bob));
        meeting.awaitFrames(SETTLED_FRAMES);
        assertUnharmed(alice, bob);
    }

    @Test
    void packetsOfAnotherSourceDuringTheCallAreNotHeardAndNotAnswered() throws Exception {
        Caller alice = dialAlice();
        Caller bob = dialBob();
        intruder.attack(List.of(peer(alice), peer(bob)), 0x0BADCAFE, 1);
        assertUnharmed(alice, bob);
    }

    /// Who can see the packets knows the SSRC.
    @Test
    void packetsThatPretendToBeTheCallersAreNotHeardAndNotAnswered() throws Exception {
        Caller alice = dialAlice();
        Caller bob = dialBob();
        int ssrc = meeting.group().onMediaThread(() -> alice.stream().spoken().ssrc());
        intruder.attack(List.of(peer(alice)), ssrc, 1);
        assertUnharmed(alice, bob);
    }

    private Caller dialAlice() throws Exception {
        return meeting.dial("Alice", "team", CallerCodec.PCMU.codec(), Voice.tone(467, -20));
    }

    private Caller dialBob() throws Exception {
        return meeting.dial("Bob", "team", CallerCodec.PCMA.codec(), Voice.tone(773, -20));
    }

    private InetSocketAddress peer(Caller caller) {
        return meeting.group().onMediaThread(() -> caller.stream().peer().orElseThrow());
    }

    private void assertUnharmed(Caller... callers) {
        long before = intruder.sent();
        long answered = intruder.received();
        HearingMatrix matrix = meeting.hearAfter(500, 1_500);
        assertThat(matrix.faults(Expectation.CONFERENCE)).as(matrix.table()).isEmpty();
        await().until(() -> intruder.sent() > before + 50);
        for (Caller caller : callers) {
            Recording heard = caller.callRecord().heard();
            int[] all = heard.samples(0, heard.sampleCount());
            assertThat(ToneMeter.levelDbov(all, 0, all.length, Voice.SAMPLE_RATE_HZ, ATTACK_HZ))
                    .as("the intruder's tone at " + caller.name())
                    .isLessThan(-80);
        }
        assertThat(intruder.received()).as("packets sent to the intruder").isEqualTo(answered);
    }
}
