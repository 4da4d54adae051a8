package tutti.simulator.script.ear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.Reason;
import tutti.engine.roles.SourceHearing;
import tutti.simulator.script.stage.Performer;
import tutti.simulator.script.stage.Stage;

/// Asks the meeting who hears whom whenever that can have changed, and keeps how long each answer held.
///
/// Pairs of which one is not in the meeting have no stretch. Costs the square of the members for each
/// [#update].
public final class RuleTrack {
    private final int parties;
    private final @Nullable RuleStretch[] current;
    private final List<RuleStretch> closed = new ArrayList<>();

    public RuleTrack(int parties) {
        this.parties = parties;
        current = new RuleStretch[parties * parties];
    }

    /// To be called after the changes before a frame and before it is made.
    public void update(Stage stage) {
        Map<Member, Integer> indexes = new HashMap<>();
        for (Performer performer : stage.performers()) {
            performer.member().ifPresent(member -> indexes.put(member, performer.index()));
        }
        for (Performer listener : stage.performers()) updateRow(listener, stage, indexes);
    }

    private void updateRow(Performer listener, Stage stage, Map<Member, Integer> indexes) {
        int frame = stage.frame();
        Optional<Member> ear = listener.member();
        boolean[] present = new boolean[parties];
        if (ear.isPresent()) {
            Meeting meeting = stage.meeting();
            for (SourceHearing source : meeting.hears(ear.get()).sources()) {
                int talker = Objects.requireNonNull(indexes.get(source.source()));
                present[talker] = true;
                put(listener.index(), talker, frame, source.reason(), source.gain());
            }
            present[listener.index()] = true;
            put(listener.index(), listener.index(), frame, meeting.why(ear.get(), ear.get()), 0);
        }
        for (int talker = 0; talker < parties; talker++) {
            if (!present[talker]) close(listener.index() * parties + talker, frame);
        }
    }

    private void put(int listener, int talker, int frame, Reason reason, double gain) {
        int cell = listener * parties + talker;
        RuleStretch open = current[cell];
        if (open != null && open.continues(reason, gain)) return;
        close(cell, frame);
        current[cell] = new RuleStretch(listener, talker, frame, reason, gain);
    }

    private void close(int cell, int frame) {
        RuleStretch open = current[cell];
        if (open == null) return;
        open.toFrame = frame;
        if (frame > open.fromFrame) closed.add(open);
        current[cell] = null;
    }

    Optional<RuleStretch> current(int listener, int talker) {
        return Optional.ofNullable(current[listener * parties + talker]);
    }

    /// All stretches up to `frame`, by listener, then talker, then time.
    List<RuleStretch> finish(int frame) {
        for (int cell = 0; cell < current.length; cell++) close(cell, frame);
        closed.sort((a, b) -> {
            if (a.listener != b.listener) return Integer.compare(a.listener, b.listener);
            if (a.talker != b.talker) return Integer.compare(a.talker, b.talker);
            return Integer.compare(a.fromFrame, b.fromFrame);
        });
        return closed;
    }
}
