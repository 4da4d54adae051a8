package tutti.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tutti.audio.limit.Limiter;
import tutti.engine.mix.Gain;
import tutti.engine.mix.MixedFrame;

/// What every output must emit, computed from its own books: each output asks its inputs, each input what it
/// reads.
///
/// It knows nothing of matrix, plan, bus or stage.
final class NaiveGraph {
    static final EngineSettings SETTINGS = new EngineSettings(8000, 10);
    static final int FRAME = SETTINGS.frameSamples();

    static final class Input {
        final Channel channel;
        final int[] spoken = new int[FRAME];
        int[] contribution = new int[FRAME];
        boolean speaks;
        int reads = -1;
        boolean attached;
        boolean muted;
        double volumeDb;
        int limiterState = Limiter.UNITY;
        int evaluatedFrame = -1;

        Input(Channel channel) {
            this.channel = channel;
        }

        void detached() {
            attached = false;
            muted = false;
            volumeDb = 0;
        }
    }

    static final class Output {
        final Channel channel;
        final TreeMap<Integer, Integer> gains = new TreeMap<>();
        int[] heard = new int[FRAME];
        int[] expected = new int[FRAME];
        boolean running;
        boolean individual;
        double volumeDb;
        int limiterState = Limiter.UNITY;
        int evaluatedFrame = -1;

        Output(Channel channel) {
            this.channel = channel;
            channel.sendTo(this::hear);
        }

        private void hear(MixedFrame frame, long frameNumber, long nowNanos) {
            System.arraycopy(frame.samples(), 0, heard, 0, FRAME);
        }

        void begin(boolean individual) {
            running = true;
            this.individual = individual;
            volumeDb = 0;
            limiterState = Limiter.UNITY;
            gains.clear();
        }
    }

    final List<Input> inputs = new ArrayList<>();
    final List<Output> outputs = new ArrayList<>();

    boolean dependsOn(Input input, Output output) {
        if (input.reads < 0) return false;
        Output read = outputs.get(input.reads);
        return read == output || read.gains.keySet().stream().anyMatch(id -> dependsOn(inputs.get(id), output));
    }

    boolean reaches(Output output, Input input) {
        return output.gains.keySet().stream().anyMatch(id -> {
            Input member = inputs.get(id);
            return member == input || (member.reads >= 0 && reaches(outputs.get(member.reads), input));
        });
    }

    int[] expected(Output output, int frame) {
        if (output.evaluatedFrame == frame) return output.expected;
        output.evaluatedFrame = frame;
        int[] sum = new int[FRAME];
        output.gains.forEach((id, gain) -> {
            int[] samples = contribution(inputs.get(id), frame);
            for (int i = 0; i < FRAME; i++) sum[i] += Gain.apply(samples[i], gain);
        });
        int volume = Gain.ofDecibels(output.volumeDb);
        for (int i = 0; i < FRAME; i++) sum[i] = Gain.applyToSum(sum[i], volume);
        output.expected = new int[FRAME];
        if (output.running) {
            output.limiterState = Limiter.limit(sum, output.expected, FRAME, output.limiterState);
        }
        return output.expected;
    }

    int[] contribution(Input input, int frame) {
        if (input.evaluatedFrame == frame) return input.contribution;
        input.evaluatedFrame = frame;
        int[] scaled = new int[FRAME];
        int[] source = input.reads >= 0
                ? expected(outputs.get(input.reads), frame)
                : input.speaks ? input.spoken : new int[FRAME];
        int gain = input.muted ? Gain.SILENT : Gain.ofDecibels(input.volumeDb);
        for (int i = 0; i < FRAME; i++) scaled[i] = Gain.apply(source[i], gain);
        if (gain == Gain.UNITY) input.limiterState = Limiter.UNITY;
        input.contribution = new int[FRAME];
        input.limiterState = Limiter.limit(scaled, input.contribution, FRAME, input.limiterState);
        return input.contribution;
    }
}
