package tutti.server.playout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import tutti.rtp.jitter.JitterBufferSettings;

class PlayoutTest {
    private final Playout playout = new Playout(8000, 160, JitterBufferSettings.TELEPHONE);
    private final int[] frame = new int[160];
    private final byte[] payload = LinearDecoder.encode(Signals.tone(1, 425), 0, 160);
    private int next;

    @Test
    void isSilentWithoutAPacket() {
        frame[3] = 7;

        assertThat(playout.pull(frame, 0, 160, 0)).isEqualTo(Playout.Frame.SILENCE);
        assertThat(frame).containsOnly(0);
        assertThat(playout.lastPacketAgeMillis(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(playout.delayMillis()).isZero();
    }

    @Test
    void saysWhatAFrameIsMadeOf() {
        playout.accept(96, new LinearDecoder(8000));
        playout.offer(1, 160, true, 96, payload, 0, 320, 990_000_000);

        assertThat(playout.pull(frame, 0, 160, 1_000_000_000)).isEqualTo(Playout.Frame.AUDIO);
        assertThat(playout.pull(frame, 0, 160, 1_020_000_000)).isEqualTo(Playout.Frame.CONCEALED);
        for (long now = 1_040_000_000; now <= 1_100_000_000; now += 20_000_000) {
            playout.pull(frame, 0, 160, now);
        }
        assertThat(playout.pull(frame, 0, 160, 1_120_000_000)).isEqualTo(Playout.Frame.SILENCE);
        assertThat(playout.statistics().concealedSamples()).isEqualTo(800);
    }

    @Test
    void decodesWhatIsSureToBePlayedWhenItComesAndNoMore() {
        CountingDecoder decoder = new CountingDecoder();
        playout.accept(96, decoder);
        for (int n = 1; n <= 3; n++) playout.offer(n, n * 160, n == 1, 96, payload, 0, 320, 990_000_000);
        playout.prepare(1_000_000_000);
        assertThat(decoder.decoded).as("nothing plays yet").isZero();
        playout.pull(frame, 0, 160, 1_000_000_000);
        playout.prepare(1_020_000_000);
        playout.prepare(1_020_000_000);
        assertThat(decoder.decoded).as("the one that plays, and one ahead").isEqualTo(2);
        assertThat(playout.pull(frame, 0, 160, 1_020_000_000)).isEqualTo(Playout.Frame.AUDIO);
        assertThat(decoder.decoded).isEqualTo(2);
    }

    private static final class CountingDecoder implements AudioDecoder {
        private final LinearDecoder linear = new LinearDecoder(8000);
        private int decoded;

        @Override
        public int rtpClockHz() {
            return 8000;
        }

        @Override
        public int sampleCount(byte[] payload, int offset, int length) {
            return linear.sampleCount(payload, offset, length);
        }

        @Override
        public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
            decoded++;
            return linear.decode(payload, offset, length, samples, sampleOffset);
        }
    }

    @Test
    void anEqualDecoderDoesNotDisturbTheStream() {
        playout.accept(96, new LinearDecoder(8000));
        playout.offer(1, 160, true, 96, payload, 0, 320, 990_000_000);
        playout.accept(96, new LinearDecoder(8000));

        assertThat(playout.pull(frame, 0, 160, 1_000_000_000)).isEqualTo(Playout.Frame.AUDIO);
    }

    @Test
    void refusesMisuseWithASentence() {
        assertThatThrownBy(() -> new Playout(8000, 80, JitterBufferSettings.TELEPHONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frameSamples must last frameNanos");
        assertThatThrownBy(() -> playout.accept(128, new LinearDecoder(8000))).hasMessageContaining("payloadType");
        assertThatThrownBy(() -> playout.pull(new int[400], 0, 161, 0)).hasMessageContaining("at most 160");
    }

    @Test
    void allocatesNothingOnTheTick() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        playout.accept(96, new LinearDecoder(8000));
        run(20_000);
        long least = Long.MAX_VALUE;
        // Of a few runs one may contain something that the virtual machine does once.
        for (int i = 0; i < 3; i++) {
            threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            run(20_000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
        assertThat(playout.statistics().concealedSamples()).isPositive();
        assertThat(playout.statistics().acceleratedSamples()).isPositive();
    }

    /// Loss, and phases of lateness that make the delay grow and shrink again.
    private void run(int packets) {
        for (int i = 0; i < packets; i++) {
            int n = next++;
            long now = 1_000_000_000 + n * 20_000_000L;
            boolean late = n / 500 % 2 == 0 && n % 5 == 0;
            if (n % 13 != 0 && !late) {
                playout.offer(n, n * 160, false, 96, payload, 0, 320, now - 10_000_000);
            }
            playout.pull(frame, 0, 160, now);
            if (n % 13 != 0 && late) {
                playout.offer(n, n * 160, false, 96, payload, 0, 320, now + 1_000_000);
            }
        }
    }
}
