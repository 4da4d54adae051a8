package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class JitterBufferAllocationTest {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final TestSource source = new TestSource();
    private final byte[] payload = new byte[160];
    private int next;

    @Test
    void allocatesNothingPerPacket() {
        run(20_000);
        // The first measurement allocates inside the bean itself.
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(20_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private void run(int packets) {
        for (int i = 0; i < packets; i++) {
            int n = next++;
            long now = TestSource.tick(n);
            if (n % 10 != 0) {
                source.buffer.offer(n, n * 160, false, 0, 160, payload, 0, 160, now - 5_000_000 - n % 7 * 1_000_000L);
            }
            if (source.buffer.take(now, 0) == JitterBuffer.Take.LOST) {
                source.buffer.take(now, 0);
            }
            source.buffer.excessNanos();
        }
    }
}
