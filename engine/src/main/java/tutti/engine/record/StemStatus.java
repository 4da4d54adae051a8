package tutti.engine.record;

import java.util.List;
import java.util.Optional;
import tutti.engine.roles.Member;

/// The recording of a meeting at one moment, as far as it has been worked on. `complete`: all `files` are
/// closed.
///
/// `refusedStems` counts members beyond [StemRecording#STEMS_MAX], `refusedLines` those that found the
/// timeline full or came after its end, `skippedEvents` how often the meeting had forgotten events before
/// they were read. `timelineProblem` says why the timeline ended early.
public record StemStatus(
        boolean complete,
        List<File> files,
        long refusedStems,
        long refusedLines,
        long skippedEvents,
        Optional<String> timelineProblem) {
    public StemStatus {
        files = List.copyOf(files);
    }

    /// One file: its `name` as given to [StemFiles], whose stem it is, and its `status`; the mix is no
    /// `member`'s.
    public record File(String name, Optional<Member> member, RecordingStatus status) {}
}
