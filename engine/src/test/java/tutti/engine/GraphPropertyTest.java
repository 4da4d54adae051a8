package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.engine.NaiveGraph.Input;
import tutti.engine.NaiveGraph.Output;
import tutti.engine.link.Crossings;
import tutti.engine.mix.Gain;

/// Whatever is done to the primitives in whatever order, every output is the naive sum, bit for bit.
///
/// A case is a random graph of inputs and outputs on one to four processors with random operations between frames:
/// add, leave, clone, stop, detach, factors, input and output volumes, mutes, cells between processors, and inputs
/// that read other outputs. The reference is [NaiveGraph], which knows of no processors.
class GraphPropertyTest {
    private static final int CASES = 10_000;
    private static final int SIDES_MAX = 64;
    private static final int PROCESSORS_MAX = 4;
    private static final int FRAMES_PER_CASE = 3;

    @Test
    void everyOutputIsTheNaiveSumBitForBit() {
        long compared = 0;
        long staged = 0;
        long linked = 0;
        for (int seed = 1; seed <= CASES; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            graph.run();
            compared += graph.compared;
            staged += graph.stagedFrames;
            linked += graph.linkedFrames;
        }
        assertThat(compared).as("crossings that were compared").isGreaterThan(1_000_000);
        assertThat(staged).as("frames in which a mix fed a mix").isGreaterThan(1_000);
        assertThat(linked).as("frames in which processors were linked").isGreaterThan(10_000);
    }

    private static final class RandomGraph {
        final Random random;
        final String name;
        final Engine engine = new Engine(NaiveGraph.SETTINGS);
        final Crossings crossings = new Crossings(engine);
        final NaiveGraph naive = new NaiveGraph();
        final List<Input> inputs = naive.inputs;
        final List<Output> outputs = naive.outputs;
        long compared;
        long stagedFrames;
        long linkedFrames;

        RandomGraph(long seed) {
            random = new Random(seed);
            name = "seed " + seed;
            int largest = seed % 10 == 0 ? SIDES_MAX : 12;
            for (long i = seed % PROCESSORS_MAX; i >= 0; i--) engine.openProcessor();
            engine.atomically(() -> {
                for (int i = 1 + random.nextInt(largest); i > 0; i--) openInput();
                for (int i = 1 + random.nextInt(largest); i > 0; i--) openOutput();
                if (random.nextBoolean()) beginDense();
            });
        }

        /// Everybody hears nearly everybody else, from where the operations then lead away.
        private void beginDense() {
            for (Input input : inputs) {
                input.channel.conferenceInput().attach();
                input.attached = true;
            }
            for (int out = 0; out < outputs.size(); out++) {
                start(outputs.get(out));
                for (int in = 0; in < inputs.size(); in++) {
                    if (in != out && random.nextInt(20) != 0) add(in, outputs.get(out));
                }
            }
        }

        private Processor anyProcessor() {
            return engine.processors().get(random.nextInt(engine.processors().size()));
        }

        private static boolean crosses(Input input, Output output) {
            return input.channel.processor() != output.channel.processor();
        }

        private boolean hasCrossings(Output output) {
            return output.gains.keySet().stream().anyMatch(in -> crosses(inputs.get(in), output));
        }

        private void openInput() {
            Input input = new Input(anyProcessor().openChannel(ChannelType.INPUT));
            input.channel.receiveFrom(voice(input));
            inputs.add(input);
        }

        private static FrameSource voice(Input input) {
            return (samples, count, _) -> {
                System.arraycopy(input.spoken, 0, samples, 0, count);
                return input.speaks;
            };
        }

        private void openOutput() {
            outputs.add(new Output(anyProcessor().openChannel(ChannelType.OUTPUT)));
        }

        void run() {
            for (int frame = 0; frame < FRAMES_PER_CASE; frame++) {
                int operations = (frame == 0 ? 2 : 1) * random.nextInt(2 * (inputs.size() + outputs.size()));
                engine.atomically(() -> {
                    for (int i = 0; i < operations; i++) operate();
                });
                speak();
                engine.tick(0);
                compare(frame);
                if (engine.processors().stream().anyMatch(it -> it.plans().size() > 1)) stagedFrames++;
                if (crossings.links() > 0) linkedFrames++;
            }
        }

        private void speak() {
            boolean loud = random.nextInt(4) == 0;
            for (Input input : inputs) {
                input.speaks = random.nextInt(3) == 0;
                int range = loud ? 32768 : 3000;
                for (int i = 0; i < NaiveGraph.FRAME; i++) input.spoken[i] = random.nextInt(-range, range);
            }
        }

        private void operate() {
            int in = random.nextInt(inputs.size());
            int out = random.nextInt(outputs.size());
            Input input = inputs.get(in);
            Output output = outputs.get(out);
            switch (random.nextInt(12)) {
                case 0 -> start(output);
                case 1 -> stop(output);
                case 2 -> copy(outputs.get(random.nextInt(outputs.size())), output);
                case 3 -> leave(in, output);
                case 4 -> attachOrDetach(in, input);
                case 5 -> adjust(input);
                case 6 -> adjust(output);
                case 7 -> read(input, out);
                default -> add(in, output);
            }
        }

        private void start(Output output) {
            if (output.running) return;
            boolean individual = random.nextInt(3) == 0;
            output.channel
                    .conferenceOutput()
                    .start(individual ? ConferenceType.INDIVIDUAL_VOLUME : ConferenceType.STANDARD);
            output.begin(individual);
        }

        private void stop(Output output) {
            if (!output.running || random.nextInt(3) != 0) return;
            for (int in : List.copyOf(output.gains.keySet())) {
                if (crosses(inputs.get(in), output)) disconnect(inputs.get(in), output);
            }
            output.channel.conferenceOutput().stop();
            output.running = false;
            output.gains.clear();
            forgetUnheard();
        }

        /// Detached are those that were only added; the engine is asked, which of them were, and only that.
        private void forgetUnheard() {
            for (Input input : inputs) {
                if (input.channel.conferenceInput().id().isEmpty()) input.detached();
            }
        }

        private void copy(Output model, Output output) {
            if (output.running || !model.running || hasCrossings(model)) return;
            if (model.channel.processor() != output.channel.processor()) {
                Room.refused(
                        ErrorCode.BAD_PARAMETER,
                        () -> output.channel.conferenceOutput().clone(model.channel.conferenceOutput()));
                return;
            }
            if (model.gains.keySet().stream().anyMatch(id -> naive.dependsOn(inputs.get(id), output))) {
                Room.refused(
                        ErrorCode.BAD_PARAMETER,
                        () -> output.channel.conferenceOutput().clone(model.channel.conferenceOutput()));
                return;
            }
            output.channel.conferenceOutput().clone(model.channel.conferenceOutput());
            output.begin(model.individual);
            output.volumeDb = model.volumeDb;
            output.gains.putAll(model.gains);
        }

        private void add(int in, Output output) {
            Input input = inputs.get(in);
            if (!output.running || (output.individual && !input.attached)) return;
            if (crosses(input, output) && !input.attached) return;
            double factor = output.individual ? random.nextInt(17) / (1.0 + random.nextInt(4)) : 1;
            Runnable add = () -> {
                ConferenceInput added = input.channel.conferenceInput();
                if (crosses(input, output)) connect(added, output, factor);
                else if (output.individual) output.channel.conferenceOutput().add(added, factor);
                else output.channel.conferenceOutput().add(added);
            };
            if (naive.dependsOn(input, output)) {
                Room.refused(ErrorCode.BAD_PARAMETER, add);
                return;
            }
            add.run();
            input.attached = true;
            output.gains.put(in, (int) Math.round(factor * Gain.UNITY));
        }

        private void connect(ConferenceInput input, Output output, double factor) {
            if (output.individual) crossings.connect(input, output.channel.conferenceOutput(), factor);
            else crossings.connect(input, output.channel.conferenceOutput());
            crossings.settle();
        }

        private void disconnect(Input input, Output output) {
            crossings.disconnect(input.channel.conferenceInput(), output.channel.conferenceOutput());
            crossings.settle();
        }

        private void leave(int in, Output output) {
            Input input = inputs.get(in);
            if (!output.running || !input.attached) return;
            if (crosses(input, output)) {
                disconnect(input, output);
            } else {
                output.channel
                        .conferenceOutput()
                        .leave(input.channel.conferenceInput().id().orElseThrow());
            }
            output.gains.remove(in);
            forgetUnheard();
        }

        private void attachOrDetach(int in, Input input) {
            boolean heard = outputs.stream().anyMatch(output -> output.gains.containsKey(in));
            if (input.attached && !heard) {
                input.channel.conferenceInput().detach();
                input.detached();
            } else {
                input.channel.conferenceInput().attach();
                input.attached = true;
            }
        }

        private void adjust(Input input) {
            if (!input.attached) return;
            ConferenceInput adjusted = input.channel.conferenceInput();
            if (random.nextBoolean()) {
                input.volumeDb = random.nextInt(-24, 25);
                adjusted.adjustVolume(input.volumeDb);
            } else {
                input.muted = random.nextInt(3) == 0;
                if (input.muted) adjusted.mute();
                else adjusted.unmute();
            }
        }

        private void adjust(Output output) {
            if (!output.running || output.individual) return;
            output.volumeDb = random.nextInt(3) == 0 ? 0 : random.nextInt(-24, 25);
            output.channel.conferenceOutput().adjustVolume(output.volumeDb);
        }

        private void read(Input input, int out) {
            if (random.nextInt(3) != 0) return;
            Output output = outputs.get(out);
            if (crosses(input, output)) return;
            if (input.reads >= 0) {
                input.channel.receiveFrom(voice(input));
                input.reads = -1;
            } else if (naive.reaches(output, input)) {
                Room.refused(ErrorCode.BAD_PARAMETER, () -> input.channel.receiveFrom(output.channel.outputFeed()));
            } else {
                input.channel.receiveFrom(output.channel.outputFeed());
                input.reads = out;
            }
        }

        private void compare(int frame) {
            for (int out = 0; out < outputs.size(); out++) {
                Output output = outputs.get(out);
                assertThat(output.heard)
                        .as("%s, frame %d, output %d", name, frame, out)
                        .isEqualTo(naive.expected(output, frame));
                compared += output.gains.size();
            }
            for (Input input : inputs) naive.contribution(input, frame);
        }
    }
}
