package tutti.engine.roles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A meeting at one moment, after event `seq`; nothing that happens later changes it.
public final class MeetingSnapshot {
    private final long seq;
    private final long frame;
    private final MeetingState state;

    MeetingSnapshot(long seq, long frame, MeetingState state) {
        this.seq = seq;
        this.frame = frame;
        this.state = state;
    }

    /// The number of the newest event that is in the snapshot; 0 before the first.
    public long seq() {
        return seq;
    }

    /// The frame that the processor made next when the snapshot was taken.
    public long frame() {
        return frame;
    }

    /// The members in order of joining.
    public Map<Member, Standing> standings() {
        return state.standings();
    }

    /// Empty when `member` is not in the meeting.
    public Optional<Standing> standing(Member member) {
        return state.find(member);
    }

    /// Why `listener` hears `source` or does not; [Reason.Absent] when one of them is not in the meeting.
    public Reason why(Member source, Member listener) {
        return HearingPolicy.reason(listener, source, state);
    }

    /// Every cell, by listener and then by source, in order of joining. Costs the square of the members.
    public Map<Member, Map<Member, Reason>> matrix() {
        Map<Member, Map<Member, Reason>> matrix = new LinkedHashMap<>();
        for (Member listener : state.members()) {
            Map<Member, Reason> row = new LinkedHashMap<>();
            for (Member source : state.members()) row.put(source, why(source, listener));
            matrix.put(listener, row);
        }
        return matrix;
    }
}
