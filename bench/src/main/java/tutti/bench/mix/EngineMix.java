package tutti.bench.mix;

import java.util.stream.IntStream;
import tutti.engine.mix.Gain;
import tutti.engine.mix.MixInput;
import tutti.engine.mix.MixMatrix;
import tutti.engine.mix.MixOutput;
import tutti.engine.mix.MixPlan;
import tutti.engine.mix.Mixer;
import tutti.engine.mix.PlanCompiler;

/// The engine's mix alone: a compiled plan, inputs that hold their frames, outputs that get theirs.
final class EngineMix implements Workload {
    private final MixOutput[] outputs;
    private final MixPlan plan;
    private final Mixer mixer;

    EngineMix(MixShape shape, int[][] voices) {
        MixInput[] inputs = IntStream.range(0, shape.parties())
                .mapToObj(_ -> new MixInput())
                .toArray(MixInput[]::new);
        outputs = IntStream.range(0, shape.parties())
                .mapToObj(_ -> new MixOutput(shape.frameSamples()))
                .toArray(MixOutput[]::new);
        for (int talker = 0; talker < voices.length; talker++) inputs[talker].contribute(voices[talker]);
        plan = new PlanCompiler(matrix(shape.parties()), i -> inputs[i], i -> outputs[i], shape.frameSamples())
                .compile();
        mixer = new Mixer(shape.frameSamples());
    }

    /// Everybody hears everybody else.
    private static MixMatrix matrix(int parties) {
        MixMatrix matrix = new MixMatrix();
        for (int party = 0; party < parties; party++) {
            matrix.openInput();
            matrix.openOutput();
        }
        for (int output = 0; output < parties; output++) {
            for (int input = 0; input < parties; input++) {
                if (input != output) matrix.set(output, input, Gain.UNITY);
            }
        }
        return matrix;
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) mixer.mix(plan);
    }

    @Override
    public int[] heardBy(int party) {
        return outputs[party].frame().samples();
    }
}
