package tutti.engine.roles;

import java.util.Collection;
import java.util.stream.Collectors;

/// What each [Reason] is called for people: true of its cell, whatever else the meeting is.
final class ReasonSentence {
    private ReasonSentence() {}

    static String of(Reason reason) {
        return switch (reason) {
            case Reason.Heard heard -> ofHeard(heard);
            case Reason.Unheard unheard -> ofUnheard(unheard);
        };
    }

    private static String ofHeard(Reason.Heard heard) {
        return switch (heard) {
            case Reason.TalksWithAll _ -> "party: talks with all";
            case Reason.BackgroundForAll _ -> "background: for all who hear";
            case Reason.CoachOfListener _ -> "coach of this listener";
            case Reason.CoachedByListener _ -> "coached by this listener";
            case Reason.HeardByCoached(Member coached) -> "heard by " + coached.name() + ", whom this listener coaches";
            case Reason.InSideTalk _ -> "in the same side talk as this listener";
            case Reason.PromptForListener _ -> "prompt for this listener";
            case Reason.NamedByRecorder _ -> "named by this recorder";
        };
    }

    private static String ofUnheard(Reason.Unheard unheard) {
        return switch (unheard) {
            case Reason.OwnSignal _ -> "this listener himself";
            case Reason.ListenerHearsNobody _ -> "this listener's role hears nobody";
            case Reason.NeverHeard _ -> "monitor or recorder: nobody hears him";
            case Reason.ListenerOnHold _ -> "this listener is on hold";
            case Reason.SourceOnHold _ -> "on hold";
            case Reason.NotCoached(var coached) -> "coach of " + names(coached) + ": speaks to nobody else";
            case Reason.NotHeardByCoached _ -> "heard by none of those whom this listener coaches";
            case Reason.OutsideSideTalk _ -> "in a side talk without this listener";
            case Reason.PromptForOthers _ -> "prompt for others";
            case Reason.Muted(var by) ->
                "muted by " + by.stream().map(ReasonSentence::origin).collect(Collectors.joining(" and "));
            case Reason.Absent _ -> "not in the same meeting as this listener";
            case Reason.Disconnected _ -> "disconnected: a channel was released or its output stopped";
        };
    }

    private static String names(Collection<Member> members) {
        return members.isEmpty() ? "nobody" : members.stream().map(Member::name).collect(Collectors.joining(" and "));
    }

    private static String origin(MuteOrigin origin) {
        return switch (origin) {
            case SELF -> "himself";
            case MODERATOR -> "the moderator";
            case POLICY -> "policy";
        };
    }
}
