package tutti.bench.mix;

import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.EngineSettings;
import tutti.engine.FrameSink;
import tutti.engine.FrameSource;
import tutti.engine.Processor;
import tutti.engine.conference.Conference;
import tutti.engine.mix.MixedFrame;

/// The whole tick of a processor with one conference, between sources and sinks that do nothing.
final class EngineTick implements Workload {
    private final Processor processor;
    private final MixedFrame[] heard;
    private long nowNanos;

    EngineTick(MixShape shape, int[][] voices) {
        EngineSettings settings = new EngineSettings(shape.sampleRateHz(), MixShape.FRAME_MILLIS);
        processor = new Engine(settings).openProcessor();
        heard = new MixedFrame[shape.parties()];
        processor.atomically(() -> {
            Conference conference = new Conference(processor);
            for (int party = 0; party < shape.parties(); party++) {
                Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX);
                channel.receiveFrom(shape.talks(party) ? new Mouth(voices[party]) : FrameSource.SILENCE);
                channel.sendTo(new Ear(heard, party));
                conference.addParty(channel);
            }
        });
    }

    @Override
    public void run(int ticks) {
        long frameNanos = processor.settings().frameNanos();
        for (int tick = 0; tick < ticks; tick++) processor.tick(nowNanos += frameNanos);
    }

    @Override
    public int[] heardBy(int party) {
        return heard[party].samples();
    }

    /// Writes its voice once and then finds it where it left it: the buffer is the source's alone.
    private static final class Mouth implements FrameSource {
        private final int[] voice;
        private boolean written;

        Mouth(int[] voice) {
            this.voice = voice;
        }

        @Override
        public boolean pull(int[] samples, int count, long dueNanos) {
            if (!written) System.arraycopy(voice, 0, samples, 0, count);
            written = true;
            return true;
        }
    }

    private static final class Ear implements FrameSink {
        private final MixedFrame[] heard;
        private final int party;

        Ear(MixedFrame[] heard, int party) {
            this.heard = heard;
            this.party = party;
        }

        @Override
        public void push(MixedFrame frame, long frameNumber, long dueNanos) {
            heard[party] = frame;
        }
    }
}
