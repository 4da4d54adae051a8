package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
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

    private static final int LATE_HZ = 467;
    private static final double AUDIBLE_DBOV = -30;
    private static final int FRAME_SAMPLES = Voice.FRAME_SAMPLES;

    private Meeting meeting;
    private ToneSender intruder;

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open();
        intruder = new ToneSender(InetAddress.ofLiteral("127.0.0.2"), ATTACK_HZ);
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
        intruder.send(ports, 0x0BADCAFE, 1);
        Caller alice = dialAlice();
        Caller bob = dialBob();
        assertThat(ports).contains(peer(alice), peer(bob));
        assertUnharmed(alice, bob);
    }

    @Test
    void packetsOfAnotherSourceDuringTheCallAreNotHeardAndNotAnswered() throws Exception {
        Caller alice = dialAlice();
        Caller bob = dialBob();
        intruder.send(List.of(peer(alice), peer(bob)), 0x0BADCAFE, 1);
        assertUnharmed(alice, bob);
    }

    /// Who can see the packets knows the SSRC.
    @Test
    void packetsThatPretendToBeTheCallersAreNotHeardAndNotAnswered() throws Exception {
        Caller alice = dialAlice();
        Caller bob = dialBob();
        int ssrc = meeting.group().onMediaThread(() -> alice.stream().spoken().ssrc());
        intruder.send(List.of(peer(alice)), ssrc, 1);
        assertUnharmed(alice, bob);
    }

    /// Nothing says that a NAT is between: nobody is waited for but the address in his SDP.
    @Test
    void whoSpraysWhileTheCallerIsStillSilentIsNotHeardAndHearsNothing() throws Exception {
        Caller bob = dialBob();
        try (LatePhone late = new LatePhone(meeting.address(), "team", LATE_HZ)) {
            intruder.send(List.of(late.peer()), 0x0BADCAFE, 1);
            await().until(() -> intruder.sent() > 100);
            assertThat(intruder.received()).as("packets sent to the intruder").isZero();
            await().until(() -> late.received() > 50);
            assertThat(framesWith(ATTACK_HZ, bob))
                    .as("frames with the intruder")
                    .isZero();

            late.speak();
            await().until(() -> late.sent() > 120);
            assertThat(framesWith(LATE_HZ, bob)).as("he is heard at once").isGreaterThan(90);
            assertThat(levelOf(ATTACK_HZ, bob)).as("the intruder's tone").isLessThan(-80);
            assertThat(intruder.received()).as("packets sent to the intruder").isZero();
        }
    }

    /// A phone may send from another port than it hears at, against RFC 4961. So this much is allowed: as long as the
    /// phone has said nothing, and not before it had a second to begin, its host is heard. It is not sent to there.
    @Test
    void anotherProgramOnTheHostOfASilentCallerIsHeardUntilHeBeginsAndIsNeverSentTo() throws Exception {
        Caller bob = dialBob();
        try (LatePhone late = new LatePhone(meeting.address(), "team", LATE_HZ);
                ToneSender neighbour = new ToneSender(InetAddress.getLoopbackAddress(), ATTACK_HZ)) {
            neighbour.send(List.of(late.peer()), 0x0BADCAFE, 1);
            await().until(() -> framesWith(ATTACK_HZ, bob) > 10);
            await().until(() -> late.received() > 50);

            late.speak();
            await().until(() -> late.sent() > 120);
            int[] end = lastFrames(50, bob);
            assertThat(level(LATE_HZ, end, 0, end.length)).as("the caller").isGreaterThan(AUDIBLE_DBOV);
            assertThat(level(ATTACK_HZ, end, 0, end.length)).as("his neighbour").isLessThan(-80);
            assertThat(neighbour.received()).as("packets sent to the neighbour").isZero();
        }
    }

    private static int framesWith(int frequencyHz, Caller listener) {
        int[] all = heard(listener);
        int frames = 0;
        for (int from = 0; from + FRAME_SAMPLES <= all.length; from += FRAME_SAMPLES) {
            if (level(frequencyHz, all, from, FRAME_SAMPLES) > AUDIBLE_DBOV) frames++;
        }
        return frames;
    }

    private static int[] lastFrames(int frames, Caller listener) {
        int[] all = heard(listener);
        return Arrays.copyOfRange(all, all.length - frames * FRAME_SAMPLES, all.length);
    }

    private static double levelOf(int frequencyHz, Caller listener) {
        int[] all = heard(listener);
        return level(frequencyHz, all, 0, all.length);
    }

    private static int[] heard(Caller listener) {
        Recording heard = listener.callRecord().heard();
        return heard.samples(0, heard.sampleCount());
    }

    private static double level(int frequencyHz, int[] samples, int from, int count) {
        return ToneMeter.levelDbov(samples, from, count, Voice.SAMPLE_RATE_HZ, frequencyHz);
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
            assertThat(levelOf(ATTACK_HZ, caller))
                    .as("the intruder's tone at " + caller.name())
                    .isLessThan(-80);
        }
        assertThat(intruder.received()).as("packets sent to the intruder").isEqualTo(answered);
    }
}
