package tutti.engine.roles;

import java.util.Set;
import tutti.engine.roles.Reason.Absent;
import tutti.engine.roles.Reason.BackgroundForAll;
import tutti.engine.roles.Reason.CoachOfListener;
import tutti.engine.roles.Reason.CoachedByListener;
import tutti.engine.roles.Reason.HeardByCoached;
import tutti.engine.roles.Reason.InSideTalk;
import tutti.engine.roles.Reason.ListenerHearsNobody;
import tutti.engine.roles.Reason.ListenerOnHold;
import tutti.engine.roles.Reason.Muted;
import tutti.engine.roles.Reason.NamedByRecorder;
import tutti.engine.roles.Reason.NeverHeard;
import tutti.engine.roles.Reason.NotCoached;
import tutti.engine.roles.Reason.NotHeardByCoached;
import tutti.engine.roles.Reason.OutsideSideTalk;
import tutti.engine.roles.Reason.OwnSignal;
import tutti.engine.roles.Reason.PromptForListener;
import tutti.engine.roles.Reason.PromptForOthers;
import tutti.engine.roles.Reason.SourceOnHold;
import tutti.engine.roles.Reason.TalksWithAll;

/// The one rule of who hears whom: a pure function of listener, source and state. What it does not allow in
/// so many words is not heard.
///
/// ```
///   himself? ─► has ears? ─► ever heard? ─► on hold? ─► what the source's role allows ─► what a coach hears
///                                                       through those he coaches ─► muted?
/// ```
/// The first that says no is the reason, so muted is named only where nothing else is in the way.
final class HearingPolicy {
    private HearingPolicy() {}

    static Reason reason(Member listener, Member source, MeetingState state) {
        if (!state.has(listener) || !state.has(source)) return new Absent();
        Standing mouth = state.standing(source);
        Reason reason = unmuted(listener, source, state);
        return reason.heard() && mouth.muted() ? new Muted(mouth.mutes()) : reason;
    }

    private static Reason unmuted(Member listener, Member source, MeetingState state) {
        Standing ear = state.standing(listener);
        Standing mouth = state.standing(source);
        if (listener.equals(source)) return new OwnSignal();
        if (!ear.role().hears()) return new ListenerHearsNobody();
        if (!mouth.role().speaks()) return new NeverHeard();
        if (ear.held()) return new ListenerOnHold();
        if (mouth.held()) return new SourceOnHold();
        Reason direct = direct(listener, source, state);
        return direct.heard() ? direct : throughCoached(listener, source, state, direct);
    }

    /// Without what a coach hears through others. Neither of the two is on hold, and both can in principle.
    private static Reason direct(Member listener, Member source, MeetingState state) {
        Reason reason = switch (state.standing(source).role()) {
            case Role.Party _ -> party(listener, source, state);
            case Role.Background _ -> new BackgroundForAll();
            case Role.Coach coach ->
                coach.coached().contains(listener) ? new CoachOfListener() : new NotCoached(coach.coached());
            case Role.Prompt prompt ->
                prompt.audience().contains(listener) ? new PromptForListener() : new PromptForOthers();
            case Role.Monitor _, Role.Recorder _ -> new NeverHeard();
        };
        boolean named = state.standing(listener).role() instanceof Role.Recorder recorder
                && recorder.alsoHears().contains(source);
        return named && !reason.heard() ? new NamedByRecorder() : reason;
    }

    /// Those in a side talk go on hearing the meeting, as one does who turns to his neighbour; the meeting
    /// does not hear them.
    private static Reason party(Member listener, Member source, MeetingState state) {
        Standing ear = state.standing(listener);
        Standing mouth = state.standing(source);
        if (mouth.sideTalk().isPresent()) {
            SideTalk sideTalk = mouth.sideTalk().get();
            return mouth.sideTalk().equals(ear.sideTalk()) ? new InSideTalk(sideTalk) : new OutsideSideTalk(sideTalk);
        }
        return switch (ear.role()) {
            case Role.Party _, Role.Monitor _, Role.Recorder _ -> new TalksWithAll();
            case Role.Coach _ -> new NotHeardByCoached();
            case Role.Background _, Role.Prompt _ -> new ListenerHearsNobody();
        };
    }

    private static Reason throughCoached(Member listener, Member source, MeetingState state, Reason otherwise) {
        Set<Member> coached = state.coachedBy(listener);
        if (coached.contains(source)) return new CoachedByListener();
        for (Member pupil : coached) {
            Standing ear = state.standing(pupil);
            if (!ear.role().hears() || ear.held()) continue;
            if (direct(pupil, source, state).heard()) return new HeardByCoached(pupil);
        }
        return otherwise;
    }
}
