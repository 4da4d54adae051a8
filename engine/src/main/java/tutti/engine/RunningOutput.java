package tutti.engine;

import java.util.List;
import java.util.Optional;
import tutti.engine.activity.ActivityReporter;

/// What a conference output has from start to stop: its row in the matrix, its lane in the tick, its
/// settings.
final class RunningOutput {
    private static final int REPORTED_INPUTS_MIN = 64;

    final int row;
    final ConferenceType type;
    final SampleRate rate;
    final OutputLane lane;
    double volumeDb = Volume.UNITY_DB;
    private final int frameSamples;
    private Optional<Reporting> reporting = Optional.empty();
    private Optional<LinkLane> link = Optional.empty();

    private record Reporting(int source, int delayFrames, int sensitivity, ActivityReporter reporter) {
        Reporting(int source, int delayFrames, int sensitivity, int capacity) {
            this(source, delayFrames, sensitivity, new ActivityReporter(source, delayFrames, sensitivity, capacity));
        }

        Reporting withRoomFor(int inputs) {
            if (inputs <= reporter.capacity()) return this;
            return new Reporting(source, delayFrames, sensitivity, Integer.highestOneBit(inputs) * 2);
        }
    }

    RunningOutput(int row, ConferenceType type, SampleRate rate, int frameSamples) {
        this.row = row;
        this.rate = rate;
        this.type = type;
        lane = new OutputLane(frameSamples);
        this.frameSamples = frameSamples;
    }

    /// The way of its exact sums to other processors; there from when it is first asked for.
    LinkLane link() {
        if (link.isEmpty()) {
            lane.mix.keepSums();
            link = Optional.of(new LinkLane(lane.mix, frameSamples));
        }
        return link.get();
    }

    void report(int source, int delayFrames, int sensitivity) {
        reporting = Optional.of(new Reporting(source, delayFrames, sensitivity, REPORTED_INPUTS_MIN));
    }

    void reportNothing() {
        reporting = Optional.empty();
    }

    boolean reports() {
        return reporting.isPresent();
    }

    /// The reporter with the participants it watches, while the output reports. One that has become too
    /// small begins anew, which may repeat a report.
    FrameProgram.Watch watch(List<ConferenceInput> inputs, int[] ids) {
        Reporting has = reporting.orElseThrow().withRoomFor(ids.length);
        reporting = Optional.of(has);
        return new FrameProgram.Watch(has.reporter(), inputs, ids);
    }
}
