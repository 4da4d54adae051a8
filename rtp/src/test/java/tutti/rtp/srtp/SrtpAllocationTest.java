package tutti.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.rtp.packet.NetworkOrder;

/// What a packet costs in memory, in and out.
class SrtpAllocationTest {
    private static final int PACKETS_WARM_UP = 40_000;
    private static final int PACKETS_PER_ROUND = 5000;
    private static final int ROUNDS = 10;
    // The JVM puts some octets on a thread's account when it replaces compiled code, in one round or another.
    private static final int JVM_ROUNDS = 2;

    private final byte[] datagram = new byte[256];
    private final byte[] report = new byte[128];
    private int sequence;

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(SrtpProfile profile) {
        long[] allocated = run(profile);

        long roundsWithout =
                Arrays.stream(allocated).filter(octets -> octets == 0).count();
        assertThat(roundsWithout)
                .as("octets per round: %s", Arrays.toString(allocated))
                .isGreaterThanOrEqualTo(ROUNDS - JVM_ROUNDS);
    }

    private long[] run(SrtpProfile profile) {
        SrtpMasterKey key = Packets.key(profile, 1);
        SrtpSender sender = new SrtpSender(key);
        SrtpReceiver receiver = new SrtpReceiver(key);
        System.arraycopy(Packets.rtp(9, 0, 160), 0, datagram, 0, 172);
        exchange(sender, receiver, PACKETS_WARM_UP);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long[] allocated = new long[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            exchange(sender, receiver, PACKETS_PER_ROUND);
            allocated[Math.max(0, round)] = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(receiver.packets(SrtpVerdict.OK)).isEqualTo(sequence + sequence / 50);
        return allocated;
    }

    private void exchange(SrtpSender sender, SrtpReceiver receiver, int packets) {
        for (int i = 0; i < packets; i++) {
            NetworkOrder.putInt16(datagram, 2, sequence++);
            receiver.unprotectRtp(datagram, 0, sender.protectRtp(datagram, 0, 172));
            if (sequence % 50 == 0) {
                report[0] = (byte) 0x80;
                receiver.unprotectRtcp(report, 0, sender.protectRtcp(report, 0, 52));
            }
        }
    }
}
