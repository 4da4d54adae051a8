package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import tutti.engine.mix.MixedFrame;

/// A channel with a scripted mouth and an ear that remembers what it heard: what most engine tests need.
public final class Room {
    private Room() {}

    /// The call fails with `code` and a sentence.
    public static void refused(ErrorCode code, Runnable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageMatching(code + ": .{20,}");
    }

    /// Speaks a constant value while it is not zero, and hears.
    public static final class Voice implements FrameSource, FrameSink {
        public final Channel channel;
        public int says;
        public int[] heard = new int[0];
        public long frames;
        public MixedFrame frame = new MixedFrame(new int[0], 0);

        public Voice(Processor processor, int says) {
            channel = processor.openChannel(ChannelType.FULL_DUPLEX);
            this.says = says;
            channel.receiveFrom(this);
            channel.sendTo(this);
        }

        @Override
        public boolean pull(int[] samples, int count, long dueNanos) {
            Arrays.fill(samples, 0, count, says);
            return says != 0;
        }

        @Override
        public void push(MixedFrame frame, long frameNumber, long dueNanos) {
            if (heard.length != frame.count()) heard = new int[frame.count()];
            System.arraycopy(frame.samples(), 0, heard, 0, frame.count());
            this.frame = frame;
            frames++;
        }

        /// The one value that all samples of the last frame had.
        public int hears() {
            int value = heard[0];
            for (int sample : heard) {
                if (sample != value) throw new AssertionError("not constant: " + Arrays.toString(heard));
            }
            return value;
        }
    }
}
