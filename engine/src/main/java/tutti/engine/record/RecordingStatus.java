package tutti.engine.record;

import java.util.Optional;

/// A recording at one moment, as far as it has been drained. All samples are those of one channel.
///
/// `elapsedSamples` is its length on the frame clock; `samples` of them were given to the file, the
/// others left out. At the end `elapsed = samples + pausedSamples + silenceSamples + toneSamples`, but
/// for what a full file refused. `lostFrames` are those that are silence in the file because no audio
/// came for them: the clock had skipped, or the ring had no room (`overflowedFrames`, counted for each
/// side). `trailingSilenceSamples` is how long the silence at the end of the file is, where silence is
/// listened for. `refusedResumes` counts those of [PauseTimes#WAITING_MAX] and more that waited.
/// `problem` says why it ended with [RecordingEnd#ERROR].
public record RecordingStatus(
        RecordingState state,
        RecordingEnd end,
        long elapsedSamples,
        long samples,
        long pausedSamples,
        long silenceSamples,
        long toneSamples,
        long trailingSilenceSamples,
        long lostFrames,
        long overflowedFrames,
        long refusedResumes,
        Optional<String> problem) {
    public boolean isComplete() {
        return state == RecordingState.COMPLETE;
    }

    RecordingStatus in(RecordingState changed) {
        return new RecordingStatus(
                changed,
                end,
                elapsedSamples,
                samples,
                pausedSamples,
                silenceSamples,
                toneSamples,
                trailingSilenceSamples,
                lostFrames,
                overflowedFrames,
                refusedResumes,
                problem);
    }
}
