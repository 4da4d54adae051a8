package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.RtpPacket;
import tutti.server.codec.CodecCatalogue;
import tutti.server.sip.SipLoop;
import tutti.simulator.voice.Voice;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;

class CallerIT {
    private static final int FIRST_PORT = 28_000;
    private static final int LAST_PORT = 28_999;
    private static final int PAIRS = 2;
    private static final long MILLI = 1_000_000;

    private CallerGroup group;
    private ScriptedPeer peer;

    @BeforeEach
    void open() throws IOException {
        group = CallerGroup.open(InetAddress.getLoopbackAddress(), FIRST_PORT, LAST_PORT, new Random(1));
        peer = new ScriptedPeer();
    }

    @AfterEach
    void close() {
        group.close();
        peer.close();
    }

    @Test
    void sendsAPacketOfTwentyMillisecondsInEveryFrame() throws Exception {
        answered("Alice");
        RtpPacket first = ScriptedPeer.receive(peer.media);
        assertThat(first.payloadType()).isZero();
        assertThat(first.payloadLength()).isEqualTo(160);
        assertThat(first.marker()).isTrue();
        int timestamp = first.rtpTimestamp();
        int sequence = first.sequence();
        for (int i = 1; i <= 20; i++) {
            RtpPacket next = ScriptedPeer.receive(peer.media);
            assertThat(next.sequence()).isEqualTo((sequence + i) & 0xFFFF);
            assertThat(next.rtpTimestamp()).isEqualTo(timestamp + 160 * i);
            assertThat(next.marker()).isFalse();
        }
    }

    @Test
    void followsAReInviteToAnotherPort() throws Exception {
        answered("Alice");
        ScriptedPeer.receive(peer.media);
        assertThat(peer.moveMedia().status()).isEqualTo(200);
        assertThat(ScriptedPeer.receive(peer.otherMedia).payloadLength()).isEqualTo(160);
    }

    @Test
    void endsWhenThePeerHangsUpAndGivesItsPortsBack() throws Exception {
        Caller alice = answered("Alice");
        peer.hangUp();
        assertThat(alice.ended().get()).isEqualTo(EndReason.BYE_RECEIVED);
        assertThat(alice.up()).isFalse();
        assertThat(group.size()).isZero();
    }

    @Test
    void saysHowItWasRefused() throws Exception {
        try (RefusingPeer refusing = new RefusingPeer()) {
            Caller alice = group.dial(plan("Alice"), refusing.address());
            assertThatThrownBy(() -> CallerGroup.awaitAnswers(List.of(alice), 5_000))
                    .isInstanceOfSatisfying(
                            CallFailedException.class,
                            e -> assertThat(e.status()).isEqualTo(480))
                    .hasMessageContaining("Alice was refused: 480");
            assertThat(alice.ended().get()).isEqualTo(EndReason.UNANSWERED);
        }
    }

    @Test
    void mayHangUpBeforeAnybodyAnswers() throws Exception {
        try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Caller alice = group.dial(plan("Alice"), (InetSocketAddress) deaf.getLocalSocketAddress());
            alice.hangUp();
            assertThat(alice.ended().get()).isEqualTo(EndReason.HUNG_UP);
            assertThat(alice.answered()).isCompletedExceptionally();
        }
    }

    @Test
    void refusesToDialWithoutAMediaPort() throws Exception {
        int lastPort = LAST_PORT + 2 * PAIRS;
        try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                CallerGroup small =
                        CallerGroup.open(InetAddress.getLoopbackAddress(), LAST_PORT + 1, lastPort, new Random(1))) {
            InetSocketAddress address = (InetSocketAddress) deaf.getLocalSocketAddress();
            assertThatThrownBy(() -> {
                        for (int i = 0; i <= PAIRS; i++) small.dial(plan("caller" + i), address);
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("wider range");
        }
    }

    @Test
    void refusesARecordThatIsTooLong() {
        assertThatThrownBy(() -> new CallerPlan(
                        "Alice", "room", CodecCatalogue.PCMU, Voice.silence(), CallerPlan.RECORD_SECONDS_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesOutWhatALongStallMadeItMissAndKeepsTheMediaClock() throws Exception {
        Caller alice = answered("Alice");
        SentFrames sent = alice.callRecord().sent();
        await().until(() -> sent.count() > 5);
        long stallNanos = 2L * MediaThread.CATCH_UP_SLOTS_MAX * MediaThread.SLOT_NANOS;
        group.onMediaThreadSoon(() -> stall(stallNanos));
        await().until(() -> group.generatorReport().skippedSlots() > 0);
        assertThat(group.generatorReport().lateMillisMax()).isGreaterThan(100);
        int framesInStall = (int) (stallNanos / (20 * MILLI));
        await().until(() -> sent.count() > 5 + framesInStall);
        assertThat(timestampsFollowSequenceNumbers(peer.media)).isFalse();
    }

    private static void stall(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) LockSupport.parkNanos(end - System.nanoTime());
    }

    private static boolean timestampsFollowSequenceNumbers(DatagramSocket socket) throws IOException {
        RtpPacket last = ScriptedPeer.receive(socket);
        for (int i = 0; i < 20; i++) {
            RtpPacket next = ScriptedPeer.receive(socket);
            if (next.rtpTimestamp() - last.rtpTimestamp() != 160) return false;
            last = next;
        }
        return true;
    }

    private Caller answered(String name) throws Exception {
        Caller caller = group.dial(plan(name), peer.address());
        CallerGroup.awaitAnswers(List.of(caller), 5_000);
        return caller;
    }

    private static CallerPlan plan(String name) {
        return new CallerPlan(name, "room", CodecCatalogue.PCMU, Voice.tone(467, -20), 10);
    }

    /// An endpoint whose listener overrides nothing answers 480.
    private static final class RefusingPeer implements AutoCloseable {
        private final SipLoop sip = new SipLoop(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

        RefusingPeer() throws IOException {
            var settings = SipSettings.standard("test");
            sip.start(new SipEndpoint(settings, new Random(2), sip, new CallListener() {}));
        }

        InetSocketAddress address() {
            return sip.local();
        }

        @Override
        public void close() {
            sip.close();
        }
    }
}
