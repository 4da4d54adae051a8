package tutti.engine.record;

import java.util.Optional;

/// A recording at one moment, as far as it has been drained: its `state`, and why it has come to its
/// `end`, if it has. All samples are those of one channel.
///
/// `elapsedSamples` is its length on the frame clock; `samples` of them were given to the file, the
/// others left out: `pausedSamples` by pauses, `silenceSamples` as silence, `toneSamples` as tones. At
/// the end `elapsedSamples` is the sum of these four, but for what a full file refused. `lostFrames` are
/// those that are silence in the file because no audio came for them: the clock had skipped, or the ring
/// had no room (`overflowedFrames`, counted for each side). `trailingSilenceSamples` is how long the
/// silence at the end of the file is, where silence is listened for. `refusedResumes` counts those of
/// 1,024 and more that waited. `problem` says why it ended with [RecordingEnd#ERROR].
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
    /// Whether it has ended and its file is closed.
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
