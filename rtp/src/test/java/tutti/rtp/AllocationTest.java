package tutti.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.event.TelephoneEventWriter;
import tutti.rtp.lock.AddressLock;
import tutti.rtp.lock.MediaOrigin;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.rtcp.RtcpSession;
import tutti.rtp.source.RtpSource;

/// A call of many minutes, in and out, in which nothing is allocated.
class AllocationTest {
    private static final int FRAME_RTP_TICKS = 160;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int WARM_UP_FRAMES = 500_000;
    private static final int FRAMES = 500_000;
    private static final int ROUNDS = 10;
    // Each round has packets, digits and reports, so whatever allocates does so in all of them. The JVM itself puts
    // some hundred octets on a thread's account when it replaces compiled code, in one round or another.
    private static final int JVM_ROUNDS = 2;
    private static final int RUN_FRAMES = WARM_UP_FRAMES + FRAMES + FRAMES / ROUNDS;

    private final InetSocketAddress peerAddress = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
    private final InetSocketAddress strangerAddress = new InetSocketAddress(InetAddress.getLoopbackAddress(), 6666);
    /// Its phone never sends, and others never enough of it.
    private final AddressLock undecided =
            new AddressLock(MediaOrigin.of(peerAddress, InetAddress.ofLiteral("192.0.2.5")), 0);

    private final InetSocketAddress natAddress = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.5"), 4000);
    private final InetSocketAddress otherNatAddress = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.5"), 4002);
    private final ReceivePath leg = new ReceivePath(peerAddress, 1);
    private final RtpWriter farWriter = new RtpWriter(new Random(2));
    private final RtcpSession farRtcp =
            new RtcpSession("far@198.51.100.2", farWriter, new RtpSource(8000, farWriter.ssrc()), new Random(3), 0);
    private final TelephoneEventWriter farDigits = new TelephoneEventWriter(FRAME_RTP_TICKS);
    private final byte[] datagram = new byte[1500];
    private final byte[] report = new byte[1500];
    private long frame;
    private long destinations;

    @Test
    void aCallAllocatesNothingPerPacketOnTheWayInAndOut() {
        run(WARM_UP_FRAMES);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long[] allocated = new long[ROUNDS + 1];
        // The first questions may allocate themselves.
        for (int i = 0; i < ROUNDS; i++) {
            allocated[i] = threads.getThreadAllocatedBytes(thread);
        }
        for (int i = 0; i <= ROUNDS; i++) {
            allocated[i] = threads.getThreadAllocatedBytes(thread);
            run(FRAMES / ROUNDS);
        }

        int roundsWithout = 0;
        for (int i = 1; i <= ROUNDS; i++) {
            roundsWithout += allocated[i] == allocated[i - 1] ? 1 : 0;
        }
        assertThat(roundsWithout)
                .as("rounds without allocation, counter after each: %s", Arrays.toString(allocated))
                .isGreaterThanOrEqualTo(ROUNDS - JVM_ROUNDS);
        assertThat(leg.digits).as("digits heard").isEqualTo(RUN_FRAMES / 50);
        assertThat(destinations).as("there was somewhere to send to").isEqualTo(RUN_FRAMES);
        assertThat(leg.source.statistics().lost()).isZero();
        assertThat(leg.lock.foreignPackets()).isEqualTo(RUN_FRAMES - 1L);
        assertThat(undecided.locked()).isFalse();
        assertThat(undecided.learningPackets()).isPositive();
        assertThat(leg.rtcp.remoteReception().reports())
                .as("the far end hears nothing of us")
                .isZero();
        assertThat(leg.writer.packets()).isEqualTo(RUN_FRAMES);
    }

    private void run(int frames) {
        for (int i = 0; i < frames; i++, frame++) {
            long nowNanos = frame * FRAME_NANOS;
            receive(nowNanos);
            send(nowNanos);
        }
    }

    private void receive(long nowNanos) {
        if (frame % 50 == 20) {
            farDigits.press('7', farWriter.rtpTimestamp(), 800, 10);
        }
        int length = farDigits.sending()
                ? farDigits.write(farWriter, datagram, 0, ReceivePath.TELEPHONE_EVENT)
                : farWriter.write(datagram, 0, 8, false, FRAME_RTP_TICKS);
        farWriter.advance(FRAME_RTP_TICKS);
        leg.onDatagram(datagram, 0, length, peerAddress, nowNanos);
        if (frame > 0) {
            leg.onDatagram(datagram, 0, length, strangerAddress, nowNanos);
        }
        for (int i = 0; i < 2; i++) {
            undecided.admit(natAddress, 1, (int) frame * 2, nowNanos);
            undecided.admit(otherNatAddress, 2, (int) frame * 2, nowNanos);
            undecided.admit(strangerAddress, 3, (int) frame * 2, nowNanos);
        }
        leg.events.tick(nowNanos);
        int reportLength =
                nowNanos >= farRtcp.nextDeadlineNanos() ? farRtcp.writeReport(report, 0, nowNanos, nowNanos) : 0;
        if (reportLength > 0) {
            leg.onDatagram(report, 0, reportLength, peerAddress, nowNanos);
        }
    }

    private void send(long nowNanos) {
        destinations += leg.lock.destination().isPresent() ? 1 : 0;
        leg.writer.write(datagram, 0, 8, frame % 100 == 0, FRAME_RTP_TICKS);
        leg.writer.advance(FRAME_RTP_TICKS);
        if (nowNanos >= leg.rtcp.nextDeadlineNanos()) {
            leg.rtcp.writeReport(report, 0, nowNanos, nowNanos);
        }
    }
}
